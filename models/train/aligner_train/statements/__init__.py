"""Short faults of one to six lines, which are put into other code (see implant.py): the same fault in many surroundings.

A module per language calls ``fault(tag, lang, diffs, keep)``: ``diffs`` as in families/python_form.py, ``keep`` are clean
look-alikes. Slots as in family.py.
"""
from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass

from ..families.python_form import diffs, texts
from ..family import POOLS, SLOT


@dataclass(frozen=True)
class Statements:
    """The short forms of one fault in one language: (bad, good) pairs, and clean texts that look alike."""

    tag: str
    lang: str
    pairs: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]


ALL: dict[tuple[str, str], Statements] = {}


def fault(tag: str, lang: str, forms: str, keep: str = "") -> None:
    """Register a fault. Raises ValueError for an unknown slot, a pair without a difference or twice, or a second entry."""
    pairs, kept = diffs(forms.strip("\n")), texts(keep.strip("\n")) if keep.strip() else []
    if (tag, lang) in ALL or any(b == g for b, g in pairs) or len(set(pairs)) < len(pairs):
        raise ValueError(f"{tag} in {lang}: twice, or a pair twice or without a difference")
    for text in [*(t for p in pairs for t in p), *kept]:
        for slot in SLOT.findall(text):
            if "|" not in slot and re.sub(r"\d+$", "", slot) not in POOLS:
                raise ValueError(f"{tag} in {lang}: unknown slot <<{slot}>>")
    ALL[tag, lang] = Statements(tag, lang, tuple(pairs), tuple(kept))


def load_statements() -> dict[tuple[str, str], Statements]:
    """All short faults by (tag, language)."""
    for m in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{m.name}")
    return ALL

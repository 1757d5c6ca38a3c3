"""Slots: marked places in a text that are filled with drawn values, so that one form has many surface forms.

- ``<<var>>`` draws a name from the pool ``var`` of slots.toml. The same slot has the same value in the whole case; ``<<var2>>`` is
  a second, different value of the pool. Names follow the language's habit (snake_case or camelCase).
- ``<<GET|POST|PUT>>`` draws one of the alternatives. The same alternatives have the same value in the whole case.
"""
from __future__ import annotations

import random
import re
from pathlib import Path

from .languages import SNAKE
from .toml_file import word_lists

SLOT = re.compile(r"<<([^<>\n]+?)>>")
POOLS = word_lists(Path(__file__).with_name("slots.toml"))
#: Pools whose values are names in the code.
NAMES = {"var", "list", "fn", "col"}


def _pool(slot: str) -> str:
    """The pool of ``<<var2>>`` is ``var``."""
    return slot.rstrip("0123456789")


def unknown_slot(text: str) -> str | None:
    """The first slot of ``text`` that has neither alternatives nor a pool."""
    return next((s for s in SLOT.findall(text) if "|" not in s and _pool(s) not in POOLS), None)


def _style(name: str, pool: str, lang: str) -> str:
    if pool in NAMES and lang not in SNAKE:
        head, *rest = name.split("_")
        return head + "".join(w.capitalize() for w in rest)
    return name


def fill(text: str, lang: str, rng: random.Random, slots: dict[str, str]) -> str:
    """Replace the slots of ``text``; ``slots`` remembers the choices, so that texts of one case agree."""

    def value(m: re.Match[str]) -> str:
        slot = m.group(1)
        if slot not in slots:
            if "|" in slot:
                slots[slot] = rng.choice(slot.split("|"))
            else:
                pool = _pool(slot)
                taken = {v for k, v in slots.items() if _pool(k) == pool}
                choices = [c for c in (_style(n, pool, lang) for n in POOLS[pool]) if c not in taken]
                slots[slot] = rng.choice(choices)
        return slots[slot]

    return SLOT.sub(value, text)

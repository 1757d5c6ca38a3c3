"""Loads every module of ``families`` that imports cleanly (they are written while training runs)."""
from __future__ import annotations

import importlib
import pkgutil
import sys

from . import families as package
from .family import FAMILIES, Family


def load_families(strict: bool = False) -> dict[str, Family]:
    """All families by id. A module that does not import is reported on standard error, or raises when ``strict``."""
    for m in sorted(x.name for x in pkgutil.iter_modules(package.__path__)):
        known = set(FAMILIES)
        try:
            importlib.import_module(f"{package.__name__}.{m}")
        except Exception as e:  # noqa: BLE001 - any fault of a half-written module must not stop a run
            if strict:
                raise
            for k in set(FAMILIES) - known:
                del FAMILIES[k]
            print(f"families/{m}.py left out: {e!r}", file=sys.stderr)
    return FAMILIES

"""Rows with tabs: the code of a segment indented with tabs instead of spaces, on both sides alike."""
from __future__ import annotations

import re
from dataclasses import replace

from ..surroundings import Segment

FIXED = {"yaml", "markdown", "haskell", "sql", "dockerfile", "go"}  # tabs are not allowed, unusual, or there already


def unit(code: str) -> int:
    """Width of one level of indentation: 2 or 4, or 0 when there is none or it is uneven."""
    widths = {len(m) for m in re.findall(r"^( +)\S", code, re.MULTILINE)}
    return next((n for n in (4, 2) if widths and all(w % n == 0 for w in widths)), 0)


def tabbed(s: Segment) -> Segment | None:
    """``s`` with tabs, or None when its code has no even indentation."""
    if s.lang in FIXED or "```" not in s.a:
        return None
    fences = lambda text: re.findall(r"```.*?\n(.*?)```", text, re.DOTALL)
    n = unit("\n".join(fences(s.a) + fences(s.c)))
    if not n:
        return None
    swap = lambda m: re.sub(r"^ +(?=\S)", lambda i: "\t" * (len(i[0]) // n), m[0], flags=re.MULTILINE)
    put = lambda text: re.sub(r"```.*?\n.*?```", swap, text, flags=re.DOTALL)
    return replace(s, a=put(s.a), c=put(s.c))

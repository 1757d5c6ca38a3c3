"""Rows of the second task: does a proposed correction stand?

The question comes right behind a correction that was just written, in the same reading: ``…<|im_end|>\\n##Stands:`` and then ``OK`` or
``No``. So it costs a handful of tokens where a verifier of its own would read both texts again. Right proposals are the references;
wrong ones are made of them: half a fix, something lost or changed beside it, and a "correction" that puts the fault in.
"""
from __future__ import annotations

import random
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

Row = dict[str, Any]
PIECES = re.compile(r"\w+|\s+|[^\w\s]")


def _changes(a: list[str], c: list[str]) -> list[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, a, c, autojunk=False).get_opcodes()


def half(row: Row, rng: random.Random) -> str | None:
    """The reference with one of its changes undone, where it has several."""
    a, c = PIECES.findall(row["a"]), PIECES.findall(row["c"])
    ops = _changes(a, c)
    changed = [i for i, op in enumerate(ops) if op[0] != "equal"]
    if len(changed) < 2:
        return None
    undo = rng.choice(changed)
    return "".join("".join(a[i1:i2] if n == undo else c[j1:j2]) for n, (_, i1, i2, j1, j2) in enumerate(ops))


def lost(row: Row, rng: random.Random) -> str | None:
    """The reference without a line, or without a condition of a query, that it should have kept."""
    c = row["c"]
    conditions = [m.span() for m in re.finditer(r" (?:AND|OR) (?!\S+ (?:AND|THEN))[\w.]+ (?:IS (?:NOT )?NULL|[=<>]+ ?[^\s\"'`,)]+)", c)]
    if conditions and rng.random() < 0.6:
        a, b = rng.choice(conditions)
        return c[:a] + c[b:]
    before = set(row["a"].split("\n"))
    lines = c.split("\n")
    same = [i for i, line in enumerate(lines) if line in before and len(line.strip()) > 5 and not line.lstrip().startswith(("```", "#", "//"))]
    if len(same) < 2:
        return None
    del lines[rng.choice(same)]
    return "\n".join(lines)


def swapped(row: Row, rng: random.Random) -> str | None:
    """The reference with a name or number replaced by another one of the text, where it should have stayed."""
    c = PIECES.findall(row["c"])
    _, at, to, *_ = max(_changes(c, PIECES.findall(row["a"])), key=lambda op: (op[0] == "equal") * (op[2] - op[1]))
    words = [i for i in range(at, to) if re.fullmatch(r"[A-Za-z_]\w{2,}|\d+", c[i])]
    others = sorted({w for w in c if re.fullmatch(r"[A-Za-z_]\w{2,}|\d+", w)})
    if not words or len(others) < 3:
        return None
    i = rng.choice(words)
    other = rng.choice([w for w in others if w != c[i] and w.isdigit() == c[i].isdigit()] or [w for w in others if w != c[i]])
    return "".join([*c[:i], other, *c[i + 1:]])


WRONG: tuple[Callable[[Row, random.Random], str | None], ...] = (half, lost, swapped)


def proposal(row: Row, rng: random.Random) -> tuple[str, str, bool]:
    """(answer, proposed correction, whether it stands) for a faulty row; half of them stand."""
    if rng.random() < 0.5:
        return row["a"], row["c"], True
    if rng.random() < 0.25:
        return row["c"], row["a"], False
    for make in rng.sample(WRONG, len(WRONG)):
        made = make(row, rng)
        if made is not None and made not in (row["a"], row["c"]):
            return row["a"], made, False
    return row["c"], row["a"], False

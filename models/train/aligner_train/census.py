"""Counts the recipe: forms, held-out forms and twins of every family and short fault, by language, with totals."""
from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .family import Family
from .registry import Statements, load_families, load_statements


class Count(NamedTuple):
    """One line of the table."""

    id: str
    tag: str
    forms: int
    held: int
    twins: int
    note: str


def counts(families: Iterable[Family], shorts: Iterable[Statements]) -> dict[str, list[Count]]:
    """The lines of the table by language, languages and lines in the order in which they come."""
    table: dict[str, list[Count]] = defaultdict(list)
    for f in families:
        table[f.lang].append(Count(f.id, f.tag, len(f.forms), len(f.held), len(f.twins), "unseen" if f.unseen else ""))
    for s in shorts:
        table[s.lang].append(Count(f"short-{s.lang}-{s.tag}", s.tag, len(s.pairs), 0, len(s.keep), "short"))
    return table


def total(lines: Iterable[Count], name: str) -> str:
    """One line that sums up others: how many families, short faults, forms, held-out forms, twins."""
    lines = list(lines)
    families = [c for c in lines if c.note != "short"]
    unseen = sum(c.note == "unseen" for c in families)
    forms, held, twins = (sum(getattr(c, key) for c in lines) for key in ("forms", "held", "twins"))
    return f"{name}: {len(families)} families ({unseen} unseen), {len(lines) - len(families)} short faults, {forms} forms, {held} held out, {twins} twins"


def report(table: dict[str, list[Count]]) -> str:
    """The table as text."""
    out = []
    for lang, lines in table.items():
        out.append(f"\n{lang:<42} {'tag':<28} {'forms':>5} {'held':>5} {'twins':>5}")
        out += [f"  {c.id:<40} {c.tag:<28} {c.forms:>5} {c.held:>5} {c.twins:>5}  {c.note}".rstrip() for c in lines]
        out.append("  " + total(lines, lang))
    out.append("\n" + total([c for lines in table.values() for c in lines], "total"))
    return "\n".join(out)


def main(argv: list[str]) -> None:
    argparse.ArgumentParser(prog="aligner_train families", description=__doc__).parse_args(argv)
    print(report(counts(load_families().values(), load_statements().values())))

"""Counts the recipe: forms, held-out forms and twins of every family and short fault, by language, with totals.

``--forms FILE`` also writes every form, with drawn names, as JSON lines {family, tag, lang, held, bad, good}: what a rule or a guard of
the product is tried on (test/guards/forms.ts); ``--twins FILE`` the twins, as {family, tag, lang, text}, in which nothing is to be
found. The same families give the same files.
"""
from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .family import Family
from .registry import Statements, load_families, load_statements
from .slots import fill


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


def filled(families: Iterable[Family], shorts: Iterable[Statements]) -> Iterator[dict]:
    """The rows of ``--forms``: each form once."""
    every = [(f.id, f.tag, f.lang, f.forms, f.held) for f in families] + [(f"short-{s.lang}-{s.tag}", s.tag, s.lang, s.pairs, ()) for s in shorts]
    for id, tag, lang, forms, held in every:
        for number, (bad, good) in enumerate([*forms, *held]):
            rng, slots = random.Random(f"{id}/{number}"), {}
            yield {"family": id, "tag": tag, "lang": lang, "held": number >= len(forms), "bad": fill(bad, lang, rng, slots), "good": fill(good, lang, rng, slots)}


def filled_twins(families: Iterable[Family], shorts: Iterable[Statements]) -> Iterator[dict]:
    """The rows of ``--twins``: each twin once."""
    every = [(f.id, f.tag, f.lang, f.twins) for f in families] + [(f"short-{s.lang}-{s.tag}", s.tag, s.lang, s.keep) for s in shorts]
    for id, tag, lang, twins in every:
        for number, twin in enumerate(twins):
            yield {"family": id, "tag": tag, "lang": lang, "text": fill(twin, lang, random.Random(f"{id}/twin/{number}"), {})}


def write_rows(file: Path, rows: Iterable[dict]) -> None:
    file.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf8")


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train families", description=__doc__.splitlines()[0])
    p.add_argument("--forms", type=Path, help="write every form, with drawn names, into this file as JSON lines")
    p.add_argument("--twins", type=Path, help="write every twin, with drawn names, into this file as JSON lines")
    a = p.parse_args(argv)
    families, shorts = load_families().values(), load_statements().values()
    print(report(counts(families, shorts)))
    if a.forms:
        write_rows(a.forms, filled(families, shorts))
    if a.twins:
        write_rows(a.twins, filled_twins(families, shorts))

"""Hard rows: what a model that has read templates gets wrong. ``SHARES`` are their kinds and shares beside those of dataset.MIX.

- sql: injection in queries with several values and conditions, for each driver's placeholders (sql.py)
- shell: dialects (shells.py); compare: comparisons that are right (compare.py); quote: bad code quoted, patches (quote.py)
- several: two or three faults in one segment; tabs (tabs.py) are put over rows of every kind
"""
from __future__ import annotations

import random
from typing import TYPE_CHECKING

from ..family import draw
from ..surroundings import Segment, wrap
from . import compare, quote, shells, sql
from .tabs import tabbed

if TYPE_CHECKING:
    from ..dataset import Maker

__all__ = ["SHARES", "TABS", "make", "tabbed"]
SHARES = {"sql": 0.08, "sql-keep": 0.03, "shell": 0.03, "shell-keep": 0.02, "compare": 0.02, "quote": 0.07, "several": 0.04}
TABS = 0.06  # share of all rows whose code is indented with tabs, where it can be


def several(maker: Maker) -> Segment | None:
    """Two or three faults of different kinds in one segment, one of them now and then a query."""
    rng = maker.rng
    lang = rng.choice([x for x in maker.by_lang if x != "markdown" and len({f.tag for f in maker.by_lang[x]}) > 2])
    cases = [sql.case(rng, lang)] if lang in sql.LANGUAGES and rng.random() < 0.25 else []
    families = maker.by_lang[lang][:]
    rng.shuffle(families)
    count = rng.choices([2, 3], [3, 1])[0]
    for f in families:
        if len(cases) == count:
            break
        if f.tag not in {c.family.tag for c in cases}:
            cases.append(draw(f, rng))
    rng.shuffle(cases)
    return wrap(cases, lambda lang, r: "", rng, "several")


def make(kind: str, maker: Maker) -> Segment | None:
    """One segment of a kind of SHARES."""
    rng: random.Random = maker.rng
    if kind in ("sql", "sql-keep"):
        case = sql.keep(rng) if kind == "sql-keep" else sql.case(rng, rng.choice(sql.LANGUAGES))
        return wrap([case], maker.filler if len(case.bad) < 500 else lambda lang, r: "", rng, kind)
    if kind in ("shell", "shell-keep"):
        return wrap([shells.case(rng, kind == "shell-keep")], lambda lang, r: "", rng, kind)
    if kind == "compare":
        return wrap([compare.keep(rng)], maker.filler, rng, kind)
    if kind == "several":
        return several(maker)
    while True:
        case = sql.case(rng, rng.choice(sql.LANGUAGES)) if rng.random() < 0.15 else draw(rng.choice(maker.seen), rng)
        if case.family.lang != "markdown":
            return quote.keep(case, rng)

"""The question whether a proposed correction stands."""
from __future__ import annotations

import random

from aligner_train.format import Format
from aligner_train.hard import sql
from aligner_train.verify import half, lost, proposal, swapped


def rows() -> list[dict]:
    out = []
    for seed in range(120):
        rng = random.Random(seed)
        case = sql.case(rng, rng.choice(sql.LANGUAGES))
        out.append({"q": case.ask, "a": f"```\n{case.bad}\n```", "c": f"```\n{case.good}\n```", "verdict": "CWE-89"})
    return out


def test_wrong_proposals_are_wrong_and_half_of_all_stand() -> None:
    stood = 0
    for seed, row in enumerate(rows()):
        answer, made, stands = proposal(row, random.Random(seed))
        stood += stands
        assert (made == row["c"] and answer == row["a"]) == stands
        assert made != answer
    assert 40 < stood < 80


def test_each_way_of_being_wrong() -> None:
    made = {f: [(row, x) for seed, row in enumerate(rows()) if (x := f(row, random.Random(seed))) is not None] for f in (half, lost, swapped)}
    for f, found in made.items():
        assert len(found) > 20, f
        assert all(x not in (row["c"], row["a"]) for row, x in found if f is not swapped), f
    assert all(len(x) < len(row["c"]) for row, x in made[lost])
    row = {"a": "x is 1", "c": "x == 1"}
    assert half(row, random.Random(1)) is None and lost(row, random.Random(1)) is None


def test_only_the_answer_counts(tiny) -> None:
    fmt, row = Format(tiny), rows()[0]
    for stands in (True, False):
        e = fmt.verification(row, row["a"], row["c"], stands)
        said = fmt.ok if stands else fmt.no
        text = fmt.decode(e.ids)
        assert text.endswith(f"{row['c']}<|im_end|>\n##Stands:{'OK' if stands else 'No'}<|im_end|>")
        assert e.ids[e.verdict:e.verdict + len(said)] == said
        assert [i for i, w in enumerate(e.weight) if w] == [e.verdict, len(e.ids) - 1]

"""Analysers' pairs become rows; a rule in five is for evaluation alone."""
from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from aligner_train.pairs import Pairs, held, read, sound

ROW = {"source": "some/linter", "licence": "MIT", "lang": "python", "rule": "R1", "kind": "bug", "cwe": None, "title": "Is", "bad": "if x is 'a':\n    go()", "good": "if x == 'a':\n    go()", "also_clean": []}


def rows() -> list[dict]:
    kinds = ["bug", "security", "style", "performance", "deprecated"]
    return [{**ROW, "rule": f"R{i}", "kind": kinds[i % 5], "cwe": "CWE-89" if i % 2 else "CWE-9999", "also_clean": [f"clean = {i}"]} for i in range(100)]


def test_licences_and_packing(tmp_path: Path) -> None:
    text = "\n".join(json.dumps({**ROW, "licence": x}) for x in ("MIT", "GPL-3.0", "BSD-style (PMD)", "CC-BY-SA-4.0")).encode()
    (tmp_path / "plain").write_bytes(text)
    (tmp_path / "packed").write_bytes(gzip.compress(text))
    assert [r["licence"] for r in read(tmp_path / "plain")] == [r["licence"] for r in read(tmp_path / "packed")] == ["MIT", "BSD-style (PMD)"]


def test_what_is_no_pair() -> None:
    assert sound(ROW)
    for change in ({"good": None}, {"good": ROW["bad"]}, {"good": "if x ==:"}, {"good": "completely = other, text, of, it, all"}, {"bad": "x = 1\n" * 300}):
        assert not sound({**ROW, **change}), change


def test_sides_are_apart_and_style_stands() -> None:
    train, aside = (Pairs(rows(), random.Random(1), evaluation=e, tags={"CWE-89"}) for e in (False, True))
    rules = lambda p: {r["rule"] for pool in p.pools.values() for r, _, _ in pool}
    assert not rules(train) & rules(aside) and len(rules(train) | rules(aside)) == 100
    assert all(held(r) for pool in aside.pools.values() for r, _, _ in pool)
    made = [train.make("pair") for _ in range(80)]
    assert {t for s in made for t in s.tags} == {"CWE-89", "insecure-code", "likely-bug", "slow-code", "deprecated-api"}
    assert all(s.a != s.c for s in made)
    assert all(s.a == s.c and s.tags == [] for kind in ("style-clean", "pair-clean") for s in (train.make(kind) for _ in range(40)))
    assert all(r["verdict"] != "OK" and r["kind"] == "unseen_rules" for r in aside.all("pair", "unseen_rules"))

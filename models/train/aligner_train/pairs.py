"""Rows out of the documentation and tests of open analysers: a file of pairs that is read at training time and never committed.

Input: JSON lines, gzipped or not, ``{source, licence, lang, rule, kind, cwe, title, bad, good | null, also_clean}``, each row with a
permissive licence. A rule in five (by hash) is held out and only evaluated on (``unseen_rules``). Faults of mere style stand: an
aligner that changes style touches clean answers.
"""
from __future__ import annotations

import ast
import gzip
import hashlib
import json
import random
import textwrap
import warnings
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from .corpus import permissive
from .surroundings import BEFORE, BLANK, FENCE, NAME, QUESTIONS, Segment, names

#: Kinds of rows and their shares beside those of dataset.MIX.
SHARES = {"pair": 0.165, "pair-clean": 0.065, "style-clean": 0.07}
KIND_TAG = {"bug": "likely-bug", "deprecated": "deprecated-api", "performance": "slow-code"}
CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue.json"
FENCES = FENCE | {"jsx": ["jsx", "tsx", "javascript"], "terraform": ["terraform", "hcl", "tf"], "vue": ["vue", "html"]}
LONGEST = 1400
ASK = ["do this", "write this part", "fix the snippet", "show an example", "solve it", "handle this case", "complete the module"]

Row = dict[str, Any]


def kind_of(row: Row) -> str:
    """A row's kind; pyupgrade's rules are called deprecations, but what they change is style."""
    return "style" if row["source"] == "astral-sh/ruff" and row["rule"].startswith("UP") else row["kind"]


def read(path: Path) -> list[Row]:
    """The rows of a file whose licence is permissive."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf8")
    return [r for line in text.splitlines() if line.strip() and permissive((r := json.loads(line))["licence"])]


def held(row: Row) -> bool:
    """Whether a rule is for evaluation only (one in five, by hash, so that it stays so on any machine)."""
    return int(hashlib.md5((row["source"] + row["rule"]).encode()).hexdigest(), 16) % 5 == 0


def parses(lang: str, code: str) -> bool:
    if lang != "python":
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
        return True
    except (SyntaxError, ValueError):
        return False


def sound(row: Row) -> bool:
    """A pair that can teach: short, both sides parse where that can be told, and the good one is a mending of the bad one."""
    bad, good = row["bad"].strip("\n"), (row["good"] or "").strip("\n")
    if not good or bad == good or max(len(bad), len(good)) >= LONGEST or not parses(row["lang"], good):
        return False
    return SequenceMatcher(None, bad, good, autojunk=False).ratio() > 0.3


class Pairs:
    """The pools of one side of the split; each is gone through in turn. ``tags`` are the keys of the catalogue."""

    def __init__(self, rows: list[Row], rng: random.Random, evaluation: bool = False, tags: set[str] | None = None):
        self.rng = rng
        self.tags = set(json.loads(CATALOGUE.read_text("utf8"))) if tags is None else tags
        mine = [r for r in rows if held(r) == evaluation]
        self.pools: dict[str, list[tuple[Row, str, str]]] = {
            "pair": [(r, r["bad"], r["good"]) for r in mine if kind_of(r) != "style" and sound(r)],
            "pair-clean": [(r, c, c) for r in mine for c in r["also_clean"][:3] if len(c) < LONGEST],
            "style-clean": [(r, c, c) for r in mine if kind_of(r) == "style" and sound(r) for c in (r["bad"], r["good"])]}
        for pool in self.pools.values():
            rng.shuffle(pool)
        self.at: dict[str, int] = defaultdict(int)

    def tag(self, row: Row) -> str:
        """The row's key of the catalogue: its CWE where that is one, else a general one."""
        if row["kind"] == "security":
            return row["cwe"] if row["cwe"] in self.tags else "insecure-code"
        return KIND_TAG[row["kind"]]

    def segment(self, row: Row, bad: str, good: str, kind: str) -> Segment:
        """Both sides in the same fence, with a question and now and then prose before."""
        rng, lang = self.rng, row["lang"]
        mark = rng.choice(FENCES.get(lang, [lang]))
        pad = rng.choice([""] * 8 + ["  ", "    "])
        fill = names(rng.choice(ASK), lang, rng)
        head = "" if rng.random() < 0.45 else rng.choice(BEFORE).format(**fill) + "\n\n"
        question = rng.choice(QUESTIONS if rng.random() < 0.7 else BLANK).format(**fill | {"L": NAME.get(lang, lang.capitalize())})
        tick = "````" if "```" in bad + good else "```"
        put = lambda code: f"{head}{tick}{mark}\n{textwrap.indent(code.strip(chr(10)), pad)}\n{tick}"
        return Segment(question, put(bad), put(good), [] if bad == good else [self.tag(row)], f"rule:{row['rule']}", lang, kind)

    def make(self, kind: str) -> Segment | None:
        """The next segment of a kind of SHARES, or None when the file has none."""
        pool = self.pools[kind]
        if not pool:
            return None
        self.at[kind] += 1
        row, bad, good = pool[(self.at[kind] - 1) % len(pool)]
        return self.segment(row, bad, good, kind)

    def all(self, kind: str, name: str, most: int = 10 ** 6) -> list[dict]:
        """Every segment of a kind once, as rows of an evaluation file."""
        return [self.segment(*entry, name).row() for entry in self.pools[kind][:most]]

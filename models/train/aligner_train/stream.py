"""Rows from a folder of shards, in a reproducible order that can be stored and continued; new shards join while a run goes on."""
from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Shards:
    """Reads ``*.jsonl`` of ``folder``, the least used shard first. ``state`` (JSON) says exactly where the reading stands."""

    def __init__(self, folder: Path, seed: int, state: dict[str, Any] | None = None):
        self.folder, self.seed = folder, seed
        self.state = state or {"uses": {}, "shard": None, "row": 0}

    def _pick(self) -> str:
        names = sorted(p.name for p in self.folder.glob("*.jsonl"))
        if not names:
            raise SystemExit(f"{self.folder}: no shards; run the verb `data` first")
        uses = self.state["uses"]
        return min(names, key=lambda n: (uses.get(n, 0), n))

    def window(self, size: int) -> list[Row]:
        """The next rows, at most ``size``, of the current shard (a vanished shard is left, the next one begun)."""
        s = self.state
        if s["shard"] is None or not (self.folder / s["shard"]).exists():
            s["shard"], s["row"] = self._pick(), 0
        rows = [json.loads(line) for line in (self.folder / s["shard"]).read_text("utf8").splitlines()]
        use = s["uses"].get(s["shard"], 0)
        random.Random(f"{self.seed}/{s['shard']}/{use}").shuffle(rows)
        out = rows[s["row"]:s["row"] + size]
        s["row"] += size
        if s["row"] >= len(rows):
            s["uses"][s["shard"]] = use + 1
            s["shard"], s["row"] = None, 0
        return out


def batches(units: list[list[Any]], tokens: int, rng: random.Random, size: Callable[[Any], int]) -> Iterator[list[Any]]:
    """Groups of about ``tokens`` tokens, mixed in length (packing needs no buckets, and a mixed step has less noise); what is in
    one unit, such as a faulty row and its corrected text, stays together."""
    order = units[:]
    rng.shuffle(order)
    cur: list[Any] = []
    total = 0
    for unit in order:
        n = sum(size(e) for e in unit)
        if cur and total + n > tokens:
            yield cur
            cur, total = [], 0
        cur += unit
        total += n
    if cur:
        yield cur

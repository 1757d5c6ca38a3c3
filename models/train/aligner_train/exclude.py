"""Keeps texts that one wants to measure with out of the training rows (``data --exclude FILE``: JSON lines with an ``answer``)."""
from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

LINE, LONG = 25, 60  # characters: what counts as a line of its own, and as one that nobody writes twice by chance


def _lines(text: str) -> set[str]:
    return {line for raw in text.split("\n") if len(line := " ".join(raw.split())) >= LINE}


class Exclude:
    """Whether a text shares a long line, or two lines, with one of the excluded ones (white space aside)."""

    def __init__(self, texts: Sequence[str] = ()):
        self.where: dict[str, set[int]] = defaultdict(set)
        for i, text in enumerate(texts):
            for line in _lines(text):
                self.where[line].add(i)

    @classmethod
    def of(cls, files: list[Path]) -> Exclude:
        """Of the answers of files. KeyError when a line has none."""
        return cls([json.loads(line)["answer"] for file in files for line in file.read_text("utf8").splitlines() if line.strip()])

    def __contains__(self, text: str) -> bool:
        hits: Counter[int] = Counter()
        for line in _lines(text):
            for i in self.where.get(line, ()):
                hits[i] += 1 if len(line) < LONG else 2
        return max(hits.values(), default=0) > 1

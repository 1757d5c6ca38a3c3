"""Notation for the Python families: no family is defined here.

``diffs`` reads forms parted by a line ``===``; a line that begins with ``-`` is in the bad text only, one that begins with
``+`` in the good text only, any other in both. So a fix changes only what is marked. ``texts`` reads twins the same way.
"""
from __future__ import annotations


def texts(source: str) -> list[str]:
    """The texts of ``source``, parted by lines ``===``."""
    return [part.strip("\n") for part in source.split("\n===\n")]


def diffs(source: str) -> list[tuple[str, str]]:
    """The (bad, good) pairs of ``source``."""
    pairs = []
    for part in texts(source):
        lines = part.split("\n")
        bad = "\n".join(line[1:] if line[:1] == "-" else line for line in lines if line[:1] != "+")
        good = "\n".join(line[1:] if line[:1] == "+" else line for line in lines if line[:1] != "-")
        pairs.append((bad, good))
    return pairs

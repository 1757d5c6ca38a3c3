"""The user's own decisions as training rows: ``aligner export --format segments`` → a shard beside those of the verb `data`.

A segment whose correction was accepted or edited teaches its tags and its text; one whose correction was rejected teaches that it
stands. Rows {q, a, c, verdict, tags, family, kind, lang} as everywhere, of the kind `own`.
"""
from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from .base import WORK
from .dataset import LONGEST


def row(exported: dict[str, Any]) -> dict[str, Any] | str:
    """A training row, or why there is none. KeyError or TypeError when the line is no row of such an export."""
    q, a, c = (str(exported[k]) for k in ("question", "answer", "correction"))
    tags, lang = [str(t) for t in exported["tags"]], str(exported["language"])
    if len(a) > LONGEST or len(c) > LONGEST:
        return "too long"
    if a == c:
        tags = []
    elif not tags:
        return "changed without a tag"
    return {"q": q, "a": a, "c": c, "verdict": " ".join(tags) or "OK", "tags": tags, "family": "own", "kind": "own", "lang": lang}


def read(files: list[Path]) -> tuple[list[dict[str, Any]], Counter]:
    """The different rows of exported files, in order, and how many lines gave what."""
    rows: dict[str, dict[str, Any]] = {}
    count: Counter = Counter()
    for file in files:
        for number, line in enumerate(file.read_text("utf8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                made = row(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise SystemExit(f"{file}:{number}: no row of `aligner export --format segments`: {error!r}") from error
            if isinstance(made, str):
                count[made] += 1
                continue
            count["stands" if made["verdict"] == "OK" else "corrected"] += 1
            rows[json.dumps(made, sort_keys=True)] = made
    return list(rows.values()), count


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train own", description=__doc__.splitlines()[0])
    p.add_argument("files", type=Path, nargs="+", help="what `aligner export --format segments` wrote")
    p.add_argument("--out", type=Path, default=WORK / "data" / "train" / "own.jsonl")
    a = p.parse_args(argv)
    rows, count = read(a.files)
    if not rows:
        raise SystemExit(f"no rows to train on: {dict(count)}")
    a.out.parent.mkdir(parents=True, exist_ok=True)
    tmp = a.out.with_suffix(".tmp")
    tmp.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf8")
    os.replace(tmp, a.out)
    print(f"{a.out}: {len(rows)} rows, {dict(count)}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])

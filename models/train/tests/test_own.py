"""The user's own export becomes rows that the recipe trains on."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner_train.own import main, read

EXPORTED = {"question": "Why?", "answer": "except:", "correction": "except OSError:", "language": "python", "tags": ["bare-except"]}


def write(path: Path, *rows: dict) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf8")
    return path


def test_rows(tmp_path: Path) -> None:
    stands = {**EXPORTED, "correction": "except:", "tags": []}
    file = write(tmp_path / "e.jsonl", EXPORTED, EXPORTED, stands, {**EXPORTED, "tags": []}, {**EXPORTED, "answer": "x" * 2000})
    rows, count = read([file])
    assert [(r["verdict"], r["c"]) for r in rows] == [("bare-except", "except OSError:"), ("OK", "except:")]
    assert count == {"corrected": 2, "stands": 1, "changed without a tag": 1, "too long": 1}


def test_shard_is_read_by_the_trainer(tmp_path: Path) -> None:
    from aligner_train.stream import Shards

    main([str(write(tmp_path / "e.jsonl", EXPORTED)), "--out", str(tmp_path / "train" / "own.jsonl")])
    assert Shards(tmp_path / "train", 1).window(10) == read([tmp_path / "e.jsonl"])[0]


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="e.jsonl:1: no row"):
        read([write(tmp_path / "e.jsonl", {"prompt": [], "chosen": [], "rejected": []})])

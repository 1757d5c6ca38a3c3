"""Write the adapter as a GGUF LoRA, to be loaded beside its base: no merging, and one base serves several adapters.

What the base is stands in the file (``general.base_model``), and so does the profile by which the adapter was trained to be asked. The
rows of q and k are permuted where those of the base are (see to_gguf.py).
"""
from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import gguf
import numpy as np
from gguf import GGUFReader, GGUFWriter
from safetensors.numpy import load_file

from .base import BASES, CACHE, WORK, sha256
from .to_gguf import NAMES, heads_of, permute

PROFILE = "verdict-2"


def parts(adapter: Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """The two matrices of each update by GGUF tensor name, in Hugging Face row order. ValueError on one that has no such name."""
    w = load_file(adapter / "adapter_model.safetensors")
    out = {}
    for key in (k for k in w if "lora_A" in k):
        m = re.search(r"layers\.(\d+)\.(.+)\.lora_A", key)
        if not m or m[2] not in NAMES:
            raise ValueError(f"{adapter}: no tensor for {key}")
        out[f"blk.{m[1]}.{NAMES[m[2]]}.weight"] = (w[key], w[key.replace("lora_A", "lora_B")])
    return out


def write(base: Path, adapter: Path, out: Path) -> None:
    """Write ``out``; ValueError when a part of the adapter does not fit its tensor in ``base``."""
    r = GGUFReader(base)
    heads, kv, _ = heads_of(r)
    shapes = {t.name: t.shape.tolist() for t in r.tensors}
    cfg = json.loads((adapter / "adapter_config.json").read_text())
    title = cfg["base_model_name_or_path"]
    w = GGUFWriter(out, r.fields["general.architecture"].contents())
    w.add_type("adapter")
    w.add_name("Aligner adapter")
    w.add_license("apache-2.0")
    w.add_base_model_count(1)
    w.add_base_model_name(0, title)
    w.add_string("adapter.type", "lora")
    w.add_float32("adapter.lora.alpha", float(cfg["lora_alpha"]))
    w.add_string("aligner.profile", PROFILE)
    w.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    for name, (a, b) in sorted(parts(adapter).items()):
        if shapes.get(name) != [a.shape[1], b.shape[0]]:
            raise ValueError(f"{adapter}: {name} is {shapes.get(name)} in {base.name}, not {[a.shape[1], b.shape[0]]}")
        n = heads if "attn_q" in name else kv if "attn_k" in name else 0
        w.add_tensor(f"{name}.lora_a", a.astype(np.float16))
        w.add_tensor(f"{name}.lora_b", (permute(b, n) if n else b).astype(np.float16))
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train lora", description=__doc__.splitlines()[0])
    p.add_argument("--base", type=Path, help="a GGUF; default: that of the base that the adapter names")
    p.add_argument("--adapter", type=Path, default=WORK / "run1" / "adapter")
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args(argv)
    if not a.base:
        title = json.loads((a.adapter / "adapter_config.json").read_text())["base_model_name_or_path"]
        a.base = CACHE / next(b.file for b in BASES.values() if b.title == title)
    write(a.base, a.adapter, a.out)
    print(json.dumps({"file": a.out.name, "bytes": a.out.stat().st_size, "sha256": sha256(a.out)}))

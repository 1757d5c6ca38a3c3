"""Merge the adapter into the base GGUF and quantise: Q8_0, Q5_0, Q4_1, Q4_0, F16, or a mixture by tensor.

Vocabulary and tokenizer stay as they are in the base. The rows of q and k are permuted in a GGUF of a Llama (pairs of the rotary
positions stand side by side), so the update is permuted likewise; those of Qwen2 are not. An output matrix that is the embedding in
another quantisation is left out, and the finer of the two becomes the embedding. Mixtures: ``MIX`` = Q8_0 but Q4_0 for ffn_gate and ffn_up;
``LEAN`` = Q4_0 but Q8_0 for attention v, o, ffn_down and the first and last two layers; ``SMALL`` = Q4_0 but Q8_0 for attention o,
rounded the plain way, for an adapter that was trained through this rounding (noise.py).
"""
from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as T
from gguf import GGUFReader, GGUFWriter, quants
from safetensors.numpy import load_file

from .base import BASES, CACHE, WORK, sha256

NAMES = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
         "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down"}
KINDS = ("Q8_0", "Q5_0", "Q4_1", "Q4_0", "F16", "MIX", "LEAN", "SMALL")
META = {"general.name": "Aligner", "general.license": "apache-2.0", "general.basename": "Aligner", "general.description":
        "Learned correction of assistant answers: {base} with a merged low-rank adapter"}
DROP = {"general.architecture", "general.quantization_version", "general.file_type", *META}
FILE_TYPE = {"Q8_0": gguf.LlamaFileType.MOSTLY_Q8_0, "Q4_0": gguf.LlamaFileType.MOSTLY_Q4_0, "F16": gguf.LlamaFileType.MOSTLY_F16,
             "Q5_0": gguf.LlamaFileType.MOSTLY_Q5_0, "Q4_1": gguf.LlamaFileType.MOSTLY_Q4_1,
             "MIX": gguf.LlamaFileType.MOSTLY_Q8_0, "LEAN": gguf.LlamaFileType.MOSTLY_Q4_0,
             "SMALL": gguf.LlamaFileType.MOSTLY_Q4_0}


def permute(w: np.ndarray, heads: int) -> np.ndarray:
    """Rows of q or k from Hugging Face order to GGUF order."""
    return w.reshape(heads, 2, w.shape[0] // heads // 2, w.shape[1]).swapaxes(1, 2).reshape(w.shape)


def unpermute(w: np.ndarray, heads: int) -> np.ndarray:
    """The inverse of permute."""
    return w.reshape(heads, w.shape[0] // heads // 2, 2, w.shape[1]).swapaxes(1, 2).reshape(w.shape)


def deltas(adapter: Path) -> dict[str, np.ndarray]:
    """The adapter's updates by GGUF tensor name, in Hugging Face row order."""
    cfg = json.loads((adapter / "adapter_config.json").read_text())
    w = load_file(adapter / "adapter_model.safetensors")
    out = {}
    for key in w:
        if m := re.search(r"layers\.(\d+)\.(.+)\.lora_A", key):
            a, b = w[key].astype(np.float32), w[key.replace("lora_A", "lora_B")].astype(np.float32)
            out[f"blk.{m[1]}.{NAMES[m[2]]}.weight"] = b @ a * (cfg["lora_alpha"] / cfg["r"])
    return out


def kind_of(name: str, kind: str, layers: int) -> T:
    """Type of a matrix in the file; the embedding (which is also the output) is Q8_0 unless all is F16."""
    if kind == "F16":
        return T.F16
    if name.startswith(("token_embd", "output")):
        return T.Q8_0
    if kind == "MIX":
        return T.Q4_0 if "ffn_gate" in name or "ffn_up" in name else T.Q8_0
    if kind == "SMALL":
        return T.Q8_0 if "attn_output" in name else T.Q4_0
    if kind == "LEAN":
        layer = int(name.split(".")[1])
        return T.Q8_0 if layer < 2 or layer >= layers - 2 or re.search(r"attn_v|attn_output|ffn_down", name) else T.Q4_0
    return T[kind]


def quantise_q4(x: np.ndarray) -> np.ndarray:
    """Q4_0 with the scale of each block of 32 searched (13 candidates) for the least squared error, where the plain rule takes
    the largest value; the format is the same."""
    rows = x.reshape(-1, 32).astype(np.float32)
    peak = rows[np.arange(len(rows)), np.abs(rows).argmax(1)][:, None]
    best_err, best_d = np.full(len(rows), np.inf, np.float32), np.zeros(len(rows), np.float32)
    best_q = np.full(rows.shape, 8, np.uint8)
    for f in np.linspace(0.82, 1.06, 13):
        d = (peak / -8 * f).astype(np.float16).astype(np.float32)
        with np.errstate(divide="ignore", invalid="ignore"):
            q = np.clip(np.nan_to_num(np.round(rows / d)) + 8, 0, 15)
        err = ((rows - (q - 8) * d) ** 2).sum(1)
        better = err < best_err
        best_err[better], best_d[better], best_q[better] = err[better], d[better, 0], q[better].astype(np.uint8)
    packed = best_q[:, :16] | (best_q[:, 16:] << 4)
    out = np.concatenate([best_d.astype(np.float16)[:, None].view(np.uint8), packed], 1)
    return out.reshape(*x.shape[:-1], x.shape[-1] // 32 * 18)


def heads_of(r: GGUFReader) -> tuple[int, int, int]:
    """Heads, heads of keys and values, layers; the head counts are 0 where rows of q and k are not permuted."""
    arch = r.fields["general.architecture"].contents()
    heads, kv, layers = (r.fields[f"{arch}.{n}"].contents() for n in ("attention.head_count", "attention.head_count_kv", "block_count"))
    return (heads, kv, layers) if arch == "llama" else (0, 0, layers)


def floats(t: gguf.ReaderTensor) -> np.ndarray:
    return quants.dequantize(t.data, t.tensor_type).astype(np.float32)


def tied(r: GGUFReader) -> tuple[str, str] | None:
    """Where the output matrix is the embedding again: (the name of the finer one, that of the other)."""
    both = sorted((t for t in r.tensors if t.name in ("token_embd.weight", "output.weight")), key=lambda t: -t.n_bytes)
    if len(both) < 2 or both[0].shape.tolist() != both[1].shape.tolist():
        return None
    a, b = (quants.dequantize(t.data[:4096], t.tensor_type) for t in both)
    return (both[0].name, both[1].name) if np.linalg.norm(a - b) < 0.1 * np.linalg.norm(a) else None


def merge(base: Path, adapter: Path | None, out: Path, kind: str) -> None:
    """Write ``out``; ValueError when a part of the adapter finds no tensor."""
    r = GGUFReader(base)
    heads, kv, layers = heads_of(r)
    update = deltas(adapter) if adapter else {}
    title = json.loads((adapter / "adapter_config.json").read_text())["base_model_name_or_path"] if adapter else base.stem
    w = GGUFWriter(out, r.fields["general.architecture"].contents())
    for name, f in r.fields.items():
        if not name.startswith("GGUF.") and name not in DROP:
            vt = f.types[0]
            w.add_key_value(name, f.contents(), vt, f.types[-1] if vt == gguf.GGUFValueType.ARRAY else None)
    for key, value in META.items():
        w.add_string(key, value.format(base=title))
    w.add_file_type(FILE_TYPE[kind])
    w.add_quantization_version(gguf.GGML_QUANT_VERSION)
    finer, other = tied(r) or ("", "")
    for t in r.tensors:
        if t.name == other:
            continue
        name = "token_embd.weight" if t.name == finer else t.name
        x = floats(t)
        if (d := update.pop(name, None)) is not None:
            x = x + (permute(d, heads) if heads and "attn_q" in name else permute(d, kv) if heads and "attn_k" in name else d)
        if x.ndim == 1:
            w.add_tensor(name, x)
        else:
            ty = kind_of(name, kind, layers)
            w.add_tensor(name, quantise_q4(x) if ty == T.Q4_0 and kind != "SMALL" else quants.quantize(x, ty), raw_dtype=ty)
    if update:
        raise ValueError(f"{adapter}: no tensor for {sorted(update)[:3]}")
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def read_hf(path: Path) -> dict[str, np.ndarray]:
    """Matrices of a GGUF, dequantised, under Hugging Face names and in that row order (for the parity test)."""
    r = GGUFReader(path)
    heads, kv, _ = heads_of(r)
    back = {v: k for k, v in NAMES.items()} | {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm"}
    out = {}
    for t in r.tensors:
        x = floats(t)
        if m := re.match(r"blk\.(\d+)\.(\w+)\.(weight|bias)", t.name):
            x = unpermute(x, heads) if heads and m[2] == "attn_q" else unpermute(x, kv) if heads and m[2] == "attn_k" else x
            out[f"model.layers.{m[1]}.{back[m[2]]}.{m[3]}"] = x
        else:
            out[{"token_embd.weight": "model.embed_tokens.weight", "output_norm.weight": "model.norm.weight", "output.weight": "lm_head.weight"}[t.name]] = x
    return out


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train gguf", description=__doc__.splitlines()[0])
    p.add_argument("--base", type=Path, help="a GGUF; default: that of the base that the adapter names")
    p.add_argument("--adapter", type=Path, default=WORK / "run1" / "adapter")
    p.add_argument("--kind", choices=KINDS, default="MIX")
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args(argv)
    if not a.base:
        title = json.loads((a.adapter / "adapter_config.json").read_text())["base_model_name_or_path"]
        a.base = CACHE / next(b.file for b in BASES.values() if b.title == title)
    merge(a.base, a.adapter, a.out, a.kind)
    print(json.dumps({"file": a.out.name, "bytes": a.out.stat().st_size, "sha256": sha256(a.out)}))

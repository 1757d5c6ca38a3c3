"""A lean Llama (or Qwen2, which adds biases to q, k and v) for LoRA training on a CPU: packed sequences, hand-written backward,
frozen weights in float32, bf16 or int8.

Why not transformers + peft here: on one core (AVX512) a bf16 product runs at 2.4 times the speed of fp32 and an int8 product
at five times; what remains is overhead, so it is avoided:
- sequences are packed one after the other (no padding), attention runs per sequence (see ops.py);
- the low-rank update is merged into the frozen weight once per optimiser step (one product per linear instead of three);
- the backward pass of a whole block is written by hand and recomputes what is cheap;
- logits are made only where the loss has weight.
In int8 the weight has one scale per output row and the activation one per token, forward and for the gradient of the input;
the gradients of the adapter stay in bf16 (SwitchBack: Wortsman et al. 2023, "Stable and low-precision training for
large-scale vision-language models"). The adapter itself and its optimiser are float32.

Which products are fast is a matter of the machine (see ``arithmetic``): without AMX or VNNI bf16 and int8 are emulated, at a tenth
of the speed of float32 or less.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file

from . import ops
from .base import BASES
from .ops import rms, rms_back, rotate

PARTS = {"qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"), "o": ("self_attn.o_proj",),
         "g": ("mlp.gate_proj",), "u": ("mlp.up_proj",), "d": ("mlp.down_proj",)}


def arithmetic(cpuinfo: str) -> str:
    """The fastest products of a machine, from the text of /proc/cpuinfo: bf16 with AMX, int8 with VNNI, else float32."""
    flags = set(cpuinfo.split())
    if "amx_bf16" in flags:
        return "bf16"
    return "int8" if flags & {"avx512_vnni", "avx_vnni"} else "fp32"


def chosen(kind: str) -> str:
    """``kind``, with ``auto`` resolved for this machine (float32 where there is no /proc/cpuinfo)."""
    info = Path("/proc/cpuinfo")
    return kind if kind != "auto" else arithmetic(info.read_text() if info.exists() else "")


@dataclass
class Shape:
    """What the Llama configuration says; ``head`` is the width of one attention head."""

    layers: int
    width: int
    heads: int
    kv: int
    head: int
    eps: float
    theta: float
    vocab: int


class Linear:
    """One or several frozen linears that read the same input, each with a low-rank update (B A · scale).

    ``weight`` is [out, in], rows of the parts one after the other; ``sizes`` their numbers of rows. The frozen copy stays in the
    type of the file when it has bf16, which costs nothing and saves half of its memory.
    ``a`` is [parts · r, in], ``b`` a list of [rows, r]: the trainable float32 masters.
    """

    def __init__(self, weight: torch.Tensor, sizes: list[int], r: int, scale: float, kind: str, gen: torch.Generator):
        self.base = weight.float() if kind == "fp32" and weight.dtype != torch.bfloat16 else weight.bfloat16()
        self.sizes, self.r, self.scale, self.kind = sizes, r, scale, kind
        bound = 3 ** 0.5 / weight.shape[1] ** 0.5  # as peft: kaiming_uniform(a=sqrt 5) up to a constant, and B zero
        self.a = torch.empty(len(sizes) * r, weight.shape[1]).uniform_(-bound / 3 ** 0.5, bound / 3 ** 0.5, generator=gen)
        self.b = [torch.zeros(n, r) for n in sizes]
        self.ga, self.gb = torch.zeros_like(self.a), [torch.zeros_like(b) for b in self.b]
        self.noise = None
        self.merge()

    def delta(self) -> torch.Tensor:
        """The update, float32 [out, in]."""
        return torch.cat([b @ self.a[i * self.r:(i + 1) * self.r] for i, b in enumerate(self.b)]) * self.scale

    def merge(self) -> None:
        """Bring the working weight up to date with the adapter (after every optimiser step)."""
        w = ops.plus(self.delta(), self.base)
        if self.noise:  # the rounding of the file that will be shipped, straight through for the gradient
            w = self.noise(w)
        if self.kind == "int8":
            self.s = w.abs().amax(1).div_(127).clamp_(min=1e-8)
            self.w = w.div_(self.s[:, None]).round_().to(torch.int8)
            self.wt = self.w.t()
        else:
            self.w = w if self.kind == "fp32" else w.bfloat16()
        cast = (lambda t: t) if self.kind == "fp32" else (lambda t: t.bfloat16())
        self.la, self.lb = cast(self.a), [cast(b) for b in self.b]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.kind == "int8":
            q, s = ops.quantise(x)
            return ops.rescale_w(torch._int_mm(q, self.wt), s, self.s)
        return F.linear(x, self.w)

    def backward(self, dy: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        """Add to the adapter's gradients and return the gradient of ``x``."""
        r = self.r
        low = F.linear(x, self.la)
        parts = dy.split(self.sizes, 1)
        back = torch.cat([d @ b for d, b in zip(parts, self.lb)], 1)
        self.ga.add_(back.t() @ x, alpha=self.scale)
        for i, d in enumerate(parts):
            self.gb[i].add_(d.t() @ low[:, i * r:(i + 1) * r], alpha=self.scale)
        if self.kind == "int8":
            q, s = ops.quantise_scaled(dy, self.s)
            return ops.rescale(torch._int_mm(q, self.w), s)
        return dy @ self.w


class Block:
    """One transformer block; forward saves what its backward needs in ``saved``."""

    def __init__(self, shape: Shape, w: dict[str, torch.Tensor], i: int, r: int, scale: float, kind: str, gen: torch.Generator):
        self.shape = shape
        get = lambda n: w[f"model.layers.{i}.{n}.weight"]
        self.lin = {}
        for key, names in PARTS.items():
            ws = [get(n) for n in names]
            self.lin[key] = Linear(torch.cat(ws), [x.shape[0] for x in ws], r, scale, kind, gen)
        self.g1, self.g2 = get("input_layernorm").float(), get("post_attention_layernorm").float()
        biases = [w[n].float() for part in PARTS["qkv"] if (n := f"model.layers.{i}.{part}.bias") in w]
        self.bias = torch.cat(biases) if biases else None
        self.dt = torch.float32 if kind == "fp32" else torch.bfloat16

    def forward(self, h: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, spans: list[tuple[int, int]], keep: bool):
        s, n, L = self.shape, h.shape[0], self.lin
        x1, i1 = rms(h, self.g1, s.eps, self.dt)
        qkv = L["qkv"].forward(x1)
        if self.bias is not None:
            qkv = qkv + self.bias.to(qkv.dtype)
        qkv = qkv.view(n, s.heads + 2 * s.kv, s.head)
        qk = rotate(qkv[:, :s.heads + s.kv], cos, sin)
        q, k, v = qk[:, :s.heads], qk[:, s.heads:], qkv[:, s.heads + s.kv:]
        att, probs = torch.empty_like(q), []
        for a, b in spans:
            att[a:b], p = ops.attention(q[a:b], k[a:b], v[a:b])
            if keep:
                probs.append(p)
        att = att.view(n, -1)
        h2 = h + L["o"].forward(att)
        x2, i2 = rms(h2, self.g2, s.eps, self.dt)
        g, u = L["g"].forward(x2), L["u"].forward(x2)
        out = h2 + L["d"].forward(ops.swiglu(g, u))
        self.saved = (h, i1, q, k, v, att, probs, h2, i2, g, u) if keep else None
        return out

    def backward(self, dh: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, spans: list[tuple[int, int]]) -> torch.Tensor:
        s, n, L = self.shape, dh.shape[0], self.lin
        h, i1, q, k, v, att, probs, h2, i2, g, u = self.saved
        self.saved = None
        dg, du = ops.swiglu_back(L["d"].backward(dh.to(self.dt), ops.swiglu(g, u)), g, u)
        x2, _ = rms(h2, self.g2, s.eps, self.dt)
        dh = rms_back(dh, L["g"].backward(dg, x2).add_(L["u"].backward(du, x2)), h2, i2, self.g2)
        do = L["o"].backward(dh.to(self.dt), att).view(n, s.heads, s.head)
        o = att.view(n, s.heads, s.head)
        dqk, dqkv = torch.empty(n, s.heads + s.kv, s.head, dtype=self.dt), torch.empty(n, s.heads + 2 * s.kv, s.head, dtype=self.dt)
        for (a, b), p in zip(spans, probs):
            dqk[a:b, :s.heads], dqk[a:b, s.heads:], dqkv[a:b, s.heads + s.kv:] = ops.attention_back(do[a:b], q[a:b], k[a:b], v[a:b], o[a:b], p)
        dqkv[:, :s.heads + s.kv] = rotate(dqk, cos, -sin)
        x1, _ = rms(h, self.g1, s.eps, self.dt)
        return rms_back(dh, L["qkv"].backward(dqkv.view(n, -1), x1), h, i1, self.g1)


class Lean:
    """The model. ``kind`` is fp32, bf16, int8 or auto: the arithmetic of the big products."""

    def __init__(self, folder: Path, r: int = 16, alpha: float = 32, kind: str = "bf16", seed: int = 0):
        c = json.loads((folder / "config.json").read_text())
        if c["model_type"] not in ("llama", "qwen2") or c.get("attention_bias") or c.get("mlp_bias") or c.get("use_sliding_window"):
            raise ValueError(f"{folder}: the lean engine knows plain Llama and Qwen2 only; use engine = \"hf\"")
        kind = chosen(kind)
        self.title = BASES[folder.name].title if folder.name in BASES else folder.name
        rope = c.get("rope_parameters") or {}
        s = self.shape = Shape(c["num_hidden_layers"], c["hidden_size"], c["num_attention_heads"], c["num_key_value_heads"],
                               c.get("head_dim") or c["hidden_size"] // c["num_attention_heads"], c["rms_norm_eps"],
                               c.get("rope_theta") or rope.get("rope_theta", 10000.0), c["vocab_size"])
        w = load_file(folder / "model.safetensors")
        gen = torch.Generator().manual_seed(seed)
        self.r, self.alpha, self.kind = r, alpha, kind
        self.dt = torch.float32 if kind == "fp32" else torch.bfloat16
        self.embed = w["model.embed_tokens.weight"].float()
        self.head = w.get("lm_head.weight", self.embed).to(self.dt)
        self.norm = w["model.norm.weight"].float()
        self.blocks = [Block(s, w, i, r, alpha / r, kind, gen) for i in range(s.layers)]
        self.freq = 1.0 / (s.theta ** (torch.arange(0, s.head, 2).float() / s.head))

    def linears(self):
        """Every (layer, part name, Linear), in a fixed order."""
        for i, b in enumerate(self.blocks):
            for key in PARTS:
                yield i, key, b.lin[key]

    def masters(self) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """The (trainable tensor, its gradient) pairs, in a fixed order."""
        return [p for _, _, l in self.linears() for p in ((l.a, l.ga), *zip(l.b, l.gb))]

    def merge(self) -> None:
        for _, _, l in self.linears():
            l.merge()

    def _positions(self, lens: list[int]):
        spans, at = [], 0
        for n in lens:
            spans.append((at, at + n))
            at += n
        pos = torch.cat([torch.arange(n) for n in lens]).float()
        ang = torch.outer(pos, self.freq)[:, None]
        return spans, ang.cos().to(self.dt), ang.sin().to(self.dt)

    def hidden(self, ids: torch.Tensor, lens: list[int], keep: bool = False):
        """Last hidden states (float32, before the final norm) of the packed ``ids`` [tokens]."""
        self.ctx = spans, cos, sin = self._positions(lens)
        h = self.embed[ids]
        for b in self.blocks:
            h = b.forward(h, cos, sin, spans, keep)
        return h

    def logits(self, h: torch.Tensor) -> torch.Tensor:
        """Logits of chosen rows of the hidden states."""
        return F.linear(rms(h, self.norm, self.shape.eps, self.dt)[0], self.head)

    def loss(self, ids: torch.Tensor, lens: list[int], weight: torch.Tensor, backward: float | None = None, chunk: int = 256):
        """Cross-entropy of each weighted token of the packed ``ids``; ``weight[t]`` is the weight of token t, 0 for none.

        With ``backward`` = c the gradient of c · Σ weight · loss is added to the adapter's gradients.
        Returns (token indices, their losses, whether the greedy choice was right).
        """
        h = self.hidden(ids, lens, backward is not None)
        starts = torch.zeros(len(ids), dtype=torch.bool)
        starts[torch.tensor([a for a, _ in self.ctx[0]])] = True
        at = torch.nonzero((weight > 0) & ~starts)[:, 0]
        dh = torch.zeros_like(h) if backward is not None else None
        losses, hits = torch.zeros(len(at)), torch.zeros(len(at), dtype=torch.bool)
        for k in range(0, len(at), chunk):
            t = at[k:k + chunk]
            rows = h[t - 1]
            x, inv = rms(rows, self.norm, self.shape.eps, self.dt)
            z = F.linear(x, self.head).float()
            y = ids[t]
            lse = z.logsumexp(1)
            losses[k:k + chunk] = lse - z.gather(1, y[:, None])[:, 0]
            hits[k:k + chunk] = z.argmax(1) == y
            if dh is not None:
                dz = z.sub_(lse[:, None]).exp_()
                dz[torch.arange(len(t)), y] -= 1
                dz.mul_((weight[t] * backward)[:, None])
                dh[t - 1] = rms_back(torch.zeros_like(rows), dz.to(self.dt) @ self.head, rows, inv, self.norm)
        if dh is not None:
            spans, cos, sin = self.ctx
            for b in reversed(self.blocks):
                dh = b.backward(dh, cos, sin, spans)
        return at, losses, hits

    def adapter(self) -> dict[str, torch.Tensor]:
        """The adapter under peft's names."""
        out = {}
        for i, key, l in self.linears():
            for j, name in enumerate(PARTS[key]):
                stem = f"base_model.model.model.layers.{i}.{name}"
                out[f"{stem}.lora_A.weight"] = l.a[j * l.r:(j + 1) * l.r].clone()
                out[f"{stem}.lora_B.weight"] = l.b[j].clone()
        return out

    def load_adapter(self, folder: Path) -> None:
        """Take the weights of an adapter folder in peft's format, of the same or a smaller rank (the rest stays as it is)."""
        cfg = json.loads((folder / "adapter_config.json").read_text())
        w, r = load_file(folder / "adapter_model.safetensors"), cfg["r"]
        gain = (cfg["lora_alpha"] / r) / (self.alpha / self.r)
        if r > self.r:
            raise ValueError(f"{folder}: rank {r} does not fit into {self.r}")
        for i, key, l in self.linears():
            for j, name in enumerate(PARTS[key]):
                stem = f"base_model.model.model.layers.{i}.{name}"
                l.a[j * l.r:j * l.r + r] = w[f"{stem}.lora_A.weight"].float()
                l.b[j][:, :r] = w[f"{stem}.lora_B.weight"].float() * gain
        self.merge()

    def save_adapter(self, folder: Path) -> None:
        """Write the adapter in peft's format (float16: half the size, and it is merged and quantised anyway)."""
        folder.mkdir(parents=True, exist_ok=True)
        save_file({k: v.half().contiguous() for k, v in self.adapter().items()}, folder / "adapter_model.safetensors")
        names = sorted(n.split(".")[1] for ns in PARTS.values() for n in ns)
        (folder / "adapter_config.json").write_text(json.dumps({
            "peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": self.title, "bias": "none",
            "r": self.r, "lora_alpha": self.alpha, "lora_dropout": 0.0, "target_modules": names, "inference_mode": True}, indent=1))

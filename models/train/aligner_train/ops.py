"""The element-wise parts of the lean engine, written so that torch.compile can fuse each into one pass over memory.

All take and return plain tensors. Where a function has a product as input it is the int32 result of an int8 product with its
scales: ``y`` [rows, n] int32, ``s`` [rows, 1] of the activations, ``w`` [n] of the weight.
"""
from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F

Tensor = torch.Tensor
_ON = {"compile": False}


def use_compile(on: bool) -> None:
    """Fuse the functions below (a C++ compiler is needed; about half a minute at the first run)."""
    _ON["compile"] = on


def fused(fn: Callable[..., Any]) -> Callable[..., Any]:
    """Run ``fn`` as it stands, or compiled for any number of rows once ``use_compile(True)`` was called."""
    cell: list[Callable[..., Any]] = []

    @functools.wraps(fn)
    def call(*args: Any) -> Any:
        if not _ON["compile"]:
            return fn(*args)
        if not cell:
            cell.append(torch.compile(fn, dynamic=True))
        return cell[0](*args)

    return call


def _quant(x: Tensor) -> tuple[Tensor, Tensor]:
    s = x.abs().amax(1, keepdim=True).float().div(127).clamp(min=1e-12)
    return (x.float() * s.reciprocal()).round().clamp(-127, 127).to(torch.int8), s


@fused
def quantise(x: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of ``x`` as int8 and their scales."""
    return _quant(x)


@fused
def quantise_scaled(x: Tensor, w: Tensor) -> tuple[Tensor, Tensor]:
    """As quantise, of ``x · w`` (the scales of a weight's rows folded into the gradient)."""
    return _quant(x.float() * w)


@fused
def rescale(y: Tensor, s: Tensor) -> Tensor:
    """An int32 product to bf16, row scales only."""
    return (y.float() * s).bfloat16()


@fused
def rescale_w(y: Tensor, s: Tensor, w: Tensor) -> Tensor:
    """An int32 product to bf16."""
    return (y.float() * s * w).bfloat16()


@fused
def plus(d: Tensor, base: Tensor) -> Tensor:
    """float32 sum of an update and its frozen base."""
    return d + base.float()


def rms(h: Tensor, g: Tensor, eps: float, dt: torch.dtype) -> tuple[Tensor, Tensor]:
    """RMS norm of float32 rows; returns the result in ``dt`` and 1/rms [rows, 1]."""
    return (_rms32 if dt == torch.float32 else _rms16)(h, g, eps)


@fused
def _rms16(h: Tensor, g: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    inv = (h.square().mean(1, keepdim=True) + eps).rsqrt()
    return (h * inv * g).bfloat16(), inv


@fused
def _rms32(h: Tensor, g: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    inv = (h.square().mean(1, keepdim=True) + eps).rsqrt()
    return h * inv * g, inv


@fused
def rms_back(dh: Tensor, dy: Tensor, h: Tensor, inv: Tensor, g: Tensor) -> Tensor:
    """``dh`` + the gradient of ``h`` through its norm (the gain is frozen)."""
    d, n = dy.float() * g, h * inv
    return dh + (d - n * (d * n).mean(1, keepdim=True)) * inv


@fused
def swiglu(g: Tensor, u: Tensor) -> Tensor:
    """silu(gate) · up."""
    return (F.silu(g.float()) * u.float()).to(g.dtype)


@fused
def swiglu_back(da: Tensor, g: Tensor, u: Tensor) -> tuple[Tensor, Tensor]:
    """Gradients of gate and up."""
    dt, d, g, u = g.dtype, da.float(), g.float(), u.float()
    sg = torch.sigmoid(g)
    return (d * u * sg * (1 + g * (1 - sg))).to(dt), (d * g * sg).to(dt)


@fused
def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary positions on [tokens, heads, head]; the inverse with ``-sin``."""
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), -1)


@fused
def masked_softmax(s: Tensor, mask: Tensor) -> Tensor:
    """Softmax of scores [kv, group, length, length] under an additive mask [length, length]."""
    return torch.softmax(s.float() + mask, -1).to(s.dtype)


@fused
def softmax_back(dp: Tensor, p: Tensor, delta: Tensor) -> Tensor:
    """Gradient of the scores."""
    return (p.float() * (dp.float() - delta)).to(dp.dtype)


@functools.lru_cache(maxsize=8)
def causal(n: int) -> Tensor:
    """Additive causal mask [n, n]."""
    return torch.full((n, n), float("-inf")).triu(1)


def _groups(x: Tensor, kv: int) -> Tensor:
    """[length, heads, width] → [kv, group · length, width], contiguous."""
    n, heads, e = x.shape
    return x.view(n, kv, heads // kv, e).permute(1, 2, 0, 3).reshape(kv, heads // kv * n, e)


def attention(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
    """Causal attention of one sequence; ``q`` [length, heads, width], ``k`` and ``v`` with fewer heads. Returns the output as
    ``q`` and the probabilities (kept for the backward pass: with them it is four plain products, half the time of the flash
    kernel at these lengths; the query heads of a group are folded into rows, so k and v are never repeated)."""
    n, heads, e = q.shape
    kv = k.shape[1]
    s = torch.bmm(_groups(q * e ** -0.5, kv), k.permute(1, 2, 0))
    p = masked_softmax(s.view(kv, -1, n, n), causal(n)).view(kv, -1, n)
    o = torch.bmm(p, v.permute(1, 0, 2).contiguous())
    return o.view(kv, heads // kv, n, e).permute(2, 0, 1, 3).reshape(n, heads, e), p


def attention_back(do: Tensor, q: Tensor, k: Tensor, v: Tensor, o: Tensor, p: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients of q, k and v of ``attention``."""
    n, heads, e = q.shape
    kv = k.shape[1]
    g = _groups(do, kv)
    delta = (g.float() * _groups(o, kv).float()).sum(-1, keepdim=True)
    dv = torch.bmm(p.transpose(1, 2), g)
    ds = softmax_back(torch.bmm(g, v.permute(1, 2, 0)), p, delta)
    scale = e ** -0.5
    dq = torch.bmm(ds, k.permute(1, 0, 2).contiguous()).view(kv, heads // kv, n, e).permute(2, 0, 1, 3).reshape(n, heads, e)
    dk = torch.bmm(ds.transpose(1, 2), _groups(q, kv))
    return dq * scale, dk.permute(1, 0, 2) * scale, dv.permute(1, 0, 2)

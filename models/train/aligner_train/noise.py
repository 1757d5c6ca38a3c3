"""Training with the rounding of the shipped file in the loop (straight through for the gradient)."""
from __future__ import annotations

import torch

from .ops import fused


@fused
def q4_0(w: torch.Tensor) -> torch.Tensor:
    """``w`` as Q4_0 would store it: blocks of 32 along a row, scale = largest value / −8, sixteen steps."""
    b = w.view(-1, 32)
    high, low = b.amax(1, keepdim=True), b.amin(1, keepdim=True)
    d = (torch.where(high > -low, high, low) / -8).half().float()
    q = (b / torch.where(d == 0, torch.ones_like(d), d)).round().clamp(-8, 7)
    return (q * d).view_as(w)


KINDS = {"Q4_0": ("qkv", "o", "g", "u", "d"), "MIX": ("g", "u"), "SMALL": ("qkv", "g", "u", "d")}


def attach(model, kind: str) -> None:
    """Make a Lean model train through the rounding of ``kind`` of to_gguf.py (Q8_0 needs no noise)."""
    for _, part, linear in model.linears():
        linear.noise = q4_0 if part in KINDS[kind] else None
    model.merge()

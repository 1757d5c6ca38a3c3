"""The engines that a run can train with, behind one interface: params, loss, stepped, save_adapter, load_adapter."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from . import noise, ops
from .base import BASES
from .lean import Lean


class LeanEngine(Lean):
    """CPU engine (see lean.py)."""

    device = "cpu"

    def params(self) -> list[torch.Tensor]:
        """Trainable tensors, each with its gradient attached."""
        out = []
        for value, grad in self.masters():
            value.grad = grad
            out.append(value)
        return out

    def stepped(self) -> None:
        """After an optimiser step: gradients to zero, the update into the working weights."""
        for _, grad in self.masters():
            grad.zero_()
        self.merge()


class HfEngine:
    """Any causal model of transformers with peft, for a GPU (bf16): padded batches, the same losses."""

    def __init__(self, base: str, r: int, alpha: float, device: str, seed: int = 0, checkpointing: bool = True):
        from peft import LoraConfig, get_peft_model
        from transformers import AutoModelForCausalLM

        torch.manual_seed(seed)
        model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16 if device != "cpu" else torch.float32)
        if checkpointing:
            model.gradient_checkpointing_enable()
            model.enable_input_require_grads()
        self.model = get_peft_model(model, LoraConfig(r=r, lora_alpha=alpha, task_type="CAUSAL_LM", target_modules="all-linear")).to(device)
        for p in self.params():
            p.data = p.data.float()  # float32 masters
        self.device, self.r, self.alpha = device, r, alpha
        name = Path(base).name
        self.title = BASES[name].title if name in BASES else base

    def params(self) -> list[torch.Tensor]:
        return [p for p in self.model.parameters() if p.requires_grad]

    def stepped(self) -> None:
        for p in self.params():
            p.grad = None

    def loss(self, ids: torch.Tensor, lens: list[int], weight: torch.Tensor, backward: float | None = None):
        """As Lean.loss."""
        rows = torch.nn.utils.rnn.pad_sequence(ids.split(lens), batch_first=True).to(self.device)
        mask = torch.nn.utils.rnn.pad_sequence([torch.ones(n, dtype=torch.long) for n in lens], batch_first=True).to(self.device)
        ws = torch.nn.utils.rnn.pad_sequence(weight.split(lens), batch_first=True).to(self.device)
        sel = ws[:, 1:] > 0
        core = self.model.base_model.model
        with torch.set_grad_enabled(backward is not None), torch.autocast(torch.device(self.device).type, torch.bfloat16, enabled=self.device != "cpu"):
            z = core.lm_head(core.model(input_ids=rows, attention_mask=mask).last_hidden_state[:, :-1][sel]).float()
            y = rows[:, 1:][sel]
            losses = torch.nn.functional.cross_entropy(z, y, reduction="none")
            if backward is not None:
                ((losses * ws[:, 1:][sel]).sum() * backward).backward()
        starts, at = torch.tensor([0, *lens]).cumsum(0), torch.nonzero(sel.cpu())
        return starts[at[:, 0]] + at[:, 1] + 1, losses.detach().cpu(), (z.argmax(1) == y).cpu()

    def save_adapter(self, folder: Path) -> None:
        self.model.peft_config["default"].base_model_name_or_path = self.title  # where the base lies is a matter of this machine
        self.model.save_pretrained(folder)

    def load_adapter(self, folder: Path) -> None:
        from peft import set_peft_model_state_dict
        from safetensors.torch import load_file

        set_peft_model_state_dict(self.model, load_file(folder / "adapter_model.safetensors"))


def build(cfg: dict[str, Any], base: str) -> LeanEngine | HfEngine:
    """The engine that a configuration asks for (``engine``: lean or hf)."""
    if cfg["engine"] == "lean":
        ops.use_compile(cfg.get("compile", False))
        engine = LeanEngine(Path(base), cfg["rank"], cfg["alpha"], cfg["arithmetic"], cfg["seed"])
        if cfg.get("noise"):
            noise.attach(engine, cfg["noise"])
        return engine
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return HfEngine(base, cfg["rank"], cfg["alpha"], device, cfg["seed"], cfg.get("checkpointing", True))

"""The hand-written backward pass against autograd, and adapters that both engines read."""
import pytest
import torch

from aligner_train.engines import HfEngine, LeanEngine
from aligner_train.format import Format
from aligner_train.lean import PARTS, arithmetic


def packed(fmt: Format, rows: list[dict]):
    examples = [fmt.example(r) for r in rows]
    return (torch.tensor([t for e in examples for t in e.ids]), [len(e.ids) for e in examples], torch.tensor([w for e in examples for w in e.weight]))


@pytest.mark.parametrize("architecture", ["tiny", "tiny_qwen"])
def test_losses_and_gradients_are_those_of_autograd(architecture, request, rows, tmp_path):
    tiny = request.getfixturevalue(architecture)
    torch.manual_seed(1)
    lean = LeanEngine(tiny, 4, 8, "fp32")
    for linear in (x for _, _, x in lean.linears()):
        for b in linear.b:
            b.normal_(std=0.1)
    lean.merge()
    lean.save_adapter(tmp_path / "adapter")
    lean.load_adapter(tmp_path / "adapter")  # float16 in the file: both sides start from the same numbers
    hf = HfEngine(str(tiny), 4, 8, "cpu", checkpointing=False)
    hf.load_adapter(tmp_path / "adapter")
    ids, lens, weight = packed(Format(tiny), rows[:5])
    at, losses, _ = lean.loss(ids, lens, weight, 0.01)
    at2, losses2, _ = hf.loss(ids, lens, weight, 0.01)
    order, order2 = at.argsort(), at2.argsort()
    assert torch.equal(at[order], at2[order2])
    assert torch.allclose(losses[order], losses2[order2], atol=2e-4)
    grads = {n: p.grad for n, p in hf.model.named_parameters() if p.requires_grad}
    for i, key, linear in lean.linears():
        for j, name in enumerate(PARTS[key]):
            for part, mine in (("A", linear.ga[j * 4:(j + 1) * 4]), ("B", linear.gb[j])):
                theirs = next(g for n, g in grads.items() if f"layers.{i}.{name}.lora_{part}" in n)
                assert torch.allclose(mine, theirs, atol=1e-5 + 1e-3 * float(theirs.abs().max())), (i, name, part)


def test_a_smaller_adapter_fits_into_a_larger_rank(tiny, tmp_path, rows):
    small = LeanEngine(tiny, 2, 4, "fp32")
    for _, _, linear in small.linears():
        for b in linear.b:
            b.normal_(std=0.1)
    small.merge()
    small.save_adapter(tmp_path / "small")
    small.load_adapter(tmp_path / "small")
    large = LeanEngine(tiny, 6, 6, "fp32")
    large.load_adapter(tmp_path / "small")
    ids, lens, weight = packed(Format(tiny), rows[:2])
    assert torch.allclose(small.loss(ids, lens, weight)[1], large.loss(ids, lens, weight)[1], atol=1e-4)


@pytest.mark.parametrize(("flags", "kind"), [("fma avx2", "fp32"), ("avx2 avx512f avx512_vnni", "int8"), ("avx2 avx_vnni", "int8"), ("avx512_vnni amx_bf16", "bf16"), ("", "fp32")])
def test_the_products_that_a_machine_is_fast_at(flags, kind):
    assert arithmetic(f"model name\t: any\nflags\t\t: {flags}\n") == kind

"""What the merged file is made of."""
import json

import numpy as np
import pytest
from gguf import GGUFReader, GGUFWriter, quants
from safetensors.numpy import save_file

from aligner_train.to_gguf import (
    T,
    floats,
    kind_of,
    merge,
    permute,
    quantise_q4,
    read_hf,
    unpermute,
)
from aligner_train.to_lora import write


def test_rows_of_q_and_k_go_there_and_back():
    w = np.arange(24 * 3, dtype=np.float32).reshape(24, 3)
    assert np.array_equal(unpermute(permute(w, 3), 3), w) and not np.array_equal(permute(w, 3), w)


def test_the_searched_scales_are_better_than_the_plain_ones():
    x = np.random.default_rng(1).normal(size=(64, 96)).astype(np.float32)
    error = lambda q: float(((quants.dequantize(q, T.Q4_0) - x) ** 2).mean())
    assert error(quantise_q4(x)) < error(quants.quantize(x, T.Q4_0))


def test_the_mixture_spares_what_is_sensitive():
    assert kind_of("blk.4.ffn_up.weight", "MIX", 30) == T.Q4_0 and kind_of("blk.4.attn_q.weight", "MIX", 30) == T.Q8_0
    assert kind_of("blk.4.attn_q.weight", "LEAN", 30) == T.Q4_0 and kind_of("blk.0.attn_q.weight", "LEAN", 30) == T.Q8_0
    assert kind_of("token_embd.weight", "Q4_0", 30) == T.Q8_0


def qwen(path, output: bool) -> dict[str, np.ndarray]:
    """A Qwen2 of one layer whose output matrix is the embedding in a coarser quantisation; returns what it holds."""
    rng = np.random.default_rng(2)
    shapes = {"token_embd.weight": (64, 32), "output_norm.weight": (32,), "blk.0.attn_norm.weight": (32,), "blk.0.ffn_norm.weight": (32,), "blk.0.attn_q.weight": (32, 32), "blk.0.attn_q.bias": (32,),
              "blk.0.attn_k.weight": (16, 32), "blk.0.attn_k.bias": (16,), "blk.0.attn_v.weight": (16, 32), "blk.0.attn_v.bias": (16,), "blk.0.attn_output.weight": (32, 32),
              "blk.0.ffn_gate.weight": (64, 32), "blk.0.ffn_up.weight": (64, 32), "blk.0.ffn_down.weight": (32, 64)}
    tensors = {k: rng.normal(size=v).astype(np.float32) for k, v in shapes.items()}
    w = GGUFWriter(path, "qwen2")
    w.add_block_count(1)
    w.add_head_count(4)
    w.add_head_count_kv(2)
    for name, x in tensors.items():
        w.add_tensor(name, x)
    if output:
        w.add_tensor("output.weight", quants.quantize(tensors["token_embd.weight"], T.Q8_0), raw_dtype=T.Q8_0)
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()
    return tensors


STEM = "base_model.model.model.layers.0.self_attn.q_proj"


def peft(folder):
    """An adapter of one pair of matrices, as PEFT writes it."""
    folder.mkdir()
    (folder / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": 4, "base_model_name_or_path": "Some"}))
    a, b = np.random.default_rng(3).normal(size=(2, 2, 32)).astype(np.float32)
    save_file({f"{STEM}.lora_A.weight": a, f"{STEM}.lora_B.weight": b.T.copy()}, folder / "adapter_model.safetensors")
    return folder, a, b


@pytest.mark.parametrize("output", [True, False])
def test_a_qwen_is_merged_without_permuting(tmp_path, output):
    before = qwen(tmp_path / "base.gguf", output)
    adapter, a, b = peft(tmp_path / "adapter")
    merge(tmp_path / "base.gguf", adapter, tmp_path / "out.gguf", "F16")
    after = {t.name: floats(t) for t in GGUFReader(tmp_path / "out.gguf").tensors}
    assert after.keys() == before.keys()  # the second output matrix is gone
    want = before | {"blk.0.attn_q.weight": before["blk.0.attn_q.weight"] + 2 * b.T @ a}
    assert all(np.allclose(after[k], want[k], atol=2e-2) for k in want)
    assert np.allclose(read_hf(tmp_path / "out.gguf")["model.layers.0.self_attn.q_proj.weight"], want["blk.0.attn_q.weight"], atol=2e-2)


def test_an_adapter_becomes_a_lora_that_fits_its_base_and_no_other(tmp_path):
    shapes = qwen(tmp_path / "base.gguf", output=False)
    adapter, a, b = peft(tmp_path / "adapter")
    write(tmp_path / "base.gguf", adapter, tmp_path / "lora.gguf")
    r = GGUFReader(tmp_path / "lora.gguf")
    parts = {t.name: floats(t) for t in r.tensors}
    target = "blk.0.attn_q.weight"
    assert parts.keys() == {f"{target}.lora_a", f"{target}.lora_b"} and target in shapes
    assert np.allclose(parts[f"{target}.lora_a"], a, atol=2e-3) and np.allclose(parts[f"{target}.lora_b"], b.T, atol=2e-3)
    assert r.fields["general.base_model.0.name"].contents() == "Some" and r.fields["adapter.lora.alpha"].contents() == 4
    save_file({f"{STEM}.lora_A.weight": a[:, :16].copy(), f"{STEM}.lora_B.weight": b.T.copy()}, adapter / "adapter_model.safetensors")
    with pytest.raises(ValueError, match="attn_q"):
        write(tmp_path / "base.gguf", adapter, tmp_path / "bad.gguf")

"""A vocabulary is cut to its first merges and its control tokens."""
from __future__ import annotations

import json

import numpy as np
from gguf import GGUFReader, GGUFWriter, quants
from tokenizers import Tokenizer, models, pre_tokenizers

from aligner_train.prune import counted, kept, prune
from aligner_train.to_gguf import T, floats

TOKENS = ["a", "b", "c", "ab", "bc", "abc", "abab", "<|end|>", "[PAD8]"]
TYPES = [1, 1, 1, 1, 1, 1, 1, 3, 5]
MERGES = ["a b", "b c", "ab c", "ab ab"]


def test_what_stays() -> None:
    assert kept(TOKENS, TYPES, MERGES, 6) == ([0, 1, 2, 3, 4, 7], ["a b", "b c"])
    assert kept(TOKENS, TYPES, MERGES, 8) == ([0, 1, 2, 3, 4, 5, 6, 7], MERGES)


def test_what_is_used_stays_with_all_that_it_is_made_of() -> None:
    assert kept(TOKENS, TYPES, MERGES, 6, [6]) == ([0, 1, 2, 3, 6, 7], ["a b", "ab ab"])
    assert kept(TOKENS, TYPES, MERGES, 6, [5, 6]) == ([0, 1, 2, 3, 5, 7], ["a b", "ab c"])  # no room for the second one


def test_the_commonest_come_first(tmp_path) -> None:
    tok = Tokenizer(models.WordLevel({"x": 0, "y": 1, "z": 2}, unk_token="z"))
    tok.pre_tokenizer = pre_tokenizers.Whitespace()
    (tmp_path / "s.jsonl").write_text(json.dumps({"q": "y y x", "a": "y x", "c": "x y", "verdict": "z"}) + "\n")
    assert counted(tok, tmp_path) == [1, 0]


def test_rows_go_with_their_tokens(tmp_path) -> None:
    embedding = np.random.default_rng(1).normal(size=(9, 32)).astype(np.float32)
    w = GGUFWriter(tmp_path / "base.gguf", "qwen2")
    w.add_tokenizer_model("gpt2")
    w.add_token_list(TOKENS)
    w.add_token_types(TYPES)
    w.add_token_merges(MERGES)
    w.add_eos_token_id(7)
    w.add_tensor("token_embd.weight", quants.quantize(embedding, T.Q5_0), raw_dtype=T.Q5_0)
    w.add_tensor("output.weight", quants.quantize(embedding, T.Q8_0), raw_dtype=T.Q8_0)
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()
    prune(tmp_path / "base.gguf", tmp_path / "out.gguf", 6)
    r = GGUFReader(tmp_path / "out.gguf")
    assert [t.name for t in r.tensors] == ["token_embd.weight"] and r.tensors[0].tensor_type == T.Q8_0  # the finer one
    assert np.allclose(floats(r.tensors[0]), embedding[[0, 1, 2, 3, 4, 7]], atol=0.02)
    value = lambda n: r.fields[f"tokenizer.ggml.{n}"].contents()
    assert (value("tokens"), value("merges"), value("eos_token_id")) == (["a", "b", "c", "ab", "bc", "<|end|>"], ["a b", "b c"], 5)

"""A Llama small enough to train in a second, with a tokenizer of its own; nothing is downloaded.

The recipe's data can be checked without PyTorch and its friends. A test that needs one of them is skipped where it is not
installed, and the summary says so (pytest -rs).
"""
import importlib.util
import json
import random
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

HEAVY = ("torch", "transformers", "tokenizers", "peft", "gguf", "numpy", "safetensors")
MISSING = [name for name in HEAVY if importlib.util.find_spec(name) is None]
HINT = "is not installed: python -m pip install -r models/train/requirements.txt"


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """A file that imports what is not installed is skipped, not broken."""
    report = yield
    if report.failed and (name := re.search(rf"No module named '({'|'.join(MISSING) or 'none'})[.']", str(report.longrepr))):
        report.outcome, report.longrepr = "skipped", (str(collector.path), 0, f"Skipped: {name[1]} {HINT}")
    return report


@pytest.fixture(scope="session")
def families():
    from aligner_train.registry import load_families

    return load_families()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory, families) -> Path:
    """Folder of a random two-layer Llama."""
    for name in ("torch", "transformers", "tokenizers"):
        pytest.importorskip(name, reason=f"{name} {HINT}")
    import torch
    from tokenizers import (
        AddedToken,
        Tokenizer,
        decoders,
        models,
        pre_tokenizers,
        trainers,
    )
    from transformers import LlamaConfig, LlamaForCausalLM

    folder = tmp_path_factory.mktemp("tiny")
    tok = Tokenizer(models.BPE())
    tok.pre_tokenizer, tok.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
    texts = ["OK"] * 50 + [t for f in list(families.values())[:40] for p in f.forms for t in p]
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    tok.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=600, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tok.add_special_tokens([AddedToken(s, special=True) for s in special])
    tok.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = LlamaConfig(vocab_size=tok.get_vocab_size(), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
                         num_key_value_heads=2, max_position_embeddings=1024, tie_word_embeddings=True)
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_qwen(tmp_path_factory, tiny) -> Path:
    """Folder of a random two-layer Qwen2 in bf16, its biases not zero, with the tokenizer of ``tiny``."""
    import torch
    from transformers import Qwen2Config, Qwen2ForCausalLM

    folder = tmp_path_factory.mktemp("tiny-qwen")
    (folder / "tokenizer.json").write_bytes((tiny / "tokenizer.json").read_bytes())
    vocab = json.loads((tiny / "config.json").read_text())["vocab_size"]
    torch.manual_seed(0)
    model = Qwen2ForCausalLM(Qwen2Config(vocab_size=vocab, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
                                         max_position_embeddings=1024, tie_word_embeddings=True))
    with torch.no_grad():
        for name, value in model.named_parameters():
            if name.endswith("bias"):
                value.normal_(std=0.5)
    model.bfloat16().save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def rows(families) -> list[dict]:
    """Forty rows, faulty and clean."""
    from aligner_train.family import draw, draw_twin
    from aligner_train.surroundings import wrap

    rng, out = random.Random(3), []
    known = [f for f in families.values() if not f.unseen]
    while len(out) < 40:
        f = rng.choice(known)
        out.append(wrap([draw(f, rng) if len(out) % 2 else draw_twin(f, rng)], lambda lang, r: "", rng).row())
    return out


@pytest.fixture(scope="session")
def data(tmp_path_factory, rows) -> Path:
    """A data folder with one shard."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "train").mkdir()
    (folder / "eval").mkdir()
    (folder / "train" / "s0001-000.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf8")
    return folder

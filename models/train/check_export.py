"""Checks that exported files are what TRL's trainers read: ``python check_export.py FORMAT=FILE…`` (FORMAT: dpo, kto, sft).

Needs ``pip install trl datasets`` beside requirements.txt; not part of CI. Each file is loaded as the trainers load it, its kind
is the one that TRL itself tells from the columns, and the chat template of the base model makes the trainer's texts of it.
With ``--train`` a tiny model takes one step on it with the very trainer.
"""
from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from datasets import Dataset, load_dataset
from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerBase
from trl import apply_chat_template, is_conversational

COLUMNS = {"dpo": {"prompt", "chosen", "rejected"}, "kto": {"prompt", "completion", "label"}, "sft": {"prompt", "completion"}}


def check(fmt: str, file: Path, tokenizer: PreTrainedTokenizerBase) -> Dataset:
    """The data set of a file; SystemExit when TRL would not take it for what it is meant to be."""
    data = load_dataset("json", data_files=str(file), split="train")
    if set(data.column_names) != COLUMNS[fmt]:
        raise SystemExit(f"{file}: columns {data.column_names}, wanted {sorted(COLUMNS[fmt])}")
    for row in data:
        if not is_conversational(row):
            raise SystemExit(f"{file}: TRL does not take this row for a dialogue: {row}")
        texts = apply_chat_template(row, tokenizer)
        if fmt == "dpo" and texts["chosen"] == texts["rejected"]:
            raise SystemExit(f"{file}: chosen equals rejected: {row}")
    print(f"{fmt}: {len(data)} rows of {file.name} load, all conversational")
    return data


def train(fmt: str, data: Dataset, tokenizer: PreTrainedTokenizerBase) -> None:
    """One step of TRL's trainer on a model of a few thousand parameters, without the network."""
    config = LlamaConfig(vocab_size=len(tokenizer), hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1)
    model = LlamaForCausalLM(config)
    with tempfile.TemporaryDirectory() as out:
        common = {"output_dir": out, "max_steps": 1, "per_device_train_batch_size": 2, "report_to": "none", "use_cpu": True, "bf16": False, "save_strategy": "no"}
        if fmt == "dpo":
            from trl import DPOConfig, DPOTrainer

            trainer = DPOTrainer(model, ref_model=LlamaForCausalLM(config), args=DPOConfig(**common), train_dataset=data, processing_class=tokenizer)
        elif fmt == "kto":
            try:
                from trl import KTOConfig, KTOTrainer
            except ImportError:  # where TRL has moved it to
                from trl.experimental.kto import KTOConfig, KTOTrainer

            trainer = KTOTrainer(model, ref_model=LlamaForCausalLM(config), args=KTOConfig(**common), train_dataset=data, processing_class=tokenizer)
        else:
            from trl import SFTConfig, SFTTrainer

            trainer = SFTTrainer(model, args=SFTConfig(**common), train_dataset=data, processing_class=tokenizer)
        loss = trainer.train().training_loss
    print(f"{fmt}: one step of {type(trainer).__name__}, loss {loss:.3f}")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("files", nargs="+", help="FORMAT=FILE")
    p.add_argument("--tokenizer", default=str(Path(__file__).parent / "work" / "base" / "hf"))
    p.add_argument("--train", action="store_true", help="also take one step with each trainer")
    a = p.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(a.tokenizer)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    for given in a.files:
        fmt, _, name = given.partition("=")
        if fmt not in COLUMNS:
            raise SystemExit(f"{given}: begin with one of {', '.join(COLUMNS)}, then = and the file")
        data = check(fmt, Path(name), tokenizer)
        if a.train:
            train(fmt, data, tokenizer)


if __name__ == "__main__":
    main()

"""A base with fewer tokens: those that the training rows have, the first merges of its vocabulary and its control tokens.

Code and English use few of the 151,936 tokens of Qwen2.5; a text in another script is read in more and shorter pieces. The first
merges alone would not do: the three backticks of a fence are token 73,594. Rows of the
embedding are copied as they are quantised, so nothing is lost beside the tokens. An adapter that was trained on the whole vocabulary
fits: it has no part in the embedding. Output: ``NAME-64k.gguf`` and the Hugging Face folder ``NAME-64k`` beside the base.
"""
from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGUFReader, GGUFWriter
from tokenizers import Tokenizer

from .base import CACHE, WORK, dequantise, known, obtain
from .to_gguf import tied

CONTROL = {3, 4}  # token types: control, user defined
IDS = ("bos", "eos", "padding", "eot", "unknown", "separator")


def kept(tokens: list[str], types: list[int], merges: list[str], count: int, used: Iterable[int] = ()) -> tuple[list[int], list[str]]:
    """Ids of the ``count`` tokens that stay, in order, and the merges that still have all three parts among them. The tokens of
    ``used`` stay, the commonest first, with all that they are merged from; the lowest ids fill the rest."""
    number = {t: i for i, t in enumerate(tokens)}
    made = {"".join(p): p for m in merges if (p := m.split(" "))}
    control = [i for i, t in enumerate(types) if t in CONTROL]
    room = count - len(control)
    plain = {i for i, t in enumerate(types) if t == 1 and tokens[i] not in made}  # bytes: everything can be spelt with them

    def needed(i: int) -> set[int]:
        out, todo = set(), [i]
        while todo:
            if (at := todo.pop()) not in plain and at not in out:
                out.add(at)
                todo += [number[p] for p in made.get(tokens[at], ())]
        return out

    for i in used:
        if types[i] == 1 and len(plain) + len(more := needed(i)) <= room:
            plain |= more
    plain |= set([i for i, t in enumerate(types) if t == 1 and i not in plain][:room - len(plain)])
    words = {tokens[i] for i in plain}
    return [*sorted(plain), *control], [m for m in merges if {*(p := m.split(" ")), "".join(p)} <= words]


def counted(tokenizer: Tokenizer, folder: Path) -> list[int]:
    """Tokens of the rows of a folder of shards that occur at least twice, the commonest first."""
    count: Counter[int] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        texts = [text for line in path.read_text("utf8").splitlines() for r in [json.loads(line)] for text in (r["q"], r["a"], r["c"], r["verdict"])]
        for e in tokenizer.encode_batch(texts, add_special_tokens=False):
            count.update(e.ids)
    return [i for i, n in count.most_common() if n > 1]


def prune(base: Path, out: Path, count: int, used: Iterable[int] = ()) -> None:
    """Write ``base`` with ``count`` tokens to ``out``."""
    r = GGUFReader(base)
    tokens, types, merges = (r.fields[f"tokenizer.ggml.{n}"].contents() for n in ("tokens", "token_type", "merges"))
    ids, merges = kept(tokens, types, merges, count, used)
    place = {old: new for new, old in enumerate(ids)}
    change: dict[str, Any] = {"tokenizer.ggml.tokens": [tokens[i] for i in ids], "tokenizer.ggml.token_type": [types[i] for i in ids],
                              "tokenizer.ggml.merges": merges}
    change |= {key: place[r.fields[key].contents()] for n in IDS if (key := f"tokenizer.ggml.{n}_token_id") in r.fields}
    arch = r.fields["general.architecture"].contents()
    if f"{arch}.vocab_size" in r.fields:
        change[f"{arch}.vocab_size"] = len(ids)
    w = GGUFWriter(out, arch)
    for name, f in r.fields.items():
        if not name.startswith("GGUF.") and name != "general.architecture":
            vt = f.types[0]
            w.add_key_value(name, change[name] if name in change else f.contents(), vt, f.types[-1] if vt == gguf.GGUFValueType.ARRAY else None)
    finer, other = tied(r) or ("", "")
    for t in r.tensors:
        if t.name == other:
            continue
        name = "token_embd.weight" if t.name == finer else t.name
        data = np.ascontiguousarray(t.data[ids]) if name in ("token_embd.weight", "output.weight") else t.data
        w.add_tensor(name, data, raw_dtype=t.tensor_type)
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train prune", description=__doc__.splitlines()[0])
    p.add_argument("--name", default="qwen2.5-coder-0.5b-instruct", help="a base, or its beginning (see the verb `base`)")
    p.add_argument("--tokens", type=int, default=64_000)
    p.add_argument("--data", type=Path, default=WORK / "data", help="a folder of the verb `data`: what its rows use stays")
    p.add_argument("--out", type=Path, default=CACHE)
    p.add_argument("--gguf-only", action="store_true", help="make no Hugging Face folder")
    a = p.parse_args(argv)
    base = known(a.name)
    name = f"{base.name}-{a.tokens // 1000}k"
    target = a.out / f"{name}.gguf"
    used = counted(Tokenizer.from_file(str(a.out / base.name / "tokenizer.json")), a.data / "train")
    if not used:
        raise SystemExit(f"{a.data}: no shards; run the verb `data` first")
    prune(obtain(base, a.out), target.with_suffix(".tmp"), a.tokens, used)
    os.replace(target.with_suffix(".tmp"), target)
    if not a.gguf_only:
        dequantise(target, a.out / name, base.dtype)
    print(f"pruned: {target}")

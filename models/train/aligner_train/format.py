"""The text format of the aligner and the weight of each token in the loss. Run time and training must agree on it.

    <|im_start|>user\n##Question: {question}\n##Answer:\n{answer}\n##Correction:
    OK<|im_end|>                                   when the segment stands
    {tags, a space between}\n{corrected}<|im_end|> when it does not

A correction can be asked about in the same reading: ``\n##Stands:`` behind it, and ``OK`` or ``No`` (see verify.py).

Question, answer, verdict and correction are tokenised apart with special tokens off: a literal ``<|im_end|>`` in a text is
plain text, and the answer's own tokens can serve as the draft of the correction.
"""
from __future__ import annotations

import random
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

PREFIX, MIDDLE = "<|im_start|>user\n##Question: ", "\n##Answer:\n"
SUFFIX, END, OK = "\n##Correction:", "<|im_end|>", "OK"
STANDS, NO = "\n##Stands:", "No"


@dataclass(frozen=True)
class Weights:
    """Weight of each kind of token in the loss. ``thin`` is the share of copied tokens that are read (at weight copy/thin):
    logits are a fifth of the cost of a token, and a copy teaches little. ``tail`` copied tokens stay after the last edit in
    all but ``full`` of the rows. ``brief`` of the faulty rows end after the tags: the verdict is harder to learn than the mending,
    and such a row costs half."""

    verdict: float = 2.0
    tag: float = 1.0
    edit: float = 1.0
    copy: float = 0.1
    end: float = 0.5
    thin: float = 0.34
    tail: int = 24
    full: float = 0.25
    brief: float = 0.3


@dataclass
class Example:
    """Token ids of a row, one weight per token, and where its parts start."""

    ids: list[int]
    weight: list[float]
    verdict: int
    correction: int
    kind: str = ""


class Format:
    """Encodes rows with the tokenizer of a base model (a ``tokenizer.json`` file or its folder)."""

    def __init__(self, tokenizer: Path):
        path = tokenizer / "tokenizer.json" if tokenizer.is_dir() else tokenizer
        marked, plain = Tokenizer.from_file(str(path)), Tokenizer.from_file(str(path))
        plain.encode_special_tokens = True
        self._plain, self.tok = plain, marked
        special = lambda s: marked.encode(s, add_special_tokens=False).ids
        self.prefix, self.middle, self.suffix, self.end, self.stands = map(special, (PREFIX, MIDDLE, SUFFIX, END, STANDS))
        self.newline = self.text("\n")
        self.ok, self.no = self.text(OK), self.text(NO)
        if len(self.end) != 1 or len(self.ok) != 1:
            raise ValueError(f"{path}: {END!r} and {OK!r} must be one token each")

    def text(self, s: str) -> list[int]:
        """Tokens of plain text (special tokens off)."""
        return self._plain.encode(s, add_special_tokens=False).ids

    def decode(self, ids: list[int]) -> str:
        return self.tok.decode(ids, skip_special_tokens=False)

    def prompt(self, question: str, answer: str) -> list[int]:
        return self.prefix + self.text(question) + self.middle + self.text(answer) + self.suffix

    def example(self, row: dict[str, Any], w: Weights = Weights(), rng: random.Random | None = None) -> Example:
        """Tokens and weights of a dataset row {q, a, c, verdict}. With ``rng`` copies are thinned and long tails cut;
        without, the row is whole (evaluation)."""
        answer = self.text(row["a"])
        ids = self.prefix + self.text(row["q"]) + self.middle + answer + self.suffix
        at, weight = len(ids), [0.0] * len(ids)
        if row["verdict"] == OK:
            return Example(ids + self.ok + self.end, weight + [w.verdict, w.end], at, at + 2, row.get("kind", ""))
        tags, fixed = self.text(row["verdict"]), self.text(row["c"])
        body = edit_weights(answer, fixed, w)
        end: list[int] = self.end
        if rng is not None and rng.random() < w.brief:
            return Example(ids + tags + self.newline, weight + [w.verdict] + [w.tag] * (len(tags) - 1) + [w.end], at, at + len(tags) + 1, row.get("kind", ""))
        if rng is not None:
            last = max((i for i, x in enumerate(body) if x == w.edit), default=0)
            if last + w.tail < len(fixed) - 8 and rng.random() >= w.full:
                fixed, body, end = fixed[:last + w.tail], body[:last + w.tail], []
            body = [x if x != w.copy or rng.random() < w.thin else 0.0 for x in body]
            body = [x / w.thin if x == w.copy else x for x in body]
        head = [w.verdict] + [w.tag] * (len(tags) - 1) + [w.end]
        return Example(ids + tags + self.newline + fixed + end, weight + head + body[:len(fixed)] + [body[-1] if len(body) > len(fixed) else w.end] * len(end),
                       at, at + len(tags) + 1, row.get("kind", ""))

    def verification(self, row: dict[str, Any], answer: str, proposal: str, stands: bool, w: Weights = Weights()) -> Example:
        """Tokens and weights of the question whether ``proposal`` stands as the correction of ``answer``; only its answer has a weight."""
        ids = self.prompt(row["q"], answer) + self.text(row["verdict"]) + self.newline + self.text(proposal) + self.end + self.stands
        at, said = len(ids), self.ok if stands else self.no
        return Example([*ids, *said, *self.end], [*[0.0] * at, w.verdict, *[0.0] * (len(said) - 1), w.end], at, at + len(said) + 1, "verify")


def edit_weights(answer: list[int], fixed: list[int], w: Weights) -> list[float]:
    """Weight of each token of ``fixed`` and of the end after it: the edit and the first token after it count, copies little."""
    out = [w.copy] * len(fixed) + [w.end]
    head = 0
    while head < min(len(answer), len(fixed)) and answer[head] == fixed[head]:
        head += 1
    tail = 0
    while tail < min(len(answer), len(fixed)) - head and answer[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    a, b = answer[head:len(answer) - tail], fixed[head:len(fixed) - tail]
    for op, _, _, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if a or b else ():
        if op != "equal":
            for j in range(head + j1, min(head + j2, len(fixed)) + 1):
                out[j] = w.edit
    return out

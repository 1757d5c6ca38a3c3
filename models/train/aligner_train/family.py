"""Fault families, and the cases drawn from them: what the aligner is taught to see and to mend.

A family is one fault in one language: several *forms* (the bad and the good text of the same code), and *twins*, clean texts
that look alike and must not be touched. The families are data: families/*.toml, read by registry.py.

Source of the method: the three H of "Aligner: Achieving Efficient Alignment through Learned Correction" (NeurIPS 2024);
verdict first and clean twins are this project's own.
"""
from __future__ import annotations

import random
from dataclasses import dataclass, field

from .slots import fill

GROUPS = ("harmless", "helpful", "honest")


@dataclass(frozen=True)
class Family:
    """One fault in one language. ``unseen`` families are kept out of training, for evaluation."""

    id: str
    tag: str
    lang: str
    group: str
    asks: tuple[str, ...]
    #: (bad, good) texts to train on.
    forms: tuple[tuple[str, str], ...]
    twins: tuple[str, ...]
    #: (bad, good) texts kept out of training.
    held: tuple[tuple[str, str], ...] = ()
    unseen: bool = False


@dataclass
class Case:
    """One drawn example: ``bad`` and ``good`` are code (or Markdown when lang is ``markdown``), without a fence."""

    family: Family
    ask: str
    bad: str
    good: str
    slots: dict[str, str] = field(default_factory=dict)


def draw(f: Family, rng: random.Random, held: bool = False) -> Case:
    """Draw a faulty case of ``f``: from the training forms, or from the held-out ones."""
    bad, good = rng.choice(f.held if held else f.forms)
    slots: dict[str, str] = {}
    return Case(f, fill(rng.choice(f.asks), f.lang, rng, slots), fill(bad, f.lang, rng, slots), fill(good, f.lang, rng, slots), slots)


def draw_twin(f: Family, rng: random.Random) -> Case:
    """Draw a clean look-alike of ``f``: a twin, or the good text of a training form."""
    texts = [*f.twins, *f.twins, *(g for _, g in f.forms)]
    slots: dict[str, str] = {}
    ask = fill(rng.choice(f.asks), f.lang, rng, slots)
    good = fill(rng.choice(texts), f.lang, rng, slots)
    return Case(f, ask, good, good, slots)

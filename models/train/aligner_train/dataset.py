"""The mix: shards of training rows and the evaluation files, from families, natural text, planted faults, fixers, hard rows and
(with ``--pairs``) analysers' pairs.

Output: ``data/train/*.jsonl`` and ``data/eval/{held_forms,twins,unseen,unseen_twins,natural_clean,planted,validation,hard,…}.jsonl``, rows
{q, a, c, verdict, tags, family, kind, lang}. More than half of the rows are clean, most of those natural. Held-out forms, unseen
families and held-out packages never reach a training shard. Shards are written one by one under a new name, so that a
running trainer picks them up; ``--replace`` deletes the older ones afterwards.
"""
from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import sys
import sysconfig
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import corpus, hard, implant, natural, pairs
from .base import WORK
from .exclude import Exclude
from .family import Case, Family, draw, draw_twin
from .fixers import ruff_pairs
from .natural import Piece
from .plant import RULES, Rule, plant
from .registry import load_families, load_statements
from .surroundings import NAME, Segment, fence, question, wrap

CORE = Path(__file__).resolve().parent.parent / "configs" / "core.txt"

#: share of each kind of row in a shard
MIX = {"natural": 0.24, "chat": 0.03, "twin": 0.08, "keep": 0.06, "form": 0.18, "short": 0.28, "double": 0.01, "planted": 0.11, "fixer": 0.01}
#: share of each language among natural rows
NATURAL = {"python": 28, "javascript": 15, "typescript": 14, "markdown": 24, "foreign": 6, "go": 5, "bash": 2, "cpp": 2, "c": 1, "yaml": 1, "json": 1, "html": 1, "css": 1}
#: how often a short fault of a language is drawn
SHORT = {"python": 3, "javascript": 2, "typescript": 1, "bash": 2, "sql": 2, "dockerfile": 1, "yaml": 1, "markdown": 5}
LONGEST = 1800  # characters of a segment: about 512 tokens


class Pool:
    """Natural pieces by language; ``next`` goes round them in random order, packages taking turns."""

    def __init__(self, pieces: list[Piece], rng: random.Random):
        by: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
        for p in pieces:
            by[p.doc if p.doc == "foreign" else p.lang][p.package].append(p)
        self.order: dict[str, list[Piece]] = {}
        for lang, packages in by.items():
            keyed = []
            for items in packages.values():
                rng.shuffle(items)
                # a package with many pieces is spread over the whole round, one with few stands anywhere in it
                keyed += [((i + rng.random()) / max(len(items), 40), p) for i, p in enumerate(items)]
            self.order[lang] = [p for _, p in sorted(keyed, key=lambda kp: kp[0])]
        self.at: dict[str, int] = Counter()

    def next(self, lang: str) -> Piece | None:
        items = self.order.get(lang)
        if not items:
            return None
        self.at[lang] += 1
        return items[(self.at[lang] - 1) % len(items)]


def gather(a: argparse.Namespace, rng: random.Random) -> tuple[list[Piece], list[Piece]]:
    """Clean pieces (for training, held out); kept in a git-ignored file between runs."""
    cache = a.out / "pool.pickle"
    if cache.exists() and not a.refresh:
        return pickle.loads(cache.read_bytes())  # our own file, in the work folder
    sources: dict[str, list[corpus.Source]] = defaultdict(list)

    def take(found: Iterator[corpus.Source]) -> None:
        for s in found:
            sources[s.package].append(s)

    take(corpus.standard_python())
    take(corpus.python_packages(Path(sysconfig.get_paths()["purelib"])))
    for d in a.site:
        take(corpus.python_packages(d))
    for d in a.node:
        take(corpus.node_packages(d))
    for d in a.corpus:
        take(corpus.unpacked(d))
    for d in a.go:
        take(corpus.go_standard(d))
    train: list[Piece] = []
    held: list[Piece] = []
    for package in sorted(sources):
        files = sources[package]
        rng.shuffle(files)
        for s in files[:a.files]:
            for p in natural.pieces(s, rng):
                if s.lang == "po":
                    p.doc = "foreign"
                if not natural.suspect(p.lang, p.text):
                    (held if s.held else train).append(p)
    a.out.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps((train, held)))
    return train, held


ABOUT = ["Write `{n}` in {l}.", "How would you implement {n} in {l}?", "{d}", "Can you give me {n}?", "I need a {l} helper: {n}", "Show me {n}.", "What does `{n}` look like?", "{n}",
         "Refactor `{n}`.", "Explain {n}.", "Add `{n}` to the module: {d}", "Please write the {l} code for this: {d}", "", "Review this code.", "Write unit-testable {l} code for {n}. {d}"]
PROSE_ABOUT = ["What is {n}?", "Tell me about {n}.", "How do I use {n}?", "Explain this part of {n}.", "{n}", "", "Summarize the documentation of {n}.", "How does {n} work?", "Write the README section for {n}."]
HEADS = ["Sure, here is `{n}`:", "Here's a version that does that.", "You could write it like this:", "{d}", "{d}", "Below is `{n}`.", "This should do it:", "### {n}", "Here is the code:", "The following {l} snippet shows it:",
         "I've added `{n}`:", "`{n}`: {d}", "Hier ist `{n}`:", "Voici `{n}` :", "Aquí está `{n}`:", "これが `{n}` です。", "这是 `{n}`：", "In the module, `{n}` now reads:", "Updated:", "For reference, this is the part that matters:"]


def natural_segment(pieces: list[Piece], rng: random.Random, faulty: tuple[str, str] | None = None) -> Segment:
    """A segment of one or more pieces of one language; ``faulty`` = (faulty text of the first piece, tag)."""
    p = pieces[0]
    fill = {"n": p.about, "d": p.doc if p.doc and p.doc != "foreign" else p.about, "l": NAME.get(p.lang, p.lang)}
    if p.lang == "markdown":
        return Segment(rng.choice(PROSE_ABOUT).format(**fill) if rng.random() < 0.7 else question("", "markdown", rng), p.text, p.text, [], "natural", p.lang, "natural")
    texts = [x.text for x in pieces]
    bad = [faulty[0] if faulty else texts[0], *texts[1:]]
    order = list(range(len(texts)))
    rng.shuffle(order)
    gap = "\n\n\n" if p.lang == "python" and rng.random() < 0.5 else "\n\n"
    a, c = gap.join(bad[i] for i in order), gap.join(texts[i] for i in order)
    put = fence(a + c, p.lang, rng)
    head = "" if rng.random() < 0.35 else rng.choice(HEADS).format(**fill) + "\n\n"
    q = rng.choice(ABOUT).format(**fill) if rng.random() < 0.8 else question("", p.lang, rng)
    return Segment(q, head + put(a), head + put(c), [faulty[1]] if faulty else [], "planted" if faulty else "natural", p.lang, "planted" if faulty else "natural")


class Maker:
    """Draws rows of every kind from one side of the split."""

    def __init__(self, families: dict[str, Family], pieces: list[Piece], rng: random.Random, taught: set[str] | None = None, exclude: Exclude | None = None):
        """``taught`` limits the known families that faulty rows are made of; the rest of them are drawn by ``untaught`` alone.
        No row that shares text with ``exclude`` is made."""
        self.exclude, self.pairs = exclude or Exclude(), None
        self.rng, self.pool = rng, Pool(pieces, rng)
        known = [f for f in families.values() if not f.unseen]
        self.seen = [f for f in known if taught is None or f.id in taught]
        self.untaught = [f for f in known if taught is not None and f.id not in taught]
        self.unseen = [f for f in families.values() if f.unseen]
        self.by_lang: dict[str, list[Family]] = defaultdict(list)
        for f in self.seen:
            self.by_lang[f.lang].append(f)
        pairs = {(f.lang, f.tag) for f in self.seen}
        pairs |= {("typescript", t) for l, t in pairs if l == "javascript"} | {("c", t) for l, t in pairs if l == "cpp"} | {("cpp", t) for l, t in pairs if l == "c"}
        self.allowed = pairs - {(f.lang, f.tag) for f in self.unseen if not any(s.tag == f.tag and s.lang == f.lang for s in self.seen)}
        self.shorts = [s for s in load_statements().values() if (s.lang, s.tag) in self.allowed]
        self.used: Counter = Counter()
        self.scan: dict[Rule, int] = {}
        self.fits: dict[Rule, int] = {}
        self.turn: dict[str, list[Family]] = {}
        self.fixes: list[Segment] = []

    def short(self, keep: bool) -> Segment:
        """A short fault (with ``keep`` a clean look-alike) among sentences, in natural code, in a wrapper, or by itself."""
        rng = self.rng
        case = implant.short(self.family(f"short{keep}", [s for s in self.shorts for _ in range(SHORT[s.lang])]), rng, keep)
        lang, shape = case.family.lang, rng.random()
        if lang == "markdown":
            case = implant.sentences(case, rng)
        elif shape < 0.4:
            for _ in range(8):
                p = self.pool.next(lang)
                if p and len(p.text) < 600 and (put := implant.into(case, p.text, rng)):
                    case = put
                    break
            else:
                case = implant.wrapped(case, rng) or case
        elif shape < 0.75:
            case = implant.wrapped(case, rng) or case
        return wrap([case], self.filler if shape > 0.6 else lambda lang, r: "", rng, "keep" if keep else "short")

    def family(self, kind: str, choices: list[Any]) -> Any:
        """Families (or short faults) take turns: each is drawn equally often."""
        if not self.turn.get(kind):
            self.turn[kind] = choices[:]
            self.rng.shuffle(self.turn[kind])
        return self.turn[kind].pop()

    def filler(self, lang: str, rng: random.Random) -> str:
        """A clean piece to stand beside a case."""
        if rng.random() < 0.55 and (p := self.pool.next(lang)) and len(p.text) < 700:
            return p.text
        if fs := self.by_lang.get(lang):
            return draw_twin(rng.choice(fs), rng).good
        return ""

    def natural(self) -> Segment:
        while True:
            lang = self.rng.choices(list(NATURAL), list(NATURAL.values()))[0]
            p = self.pool.next(lang)
            if p and (len(p.text) < 650 or self.rng.random() < 0.4):  # short ones teach as much for less
                return natural_segment(self.company(p), self.rng)

    def company(self, p: Piece) -> list[Piece]:
        """The piece, and sometimes a second one of the same language when both are short."""
        if p.lang not in ("markdown", "json", "html", "css", "yaml") and len(p.text) < 500 and self.rng.random() < 0.3:
            q = self.pool.next(p.lang)
            if q and len(q.text) < 600:
                return [p, q]
        return [p]

    def planted(self) -> Segment | None:
        """A planted fault: languages by weight, then the tags of its rules take turns, then the next piece that the rule fits."""
        lang = self.rng.choices(["python", "javascript", "typescript", "go", "bash", "cpp"], [10, 6, 6, 2, 1, 1])[0]
        items = self.pool.order.get(lang, [])
        rules = [r for r in RULES[lang] if (lang, r.tag) in self.allowed and self.scan.get(r, 0) >= 0]
        if not items or not rules:
            return None
        least = min(self.used[f"{lang}/{r.tag}"] for r in rules)
        rule = self.rng.choice([r for r in rules if self.used[f"{lang}/{r.tag}"] == least])
        at = self.scan.get(rule, self.rng.randrange(len(items)))
        for step in range(len(items)):
            p = items[(at + step) % len(items)]
            if len(p.text) < 900 and (bad := plant(p.text, lang, rule, self.rng)):
                self.scan[rule] = (at + step + 1) % len(items)
                self.used[f"{lang}/{rule.tag}"] += 1
                self.fits[rule] = self.fits.get(rule, 0) + 1
                return natural_segment(self.company(p), self.rng, (bad, rule.tag))
        self.scan[rule] = -1  # no piece fits this rule at all
        return None

    def make(self, kind: str) -> Segment | None:
        """One segment of a kind of MIX, or None when it could not be made this time."""
        rng = self.rng
        if kind == "natural":
            return self.natural()
        if kind == "planted":
            return self.planted()
        if kind in hard.SHARES:
            return hard.make(kind, self)
        if kind in pairs.SHARES:
            return self.pairs.make(kind) if self.pairs else None
        if kind == "fixer":
            return rng.choice(self.fixes) if self.fixes else None
        if kind == "chat":
            q, text = implant.plain_answer(rng)
            return Segment(q, text, text, [], "chat", "markdown", "chat")
        if kind in ("short", "keep"):
            return self.short(kind == "keep")
        if kind == "untaught":
            return wrap([draw(self.family(kind, self.untaught), rng, rng.random() < 0.2)], self.filler, rng, kind)
        if kind == "twin":
            return wrap([draw_twin(self.family("twin", self.seen), rng)], self.filler, rng, "twin")
        if kind in ("unseen", "unseen_twin"):
            f = self.family(kind, self.unseen)
            return wrap([draw(f, rng, rng.random() < 0.2) if kind == "unseen" else draw_twin(f, rng)], self.filler, rng, kind)
        held = kind == "held"
        f = self.family(kind, self.seen)
        cases: list[Case] = [draw(f, rng, held)]
        if kind == "double":
            others = [g for g in self.by_lang[f.lang] if g.tag != f.tag]
            if f.lang == "markdown" or not others:
                return None
            cases.append(draw(rng.choice(others), rng))
        return wrap(cases, self.filler, rng, kind)

    def rows(self, kinds: dict[str, float], n: int) -> Iterator[dict]:
        """``n`` valid rows with the shares ``kinds``, in random order."""
        while n > 0:
            kind = self.rng.choices(list(kinds), list(kinds.values()))[0]
            s = self.make(kind)
            if s and self.rng.random() < hard.TABS:
                s = hard.tabbed(s) or s
            if s is None or len(s.a) > LONGEST or (bool(s.tags) != (s.a != s.c)) or s.a in self.exclude or s.c in self.exclude:
                continue
            n -= 1
            yield s.row()


def write(path: Path, rows: Iterator[dict]) -> Counter:
    """Write rows atomically; returns how many of each kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count: Counter = Counter()
    tmp = path.with_suffix(".tmp")
    with open(tmp, "w", encoding="utf8") as fh:
        for r in rows:
            count[r["kind"] + (":ok" if r["verdict"] == "OK" else "")] += 1
            fh.write(json.dumps(r, ensure_ascii=False) + "\n")
    os.replace(tmp, path)
    return count


#: Rows of each evaluation file. ``known_forms`` are trained forms with new names in the code of held-out packages.
EVAL = {"held_forms": ({"held": 1}, 600), "twins": ({"twin": 1}, 400), "unseen": ({"unseen": 1}, 300), "unseen_twins": ({"unseen_twin": 1}, 150),
        "natural_clean": ({"natural": 1}, 1200), "planted": ({"planted": 1}, 400), "untaught": ({"untaught": 1}, 200),
        "validation": ({"natural": 0.5, "chat": 0.05, "twin": 0.15, "form": 0.15, "short": 0.1, "planted": 0.05}, 2400),
        "known_forms": ({"form": 0.5, "short": 0.5}, 400), "hard": (hard.SHARES, 400)}


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train data", description=__doc__.splitlines()[0])
    p.add_argument("--out", type=Path, default=WORK / "data")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--shards", type=int, default=20)
    p.add_argument("--rows", type=int, default=2000, help="rows in a shard")
    p.add_argument("--files", type=int, default=120, help="files read of each package, at most")
    p.add_argument("--site", type=Path, action="append", default=[], help="a further site-packages folder")
    p.add_argument("--node", type=Path, action="append", default=[], help="a node_modules folder")
    p.add_argument("--go", type=Path, action="append", default=[], help="a Go installation")
    p.add_argument("--corpus", type=Path, action="append", default=[], help="a folder that `data --fetch` filled")
    p.add_argument("--fetch", action="store_true", help="download the packages of configs/corpus.txt into the first --corpus folder")
    p.add_argument("--refresh", action="store_true", help="read the packages anew")
    p.add_argument("--replace", action="store_true", help="delete the shards of earlier seeds")
    p.add_argument("--families", type=Path, default=CORE, help="list of the families to teach (\"all\": every one)")
    p.add_argument("--pairs", type=Path, help="a file of analysers' pairs (see pairs.py)")
    p.add_argument("--exclude", type=Path, action="append", default=[], help="JSON lines whose answers must not be trained on")
    p.add_argument("--no-eval", action="store_true", help="leave the evaluation files as they are")
    a = p.parse_args(argv)
    if a.fetch:
        from .fetch import fetch

        a.corpus = a.corpus or [WORK / "corpus"]
        fetch(a.corpus[0])
    families = load_families()
    taught = None if str(a.families) == "all" else {line for line in a.families.read_text().split("\n") if line and line[0] != "#"}
    train, held = gather(a, random.Random(0))
    print(f"{len(families)} families, {len(train)} natural pieces to train on, {len(held)} held out", Counter(x.doc if x.doc == "foreign" else x.lang for x in train), file=sys.stderr)
    if not a.no_eval:
        # a seed of its own: the evaluation must not change when the training data is drawn anew
        maker = Maker(families, held, random.Random(20260101), taught)
        for name, (kinds, n) in EVAL.items():
            if "untaught" in kinds and not maker.untaught:
                continue
            print(name, dict(write(a.out / "eval" / f"{name}.jsonl", maker.rows(kinds, n))), file=sys.stderr)
    mix = MIX | hard.SHARES
    maker = Maker(families, train, random.Random(a.seed), taught, Exclude.of(a.exclude))
    maker.fixes = ruff_pairs(maker.allowed)
    if not maker.fixes:
        del mix["fixer"]
    if a.pairs:
        rows = pairs.read(a.pairs)
        maker.pairs, mix = pairs.Pairs(rows, maker.rng), mix | pairs.SHARES
        print("pairs", {k: len(v) for k, v in maker.pairs.pools.items()}, file=sys.stderr)
        if not a.no_eval:
            aside = pairs.Pairs(rows, random.Random(20260101), evaluation=True)
            write(a.out / "eval" / "unseen_rules.jsonl", iter(aside.all("pair", "unseen_rules")))
            write(a.out / "eval" / "unseen_rules_clean.jsonl", iter(aside.all("pair-clean", "unseen_rules_clean", 600)))
    old = set((a.out / "train").glob("*.jsonl"))
    for i in range(a.shards):
        path = a.out / "train" / f"s{a.seed:04d}-{i:03d}.jsonl"
        count = write(path, maker.rows(mix, a.rows))
        old.discard(path)
        if i == 0:
            print(path.name, dict(count), file=sys.stderr)
    print("planted", dict(sorted(maker.used.items(), key=lambda kv: -kv[1])), file=sys.stderr)
    if a.replace:
        for path in old:
            path.unlink()

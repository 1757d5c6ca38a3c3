"""From a bare case to a segment as the run time sees it: a question, prose before, a fence with other clean code around the case.

The same wrapping is used for the faulty and the corrected text, so that they differ in the fault alone. Run-time segments are
Markdown blocks: the prose directly before a fence belongs to its segment, prose after it mostly does not.
"""
from __future__ import annotations

import ast
import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from .family import Case
from .languages import COMMENTS, EXT, FENCE, NAME
from .phrases import AFTER, BEFORE, BLANK, QUESTIONS


@dataclass
class Segment:
    """A row in the making: question, faulty and corrected text, tags in order of appearance (none when clean)."""

    q: str
    a: str
    c: str
    tags: list[str]
    family: str
    lang: str
    kind: str = "form"
    meta: dict = field(default_factory=dict)

    def row(self) -> dict:
        return {"q": self.q, "a": self.a, "c": self.c, "verdict": " ".join(self.tags) or "OK", "tags": self.tags, "family": self.family,
                "kind": self.kind, "lang": self.lang}


def names(ask: str, lang: str, rng: random.Random) -> dict[str, str]:
    """What the phrases are filled with."""
    stem = rng.choice(["main", "app", "utils", "server", "handlers", "db", "service", "tools", "helpers", "jobs", "models", "views", "client", "index", "api"])
    folder = rng.choice(["", "", "src/", "lib/", "app/", "scripts/"])
    file = folder + ("Dockerfile" if lang == "dockerfile" else f"{stem}.{EXT.get(lang, 'txt')}")
    return {"ask": ask, "Ask": ask[:1].upper() + ask[1:], "L": NAME.get(lang, lang), "does": "does what you asked for", "file": file, "n": str(rng.randint(1, 6))}


def question(ask: str, lang: str, rng: random.Random) -> str:
    """A question of a user who wants ``ask`` (an infinitive phrase); sometimes empty or a mere file name."""
    pool = BLANK if not ask or rng.random() < 0.15 else QUESTIONS
    return rng.choice(pool).format(**names(ask, lang, rng))


def fence(code: str, lang: str, rng: random.Random) -> Callable[[str], str]:
    """A function that puts code into a fence; longer fences are rare but must be known."""
    mark = "````" if "```" in code else "~~~" if rng.random() < 0.01 else "```"
    tag = rng.choice(FENCE.get(lang, [lang]))
    return lambda c: f"{mark}{tag}\n{c}\n{mark}"


def parses(lang: str, code: str) -> bool:
    """Whether Python parses; other languages are not judged here."""
    if lang != "python":
        return True
    try:
        ast.parse(code)
        return True
    except (SyntaxError, ValueError):
        return False


def indent_unit(lang: str) -> str:
    return "\t" if lang == "go" else "  " if lang in ("javascript", "typescript", "ruby", "yaml", "bash") else "    "


def nest(texts: list[str], lang: str, rng: random.Random) -> list[str]:
    """Now and then put loose statements into a function, or indent a selection as it stands in a file."""
    if any('"""' in t or "'''" in t or "`" in t or "<<" in t for t in texts):  # indentation inside a string would change it
        return texts
    loose = lang == "python" and not re.search(r"^(def|class|async|import|from|@|if __name__)", texts[0], re.M) and parses(lang, texts[0])
    if loose and rng.random() < 0.35:
        head = rng.choice(["def main():", "def run(args):", "def handle(request):", "with lock:", "if enabled:", "class Task:\n    def run(self):", "try:", "for _ in range(3):"])
        pad = "        " if head.startswith("class") else "    "
        tail = "\nfinally:\n    close()" if head == "try:" else ""
        out = [f"{head}\n{textwrap.indent(t, pad)}{tail}" for t in texts]
        if parses(lang, out[-1]):
            return out
    return texts


Filler = Callable[[str, random.Random], str]


def around(cases: list[Case], filler: Filler, rng: random.Random, budget: int) -> tuple[str, str]:
    """Bad and good code of all cases, in order, with clean pieces of ``filler`` between and around, at most about ``budget``
    characters in all. Pieces stand apart by one or two blank lines."""
    lang = cases[0].family.lang
    gap = "\n\n\n" if lang == "python" and rng.random() < 0.5 else "\n\n"
    pieces: list[tuple[str, str]] = []
    room = budget - sum(len(c.bad) for c in cases)

    def fill_up(odds: float) -> None:
        nonlocal room
        while room > 60 and rng.random() < odds:
            text = filler(lang, rng)
            if not text or len(text) > room:
                return
            room -= len(text)
            pieces.append((text, text))

    for case in cases:
        fill_up(0.35)
        bad, good = nest([case.bad, case.good], lang, rng)
        mark = COMMENTS.get(lang, "//")
        if rng.random() < 0.12 and case.ask and not bad.startswith((mark, "#!", "<?")):
            note = f"{mark} {case.ask}\n"
            bad, good = note + bad, note + good
        pieces.append((bad, good))
    fill_up(0.4)
    if sum(len(c.bad) for c in cases) < 120 and rng.random() < 0.3 and pieces[-1][0] != pieces[-1][1]:
        gap = "\n"
    return gap.join(p[0] for p in pieces), gap.join(p[1] for p in pieces)


def wrap(cases: list[Case], filler: Filler, rng: random.Random, kind: str = "form") -> Segment:
    """A segment around one or two cases of the same language (clean ones have bad == good)."""
    first = cases[0]
    lang = first.family.lang
    tags: list[str] = []
    for c in cases:
        if c.bad != c.good and c.family.tag not in tags:
            tags.append(c.family.tag)
    q = question(first.ask, lang, rng)
    fam = "+".join(c.family.id for c in cases)
    if lang == "markdown":
        bad, good = first.bad, first.good
        if rng.random() < 0.15 and not bad.startswith(("#", "-", "*", "1.")):
            head = rng.choice(["Short answer: ", "In short: ", "**Note:** ", "Yes. ", "- ", "> "]) if "\n" not in bad else ""
            bad, good = head + bad, head + good
        return Segment(q, bad, good, tags, fam, lang, kind)
    bad, good = around(cases, filler, rng, rng.choice([0, 250, 250, 450, 450, 700, 1000]))
    in_fence = fence(bad + good, lang, rng)
    shape = rng.random()
    if shape < 0.25:  # a fence alone; some of them a selection with its indentation kept
        if rng.random() < 0.3 and not re.search(r"\"\"\"|'''|`|<<|\\$", bad + good, re.M):
            pad = indent_unit(lang) * rng.choice([1, 1, 2])
            bad, good = textwrap.indent(bad, pad), textwrap.indent(good, pad)
        return Segment(q, in_fence(bad), in_fence(good), tags, fam, lang, kind)
    head = rng.choice(BEFORE).format(**names(first.ask, lang, rng))
    tail = "\n\n" + rng.choice(AFTER) if rng.random() < 0.1 else ""
    join = "\n" if rng.random() < 0.1 else "\n\n"
    return Segment(q, head + join + in_fence(bad) + tail, head + join + in_fence(good) + tail, tags, fam, lang, kind)

"""Puts short faults (statements/) into other code: into a natural function of a package, into a plain wrapper, among sentences.

The faulty and the corrected text differ in the fault alone, so both can be read side by side in one training step.
"""
from __future__ import annotations

import ast
import random
import re
import textwrap

from .family import Case, Family
from .phrases import PLAIN
from .registry import Statements, load_families
from .slots import fill

#: Code that opens a block of its own or an import stands beside other code, not within it.
TOP = re.compile(r"^(?:import |from |def |class |async |@|if __name__|function |app\.|export )", re.M)
ASKS = {
    "python": ["write <<fn>>", "add <<fn>> to the <<mod>> module", "handle the <<list>>", "write a script for the <<table>>", "do this for each of the <<list>>", "load the <<var>>"],
    "javascript": ["write <<fn>>", "show the <<list>> on the page", "add <<fn>> to the <<mod>> module", "handle the <<list>>", "load the <<var>>"],
    "bash": ["write a script that cleans <<dir>>", "back up the <<list>>", "deploy the <<mod>> service", "go through the <<list>>"],
    "sql": ["find <<table>> by <<col>>", "count the <<table>>", "clean up <<table>>", "query <<table>>"],
    "dockerfile": ["write a Dockerfile for the <<mod>> service", "put the app into a container"],
    "yaml": ["write a workflow for the <<mod>> service", "add a service for the <<table>>", "deploy the <<mod>> service", "set up the <<mod>>"],
    "markdown": ["harden the <<mod>>", "is this <<mod>> safe?", "read <<path>>", "explain what changed", "use the <<mod>> module", "fix the permission error", "call the API", "make <<fn>> faster"],
}
ASKS["typescript"] = ASKS["javascript"]
WRAP = {
    "python": ["def <<fn>>(<<var2>>):\n{}", "def <<fn>>(self, <<var2>>, <<var3>>):\n{}", "class <<cls>>:\n    def <<fn>>(self):\n{{}}", "async def <<fn>>(<<var2>>):\n{}", "for <<var2>> in <<list2>>:\n{}",
               "if <<var2>>:\n{}", "def <<fn>>(<<var2>>, <<list2>>):\n    <<var3>> = len(<<list2>>)\n{}", "@app.route(\"/<<table2>>\")\ndef <<fn>>():\n{}", "def main():\n{}\n\n\nif __name__ == \"__main__\":\n    main()",
               "with <<var2>>.lock:\n{}"],
    "javascript": ["function <<fn>>(<<var2>>) {\n{}\n}", "async function <<fn>>(<<var2>>) {\n{}\n}", "const <<fn>> = (<<var2>>, <<list2>>) => {\n{}\n};", "export async function <<fn>>() {\n{}\n}",
                   "app.get(\"/<<table2>>\", async (req, res) => {\n{}\n});", "button.addEventListener(\"click\", async () => {\n{}\n});", "if (<<var2>>) {\n{}\n}"],
    "bash": ["#!/usr/bin/env bash\nset -euo pipefail\n\n{}", "#!/bin/bash\n\n{}", "<<backup|deploy|clean|main>>() {\n{}\n}"],
}
WRAP["typescript"] = WRAP["javascript"]
UNIT = {"python": "    ", "javascript": "  ", "typescript": "  ", "bash": "  "}


def family_of(s: Statements) -> Family:
    """A family to stand for short faults where one is wanted (it is not registered)."""
    return Family(f"short-{s.lang}-{s.tag}", s.tag, s.lang, "helpful", tuple(ASKS[s.lang]), s.pairs, s.keep)


def short(s: Statements, rng: random.Random, keep: bool) -> Case:
    """A bare case: faulty, or with ``keep`` a clean look-alike."""
    slots: dict[str, str] = {}
    ask = fill(rng.choice(ASKS[s.lang]), s.lang, rng, slots)
    if keep and s.keep:
        good = fill(rng.choice(s.keep), s.lang, rng, slots)
        return Case(family_of(s), ask, good, good, slots)
    bad, good = rng.choice(s.pairs)
    bad, good = fill(bad, s.lang, rng, slots), fill(good, s.lang, rng, slots)
    return Case(family_of(s), ask, good if keep else bad, good, slots)


def sentences(case: Case, rng: random.Random) -> Case:
    """A paragraph, or a list, around the sentence of a prose case."""
    slots = dict(case.slots)
    plain = [fill(fill(s, "markdown", rng, slots), "markdown", rng, slots) for s in rng.sample(PLAIN, rng.choice([0, 0, 1, 1, 2, 3]))]
    at = rng.randint(0, len(plain))
    join, mark = (" ", "") if rng.random() < 0.85 or len(plain) < 2 else ("\n", "- ")
    text = lambda s: join.join(mark + x for x in [*plain[:at], s, *plain[at:]])
    return Case(case.family, case.ask, text(case.bad), text(case.good), slots)


def plain_answer(rng: random.Random) -> tuple[str, str]:
    """A question and a clean paragraph as an assistant writes it."""
    slots: dict[str, str] = {}
    lines = [fill(fill(s, "markdown", rng, slots), "markdown", rng, slots) for s in rng.sample(PLAIN, rng.choice([1, 1, 2, 2, 3, 4]))]
    return fill(rng.choice(ASKS["markdown"] + ASKS["python"]), "markdown", rng, slots), " ".join(lines)


def wrapped(case: Case, rng: random.Random) -> Case | None:
    """The case inside a function, a loop, a script; None where it does not fit."""
    lang = case.family.lang
    if lang not in WRAP or TOP.search(case.bad) and lang != "bash" or case.bad.startswith("#!"):
        return None
    slots = dict(case.slots)
    # under `set -e` an unchecked command ends the script: there it is no fault
    shapes = [s for s in WRAP[lang] if case.family.tag != "ignored-error" or "set -e" not in s]
    shape = fill(rng.choice(shapes), lang, rng, slots)
    unit = UNIT[lang]
    pad = "" if shape.startswith("#!") else unit * (2 if "{{}}" in shape else 1)
    put = lambda t: shape.replace("{{}}", "{}").replace("{}", textwrap.indent(t, pad), 1)
    return Case(case.family, case.ask, put(case.bad), put(case.good), slots)


def into(case: Case, host: str, rng: random.Random) -> Case | None:
    """The case as a further statement of the natural code ``host``; None where it does not fit."""
    lang = case.family.lang
    if TOP.search(case.bad):
        return None
    lines = host.split("\n")
    spots = _python_spots(host) if lang == "python" else _brace_spots(lines)
    if not spots:
        return None
    at, pad = rng.choice(spots)
    put = lambda t: "\n".join([*lines[:at], *textwrap.indent(t, pad).split("\n"), *lines[at:]])
    bad, good = put(case.bad), put(case.good)
    if lang == "python":
        try:
            ast.parse(good)
        except (SyntaxError, ValueError):
            return None
    return Case(case.family, case.ask, bad, good, case.slots)


def _python_spots(code: str) -> list[tuple[int, str]]:
    """(line, indentation) before every statement of a block, but not before docstrings."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return []
    out = []
    for node in ast.walk(tree):
        for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if isinstance(body, list) and not isinstance(node, (ast.Module, ast.ClassDef, ast.Lambda)):
                for s in body:
                    if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)) and not (isinstance(s, ast.If) and body is getattr(node, "orelse", None)):
                        line = min([s.lineno, *(d.lineno for d in getattr(s, "decorator_list", []))])
                        out.append((line - 1, " " * s.col_offset))
    return out


def _brace_spots(lines: list[str]) -> list[tuple[int, str]]:
    """(line, indentation) after lines that end a statement, where the next line stands no deeper."""
    out = []
    for i in range(1, len(lines) - 1):
        line, after = lines[i], lines[i + 1]
        pad = line[:len(line) - len(line.lstrip())]
        if pad and line.rstrip().endswith(";") and re.match(r"\s*(?:const|let|await|return|[\w.]+\(|[\w.]+ =|if)", after) and after.startswith(pad) and not after.startswith(pad + " "):
            out.append((i + 1, pad))
    return out


def known() -> set[tuple[str, str]]:
    """(tag, language) pairs that only unseen families have: no short fault may teach them."""
    families = load_families().values()
    return {(f.tag, f.lang) for f in families if f.unseen} - {(f.tag, f.lang) for f in families if not f.unseen}

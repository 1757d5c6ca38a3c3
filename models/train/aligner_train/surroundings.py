"""From a bare case to a segment as the run time sees it: a question, prose before, a fence with other clean code around the case.

The same wrapping is used for the faulty and the corrected text, so that they differ in the fault alone. Run-time segments are
Markdown blocks: the prose directly before a fence belongs to its segment, prose after it mostly does not.
"""
from __future__ import annotations

import ast
import random
import re
import textwrap
from dataclasses import dataclass, field
from typing import Callable

from .family import Case

FENCE = {"python": ["python"] * 8 + ["py", "python3", ""], "javascript": ["javascript"] * 4 + ["js"] * 4 + ["jsx", ""],
         "typescript": ["typescript"] * 4 + ["ts"] * 4 + ["tsx"], "bash": ["bash"] * 5 + ["sh", "shell", "console", ""], "sql": ["sql"] * 6 + [""],
         "csharp": ["csharp", "cs", "c#"], "cpp": ["cpp", "cpp", "c++"], "c": ["c"], "go": ["go", "go", "golang"], "rust": ["rust", "rust", "rs"],
         "yaml": ["yaml", "yml"], "dockerfile": ["dockerfile", "Dockerfile", "docker"], "php": ["php"], "ruby": ["ruby", "rb"], "java": ["java"]}
NAME = {"python": "Python", "javascript": "JavaScript", "typescript": "TypeScript", "bash": "Bash", "sql": "SQL", "csharp": "C#", "cpp": "C++",
        "c": "C", "go": "Go", "rust": "Rust", "yaml": "YAML", "dockerfile": "a Dockerfile", "php": "PHP", "ruby": "Ruby", "java": "Java",
        "html": "HTML", "css": "CSS", "json": "JSON", "markdown": "Markdown"}
EXT = {"python": "py", "javascript": "js", "typescript": "ts", "bash": "sh", "sql": "sql", "csharp": "cs", "cpp": "cpp", "c": "c", "go": "go",
       "rust": "rs", "yaml": "yml", "php": "php", "ruby": "rb", "java": "java", "markdown": "md"}
QUESTIONS = """How do I {ask} in {L}?|How can I {ask} using {L}?|{Ask}.|{Ask} in {L}.|Write {L} code to {ask}.|Write a function to {ask}.|Can you show me how to {ask}?
|I need to {ask}. What is the cleanest way in {L}?|Give me a short {L} example: {ask}.|{ask}|{L}: {ask}|Please {ask}.|What is the best way to {ask}?|Could you help me {ask}? I am new to {L}.
|I am working on a small service and have to {ask}. Please keep it simple, no extra dependencies.|We use {L} at work. Someone asked me to {ask}, and I do not know where to start.
|Refactor my code so that I can {ask}.|Add a helper to {ask}.|Implement this: {ask}|how to {ask}|{ask} ({L})|I want to {ask}|Show a minimal snippet that lets me {ask}.
|Wie kann ich das in {L} machen: {ask}?|Comment faire en {L} : {ask} ?|¿Cómo puedo hacer esto en {L}? {ask}|Como faço isso em {L}: {ask}?|{L}で: {ask}|用 {L} 怎么做：{ask}|Как сделать это на {L}: {ask}?
|My script should {ask}, then exit. Can you write that part?|Update the module: it has to {ask} now.|Explain with an example how to {ask}.|Quick question, how would you {ask}?
|TODO: {ask}|Next step in the plan: {ask}. Do it.|Fix the ticket "{ask}".|Write the code for "{ask}" and explain it briefly.""".replace("\n", "").split("|")
BLANK = ["", "", "", "Review this code.", "Check this.", "Is this right?", "What does this do?", "Improve this.", "Continue.", "Look at {file}.", "{file}", "Clean this up."]
BEFORE = """Here is one way to do it:|Sure, here's an example:|Sure! You can do it like this:|Here's the code:|You could write it like this:|The function below does that.|This should work:
|Below is a version that {does}:|Here is how to {ask}:|To {ask}, you can use the following {L} code:|Try this:|Certainly. Here is a compact version:|Of course! Here's a simple implementation:
|I would keep it small and put it into one helper:|Add this to your module:|Put the following into `{file}`:|Create `{file}`:|In `{file}`:|Update `{file}` like this:|### Step {n}: {Ask}|## Example|**{file}**
|{n}. {Ask}:|First, {ask}:|Then {ask}:|Next, add the part that has to {ask}.|Here's a minimal example that you can adapt to your project. Replace the names with your own.|The idea is simple: {ask}, and hand the result back to the caller.
|Yes, that is possible. The snippet below shows the important part; the rest of the module stays as it is.|You're right, I missed that. Here is the updated code:|Good question! The usual approach looks like this.
|Let me write that for you.|This is the relevant part:|The code could look like this (I left out logging):|I have changed the helper so that it can {ask}:|Done. The new version:
|Hier ist ein Beispiel:|So geht es:|Voici un exemple :|Voilà le code :|Aquí tienes un ejemplo:|Claro, este es el código:|Ecco un esempio:|Aqui está um exemplo:|以下是示例代码：|次のように書けます。|Вот пример:|Hier is een voorbeeld:|Oto przykład:|예제 코드입니다:""".replace("\n", "").split("|")
AFTER = """Let me know if you want tests for it.|Call it with your own values.|The rest of the module stays as it is.|Adjust the names to your project.|You can run it with the usual command.|Hope this helps!
|If you need more options, say which ones.|This keeps the change small.|I have not run it against your data yet.|It needs no further packages.|Save the file and restart the server.""".replace("\n", "").split("|")
COMMENTS = {"python": "#", "bash": "#", "yaml": "#", "dockerfile": "#", "ruby": "#", "sql": "--"}


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
    """What the phrases above are filled with."""
    stem = rng.choice("main app utils server handlers db service tools helpers jobs models views client index api".split())
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

"""Bad code that is quoted on purpose, and patches: both stand, whatever the code in them is. All clean.

A segment is a fence with the prose directly before it, so it is the prose that says the code is a quotation; a diff says so itself.
"""
from __future__ import annotations

import difflib
import random
import re

from ..family import Case
from ..surroundings import EXT, FENCE, Segment, question

BAD = """The problem is in these lines:|This is the vulnerable part of your code:|Don't do this:|**Bad:**|**Wrong:**|Avoid this pattern:|Your current code does this:|Here is what goes wrong. You wrote:
|What you have now:|### Before|#### Vulnerable version|❌ Not like this:|Never write it this way:|An attacker can abuse the following code:|Let's look at what the old version did:
|The bug comes from this:|For comparison, the unsafe version (do not use it):|A reviewer would reject this:|Anti-pattern:|The linter complains about this snippet:|The line that fails is:
|You asked why this is wrong:|The test feeds the checker this faulty input:|This is the code from the ticket, before the fix:|As an exercise, find the fault in this function:|Schlecht ist das hier:|So bitte nicht:
|Voici le code fautif :|Este es el código con el error:|これは悪い例です。|这是有问题的代码：|The exploit works because the old code was:|Here is the snippet you posted, unchanged:""".replace("\n", "").split("|")
WHY = ["", "", "It fails in production. ", "This came up in review. ", "There are two problems. ", "Short answer: it is not safe. ", "1. ", "- "]
PATCH = """Here is the patch:|Apply this diff:|The change:|This fixes it:|Save it as `fix.patch` and run `git apply fix.patch`:|The commit changes one thing:|Only these lines change:|Review of the pull request:|```|Suggested change:""".replace("\n", "").split("|")
ASKED = ["Why is this code bad?", "Review this code.", "What is wrong here?", "Show me a patch.", "Fix it.", "Give me a diff.", "Explain the vulnerability.", "What should I avoid?", "", "Is my code safe?", "Write the fix as a diff."]
COMMENT = {"python": "#", "bash": "#", "ruby": "#", "yaml": "#", "sql": "--", "dockerfile": "#"}


def prose(case: Case, rng: random.Random) -> Segment:
    """The faulty code after a sentence that says so, or marked by a comment."""
    lang = case.family.lang
    fence = rng.choice(FENCE.get(lang, [lang]))
    q = rng.choice(ASKED) if rng.random() < 0.6 else question(case.ask, lang, rng)
    head, code = rng.choice(WHY) + rng.choice(BAD), case.bad
    if rng.random() < 0.15 and not code.startswith(("#!", "<?")):
        head = rng.choice(["Compare:", "Two versions:", "See the comments:", "For the lecture:"])
        mark = COMMENT.get(lang, "//")
        code = f"{mark} {rng.choice(['BAD', 'vulnerable', 'wrong', 'do not copy', 'DON’T'])}\n{code}\n\n{mark} {rng.choice(['GOOD', 'safe', 'right', 'instead'])}\n{case.good}"
    text = f"{head}\n\n```{fence}\n{code}\n```"
    return Segment(q, text, text, [], case.family.id, lang, "quote")


def patch(case: Case, rng: random.Random) -> Segment | None:
    """The fix as a unified diff, with or without its head; now and then the hunk alone."""
    lang = case.family.lang
    bad, good = (x.split("\n") for x in (case.bad, case.good))
    around = [rng.choice(["", "# settings", "// helpers", "import os"])] if lang != "markdown" else []
    name = f"{rng.choice(['src/', 'lib/', 'app/', ''])}{rng.choice(['main', 'app', 'utils', 'server', 'handlers', 'db', 'service'])}.{EXT.get(lang, 'txt')}"
    lines = list(difflib.unified_diff([*around, *bad], [*around, *good], f"a/{name}", f"b/{name}", lineterm="", n=rng.choice([1, 3, 3])))
    if not lines:
        return None
    shape = rng.random()
    if shape < 0.25:
        lines = lines[2:]
    elif shape < 0.4:
        lines = [x for x in lines[2:] if not x.startswith("@@")]
    elif shape < 0.6:
        lines = [f"diff --git a/{name} b/{name}", f"index {rng.randrange(16 ** 7):07x}..{rng.randrange(16 ** 7):07x} 100644", *lines]
    head = rng.choice([h for h in PATCH if h != "```"]) + "\n\n" if rng.random() < 0.6 else ""
    text = f"{head}```{rng.choice(['diff', 'diff', 'diff', 'patch'])}\n" + "\n".join(lines) + "\n```"
    return Segment(rng.choice(ASKED), text, text, [], case.family.id, lang, "patch")


def output(case: Case, rng: random.Random) -> Segment:
    """A line of the faulty code in a traceback, a log, a linter's message or a block quote."""
    lang = case.family.lang
    line = max(case.bad.split("\n"), key=lambda x: (x not in case.good, len(x))).strip()
    file = f"{rng.choice(['main', 'app', 'utils', 'server', 'handlers'])}.{EXT.get(lang, 'txt')}"
    n = rng.randint(3, 220)
    text = rng.choice([
        f"```\nTraceback (most recent call last):\n  File \"{file}\", line {n}, in <module>\n    {line}\n{rng.choice(['TypeError', 'ValueError', 'RuntimeError'])}: see above\n```",
        f"```\n{file}:{n}:{rng.randint(1, 20)}: error: {case.family.tag}\n    {line}\n    ^\n```",
        f"```text\n{n} | {line}\n{' ' * len(str(n))} | {'^' * min(12, max(1, len(line)))}\n```",
        f"The scanner points at line {n}:\n\n```\n> {n}: {line}\n```",
        f"> `{line}`\n\nThat line is what the report is about; I have not changed it yet." if "`" not in line else f"```\n{line}\n```",
        f"```console\n$ grep -n {re.findall(r'[A-Za-z_]+', line)[0] if re.search(r'[A-Za-z_]', line) else 'x'} {file}\n{n}:{line}\n```"])
    return Segment(rng.choice(["Why does this fail?", "What does the log say?", "Explain the error.", "", "Where is the problem?"]), text, text, [], case.family.id, lang, "output")


def keep(case: Case, rng: random.Random) -> Segment | None:
    shape = rng.random()
    return prose(case, rng) if shape < 0.5 else patch(case, rng) if shape < 0.85 else output(case, rng)

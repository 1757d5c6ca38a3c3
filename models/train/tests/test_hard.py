"""Hard rows are right themselves: every value and condition kept, clean ones clean, both sides laid out alike."""
from __future__ import annotations

import ast
import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from aligner_train.dataset import Maker
from aligner_train.exclude import Exclude
from aligner_train.hard import SHARES, compare, quote, shells, sql, tabbed
from aligner_train.hard.tabs import unit
from aligner_train.natural import Piece
from aligner_train.surroundings import Segment

PLACEHOLDER = {"python": r"\?|%s|\$\d+|(?<!:):[a-z]\w*", "javascript": r"\?|\$\d+|(?<!:):[a-z]\w*|@[a-z]\w*", "java": r"\?|(?<!:):[a-z]\w*", "go": r"\?|\$\d+", "php": r"\?|(?<!:):[a-z]\w*",
               "csharp": r"@[a-z]\w*|\{\d+\}"}
PLACEHOLDER["typescript"] = PLACEHOLDER["javascript"]


def placeholders(lang: str, text: str) -> int:
    """Placeholders inside the literals that hold a query."""
    found = [m for m in re.findall(r"\"\"\"[^\"]*\"\"\"|\"[^\"]*\"|'(?:[^'\n])*'|`[^`]*`", text) if re.search(r"\b(?:SELECT|UPDATE|DELETE|INSERT)\b", m)]
    return sum(len(re.findall(PLACEHOLDER[lang], m)) for m in found)


@pytest.mark.parametrize("lang", sql.LANGUAGES)
def test_a_query_keeps_its_values_and_conditions(lang: str) -> None:
    for seed in range(150):
        rng = random.Random(seed)
        driver, (q, _) = rng.choice(sql.DRIVERS[lang]), sql.query(rng)
        style = rng.choice(list(sql.STYLES[lang].values()))
        n = len(sql.values(q))
        assert len({v.name for v in sql.values(q)}) == n
        good = sql.written(q, lang, style, driver, set(range(n)), random.Random(1))
        bad = sql.written(q, lang, style, driver, set(), random.Random(1))
        assert placeholders(lang, good) == n, good
        for v in sql.values(q):
            name = v.name if lang == "python" else sql.camel(v.name)
            assert re.search(rf"\b{name}\b", good) and re.search(rf"\b{name}\b", bad), (v, good)
        for part in (p for p in q if isinstance(p, str)):
            for condition in re.findall(r"\w+ IS (?:NOT )?NULL|ORDER BY .*|<> '\w+'", part):
                assert condition.strip() in good and condition.strip() in bad, (condition, good)


def test_python_queries_parse_and_run_differently_only_in_the_statement() -> None:
    for seed in range(200):
        case = sql.case(random.Random(seed), "python")
        for text in (case.bad, case.good):
            ast.parse(text if text.startswith(("def ", "async ", "import ", "from ")) else "async def f():\n" + "\n".join("    " + x for x in text.split("\n")))
        assert case.bad != case.good


@pytest.mark.skipif(not shutil.which("gofmt"), reason="needs Go")
def test_go_queries_parse() -> None:
    for seed in range(12):
        case = sql.case(random.Random(seed), "go")
        for text in (case.bad, case.good):
            made = subprocess.run(["gofmt", "-e"], input="package p\n\n" + text, capture_output=True, text=True, check=False)
            assert made.returncode == 0, (made.stderr, text)


def test_a_number_that_the_compiler_has_checked_is_no_fault_of_its_own() -> None:
    for lang in ("java", "go", "csharp", "php", "typescript"):
        for seed in range(60):
            assert re.search(r"'[^']*(?:\+|%|\$|\{|\.|\")|LIKE", sql.case(random.Random(seed), lang).bad), lang


def test_shells_and_comparisons() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        faulty, clean, same = shells.case(rng, keep=False), shells.case(rng, keep=True), compare.keep(rng)
        assert faulty.bad != faulty.good and clean.bad == clean.good and same.bad == same.good
        for text in (faulty.bad, faulty.good, clean.bad, same.bad):
            assert "<<EOF" in text or "<<'EOF'" in text or not re.search(r"<<\w", text), text


def test_every_tag_of_a_hard_row_has_a_reason() -> None:
    catalogue = json.loads((Path(__file__).resolve().parents[2] / "catalogue.json").read_text("utf8"))
    assert {t for _, t, _, _ in shells.PAIRS} <= set(catalogue)


def test_quotations_and_patches_stand() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        case = sql.case(rng, rng.choice(sql.LANGUAGES))
        s = quote.keep(case, rng)
        assert s and s.a == s.c and s.tags == []
        patch = quote.patch(case, rng)
        assert any(line.startswith("-") for line in patch.a.split("\n")) and any(line.startswith("+") for line in patch.a.split("\n"))


def test_tabs_go_over_both_sides_and_over_fences_alone() -> None:
    code = "def f(x):\n    if x == None:\n        return 1\n"
    s = Segment("", f"Text\n\n    indented prose\n\n```python\n{code}```", f"Text\n\n    indented prose\n\n```python\n{code.replace('== None', 'is None')}```", ["none-compare"], "f", "python")
    t = tabbed(s)
    assert "\n\tif x == None:\n\t\treturn 1\n" in t.a and "\n\tif x is None:\n\t\treturn 1\n" in t.c and "    indented prose" in t.a
    assert unit("a\n   b") == 0 and tabbed(Segment("", "no fence", "no fence", [], "f", "python")) is None
    assert tabbed(Segment("", "```yaml\na:\n  b: 1\n```", "```yaml\na:\n  b: 1\n```", [], "f", "yaml")) is None


def test_the_maker_makes_every_kind(families) -> None:
    pieces = [Piece(lang, "x = 1", "x", "p") for lang in ("python", "javascript", "go")]
    maker = Maker(families, pieces, random.Random(1))
    rows = list(maker.rows(SHARES, 300))
    assert {r["kind"] for r in rows} == {"sql", "sql-keep", "shell", "shell-keep", "compare", "quote", "patch", "output", "several"}
    assert all((r["verdict"] == "OK") == (r["a"] == r["c"]) for r in rows)
    assert all(2 <= len(r["tags"]) <= 3 for r in rows if r["kind"] == "several")
    assert any("\n\t" in r["a"] for r in rows if r["lang"] in ("python", "java"))


def test_excluded_texts_are_not_made() -> None:
    line = "const agent = new https.Agent({ keepAlive: true });"
    long = "rows = connection.execute(statement_of_the_report, parameters).fetchall()"
    out = Exclude([f"```js\n{line}\n{line.replace('agent', 'other')}\n```", long])
    assert f"```js\n  {line}\n```" not in out and f"{line}\n  {line.replace('agent', 'other')}" in out
    assert f"    {long}" in out and "short" not in out and "anything" not in Exclude()

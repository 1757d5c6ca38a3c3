"""The families say what they must, and what is held out stays out."""
import ast
import random
import re

import pytest

from aligner_train import census
from aligner_train.dataset import CORE
from aligner_train.family import draw, draw_twin
from aligner_train.implant import into, known, sentences, short, wrapped
from aligner_train.plant import BREAKS
from aligner_train.registry import load_families, load_statements
from aligner_train.slots import SLOT, fill

#: Faults that are errors of syntax: the faulty text need not parse.
SYNTAX = BREAKS | {"removed-api"}
HOST = 'def load(path):\n    """Read it."""\n    if not path:\n        return None\n    rows = parse(path)\n    return rows'


def python_parses(code: str) -> bool:
    try:
        ast.parse("async def f():\n  while True:\n" + "\n".join("    " + line for line in code.split("\n")))
        return True
    except SyntaxError:
        try:  # a docstring or a continued line does not bear the indentation
            ast.parse(code)
            return True
        except SyntaxError:
            return False


def test_bad_and_good_differ_and_python_parses(families):
    wrong = []
    for f in families.values():
        for seed in range(3):
            for case in (draw(f, random.Random(seed), held=seed == 0), draw_twin(f, random.Random(seed))):
                twin = case.bad == case.good
                if not twin and case.bad.strip() == case.good.strip():
                    wrong.append((f.id, "the same", case.bad))
                if "<<" in case.bad + case.good and f.lang not in ("bash", "cpp", "c", "sql", "dockerfile", "yaml", "php"):
                    wrong.append((f.id, "a slot is left", case.bad))
                if f.lang == "python" and not (python_parses(case.good) and (f.tag in SYNTAX or python_parses(case.bad))):
                    wrong.append((f.id, "does not parse", case.bad))
    assert wrong == []


def test_slots_never_make_a_fault_vanish(families):
    for f in families.values():
        for seed in range(20):
            case = draw(f, random.Random(seed), held=seed % 2 == 0)
            assert case.bad != case.good, (f.id, case.slots)


def test_held_out_forms_are_not_drawn_for_training(families):
    for f in families.values():
        held = {t for p in f.held for t in p}
        trained = {t for p in f.forms for t in p} | set(f.twins)
        assert not held & trained, f.id


def test_no_short_fault_and_no_taught_family_is_an_unseen_one(families):
    assert not known() & {(s.tag, s.lang) for s in load_statements().values()}
    taught = {x for x in CORE.read_text().split("\n") if x and x[0] != "#"}
    assert taught <= set(families) and not any(families[x].unseen for x in taught)


def test_no_short_fault_is_a_held_out_form(families):
    held = {(f.lang, b.strip()) for f in families.values() for b, _ in f.held}
    assert not held & {(s.lang, b.strip()) for s in load_statements().values() for b, _ in s.pairs}


@pytest.mark.parametrize("key", sorted(load_statements()), ids="/".join)
def test_short_faults(key):
    s = load_statements()[key]
    for seed in range(12):
        rng = random.Random(seed)
        for case in (short(s, rng, keep=False), short(s, rng, keep=True)):
            for made in (case, wrapped(case, rng), into(case, HOST, rng) if s.lang == "python" else None, sentences(case, rng) if s.lang == "markdown" else None):
                if made is None:
                    continue
                assert (made.bad == made.good) == (case.bad == case.good)
                assert not re.search(r"<<[^<>\n]*\|", made.bad + made.good), made.bad  # a slot that was not filled
                if s.lang == "python":
                    assert python_parses(made.good) and (s.tag in SYNTAX or python_parses(made.bad)), made.bad


def filled(seeds: int):
    """(language, tag, bad, good) of every short pair and (language, tag, None, text) of every look-alike, with drawn names."""
    for s in load_statements().values():
        for bad, good in [*s.pairs, *((None, k) for k in s.keep)]:
            for seed in range(seeds):
                rng, slots = random.Random(seed), {}
                yield s.lang, s.tag, fill(bad, s.lang, rng, slots) if bad else None, fill(good, s.lang, rng, slots)


def test_a_short_fault_has_one_fix_and_is_nowhere_a_good_text():
    fixes, clean = {}, {}
    for lang, tag, bad, good in filled(25):
        clean[lang, good] = tag
        if bad:
            fixes.setdefault((lang, bad), set()).add((tag, good))
    assert [b for b, g in fixes.items() if len(g) > 1] == []
    assert [(b, fixes[b], clean[b]) for b in fixes if b in clean] == []


def test_the_fix_follows_from_the_faulty_text():
    """A name or value that only the corrected text has cannot be learned."""
    slots = lambda text: set(SLOT.findall(text))
    assert [(s.tag, s.lang, good) for s in load_statements().values() for bad, good in s.pairs if slots(good) - slots(bad)] == []


def test_no_short_fault_changes_the_imports():
    """The segment seldom shows them: a fix that now and then adds one would teach to add them anywhere."""
    imports = lambda text: re.findall(r"^\s*(?:import |from \S+ import |(?:const|let) .*\brequire\()", text, re.M)
    wrong = [(lang, bad) for lang, tag, bad, good in filled(3) if bad and tag != "broad-except" and imports(bad) != imports(good)]
    assert wrong == []


def test_fill_gives_one_value_to_one_slot():
    text = fill("<<var>> <<var>> <<var2>>", "python", random.Random(1), {}).split()
    assert text[0] == text[1] != text[2]


def test_the_rows_of_forms_and_twins_are_as_many_as_are_counted():
    families, shorts = list(load_families().values()), list(load_statements().values())
    lines = [c for some in census.counts(families, shorts).values() for c in some]
    forms, twins = list(census.filled(families, shorts)), list(census.filled_twins(families, shorts))
    assert len(forms) == sum(c.forms + c.held for c in lines) and sum(r["held"] for r in forms) == sum(c.held for c in lines)
    assert len(twins) == sum(c.twins for c in lines) and all(r["text"] for r in twins)

"""The recipe's files are read exactly, and whatever is wrong in one stops with a message that names the file and the entry."""
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner_train.census import counts, filled, report
from aligner_train.entries import halves
from aligner_train.phrases import FILE, read_phrases
from aligner_train.registry import load_families, load_statements
from aligner_train.toml_file import RecipeError, word_lists

FAMILY = """\
[py-none]
tag = "none-compare"
lang = "python"
group = "helpful"
asks = ["check <<var>>", "skip it"]
forms = [
'''
-if <<var>> == None:
+if <<var>> is None:
     return
''',
'''
 x = 1

-y = x == None
+y = x is None
''',
'''
-z = None == x
+z = x is None
''',
]
held = [
'''
-w = x != None
+w = x is not None
''',
]
twins = [
'''
- a list

  with <<GET|POST>>
''',
'''
x == "None"
''',
]
"""
SHORT = """\
[short-javascript-loose-equality]
tag = "loose-equality"
lang = ["javascript", "typescript"]
forms = [
'''
-a == b
+a === b
''',
]
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf8")
    return tmp_path


def test_a_family_is_read_to_the_letter(tmp_path: Path) -> None:
    f = load_families(folder(tmp_path, a=FAMILY))["py-none"]
    assert (f.id, f.tag, f.lang, f.group, f.asks, f.unseen) == ("py-none", "none-compare", "python", "helpful", ("check <<var>>", "skip it"), False)
    assert f.forms[:2] == (("if <<var>> == None:\n    return", "if <<var>> is None:\n    return"), ("x = 1\n\ny = x == None", "x = 1\n\ny = x is None"))
    assert f.held == (("w = x != None", "w = x is not None"),)
    assert f.twins == ("- a list\n\n  with <<GET|POST>>", 'x == "None"')


def test_files_come_by_name_and_families_as_they_stand(tmp_path: Path) -> None:
    second = FAMILY.replace("py-none", "py-first")
    read = load_families(folder(tmp_path, b=FAMILY.replace("py-none", "py-last"), a=FAMILY + second, a_b=FAMILY.replace("py-none", "py-third")))
    assert list(read) == ["py-none", "py-first", "py-third", "py-last"]


def test_a_short_fault_is_one_in_each_of_its_languages(tmp_path: Path) -> None:
    read = load_statements(folder(tmp_path, a=SHORT))
    assert list(read) == [("loose-equality", "javascript"), ("loose-equality", "typescript")]
    assert {s.pairs for s in read.values()} == {(("a == b", "a === b"),)}


#: What is done to the family above → what the message says after `FOLDER/a.toml: `.
WRONG: dict[str, tuple[Callable[[str], str], str]] = {
    "unknown key": (lambda t: t + "twin = []\n", "py-none: unknown key twin"),
    "missing key": (lambda t: t.replace('group = "helpful"\n', ""), "py-none: lacks group"),
    "no held-out form": (lambda t: re.sub(r"held = \[.*?^\]\n", "held = []\n", t, flags=re.M | re.S), "py-none: held wants at least 1, has 0"),
    "unknown tag": (lambda t: t.replace("none-compare", "none-such"), "py-none: unknown tag 'none-such'"),
    "unknown language": (lambda t: t.replace('"python"', '"py"'), "py-none: unknown lang 'py'"),
    "unknown group": (lambda t: t.replace('"helpful"', '"kind"'), "py-none: unknown group 'kind'"),
    "another group than the tag's": (lambda t: t.replace('"helpful"', '"harmless"'), "py-none: is harmless, but none-compare is helpful in the catalogue"),
    "unknown slot": (lambda t: t.replace("if <<var>> is", "if <<vra>> is"), "py-none: forms 1: unknown slot <<vra>>"),
    "unknown slot in a question": (lambda t: t.replace("check <<var>>", "check <<nothing>>"), "py-none: asks 1: unknown slot <<nothing>>"),
    "bad is good": (lambda t: t.replace("+z = x is None", "+z = None == x"), "py-none: forms 3: bad and good are the same: 'z = None == x'"),
    "a form twice": (lambda t: t.replace("-z = None == x\n+z = x is None", "-x = 1\n+x = 1\n\n-y = x == None\n+y = x is None"), "py-none: forms 3: stands there twice: 'x = 1"),
    "a line without a mark": (lambda t: t.replace(" x = 1", "x = 1"), "py-none: forms 2: line 1 begins with neither"),
    "an empty line at the end": (lambda t: t.replace('x == "None"\n', 'x == "None"\n\n'), "py-none: twins 2: is empty, or begins or ends with an empty line"),
    "a twin twice": (lambda t: t.replace('x == "None"', "- a list\n\n  with <<GET|POST>>"), "py-none: twins 2: stands there twice"),
    "a faulty twin": (lambda t: t.replace('x == "None"', "w = x != None"), "py-none: a twin is also the bad text of a form: 'w = x != None'"),
    "held out and trained on": (lambda t: t.replace("-w = x != None\n+w = x is not None", "-z = None == x\n+z = x is None"), "py-none: held out and trained on: 'z = None == x'"),
    "no list": (lambda t: t.replace('asks = ["check <<var>>", "skip it"]', 'asks = "check"'), "py-none: asks is no list of strings"),
    "no flag": (lambda t: t.replace('group = "helpful"', 'group = "helpful"\nunseen = "yes"'), "py-none: unseen is neither true nor false"),
    "twice in a file": (lambda t: t + t, "py-none: Cannot declare"),
    "outside a family": (lambda t: 'tag = "x"\n' + t, "tag stands outside an entry"),
    "no TOML": (lambda t: t.replace("held = [", "held = ["[:-1]), "py-none: Invalid"),
    "a text without an end": (lambda t: t.replace("'''\nx ==", "'''\nx '''=="), "py-none: "),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str, tmp_path: Path) -> None:
    change, message = WRONG[name]
    text = change(FAMILY)
    assert text != FAMILY
    with pytest.raises(RecipeError, match="^" + re.escape(f"{tmp_path.name}/a.toml: {message}")):
        load_families(folder(tmp_path, a=text))


def test_a_family_of_two_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=re.escape(f"{tmp_path.name}/b.toml: py-none: stands in {tmp_path.name}/a.toml, too")):
        load_families(folder(tmp_path, a=FAMILY, b=FAMILY))


def test_a_short_fault_is_named_after_itself_and_defined_once(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="short-js-loose: has to be named short-javascript-loose-equality"):
        load_statements(folder(tmp_path / "..", a=SHORT.replace("short-javascript-loose-equality", "short-js-loose")))
    again = SHORT.replace("short-javascript", "short-typescript").replace('["javascript", "typescript"]', '"typescript"')
    with pytest.raises(RecipeError, match="loose-equality in typescript is defined twice"):
        load_statements(folder(tmp_path, a=SHORT, b=again))


def test_an_empty_folder_is_no_recipe(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="there are no recipe files"):
        load_families(tmp_path)


def test_phrases_name_only_what_there_is(tmp_path: Path) -> None:
    file = tmp_path / "phrases.toml"
    file.write_text(FILE.read_text("utf8").replace("{ask}", "{aks}"), encoding="utf8")
    with pytest.raises(RecipeError, match="phrases.toml: questions: unknown field {aks}"):
        read_phrases(file)
    file.write_text("questions = ['Why?']\n", encoding="utf8")
    with pytest.raises(RecipeError, match="phrases.toml: wants the lists after, before, blank, plain, questions, has questions"):
        read_phrases(file)
    file.write_text("questions = []\n", encoding="utf8")
    with pytest.raises(RecipeError, match="phrases.toml: questions: is no list of strings, or an empty one"):
        word_lists(file)


@pytest.mark.parametrize("bad, good", [("a", "b"), ("a\n\n b", "a\n\n+b"), ("- x", "+ x"), ("\ta", "a")])
def test_halves_undo_a_diff(bad: str, good: str) -> None:
    diff = "\n".join(["-" + line for line in bad.split("\n")] + ["+" + line for line in good.split("\n")])
    assert halves(diff) == (bad, good)
    assert halves("\n".join(" " + line if line else "" for line in bad.split("\n"))) == (bad, bad)


def test_the_census_counts_all(tmp_path: Path) -> None:
    unseen = FAMILY.replace("py-none", "py-unseen").replace('group = "helpful"', 'group = "helpful"\nunseen = true')
    (tmp_path / "f").mkdir()
    (tmp_path / "s").mkdir()
    table = counts(load_families(folder(tmp_path / "f", a=FAMILY + unseen)).values(), load_statements(folder(tmp_path / "s", a=SHORT)).values())
    text = report(table)
    assert "\n  python: 2 families (1 unseen), 0 short faults, 6 forms, 2 held out, 4 twins\n" in text
    assert re.search(r"^  py-unseen +none-compare +3 +1 +2  unseen$", text, re.MULTILINE)
    assert text.endswith("\ntotal: 2 families (1 unseen), 2 short faults, 8 forms, 2 held out, 4 twins")


def test_every_form_is_written_with_names(tmp_path: Path) -> None:
    rows = list(filled(load_families(folder(tmp_path, a=FAMILY)).values(), []))
    assert [r["held"] for r in rows] == [False, False, False, True] and rows[1]["bad"] == "x = 1\n\ny = x == None"
    name = re.fullmatch(r"if (\w+) == None:\n    return", rows[0]["bad"])
    assert name and rows[0]["good"] == f"if {name[1]} is None:\n    return"

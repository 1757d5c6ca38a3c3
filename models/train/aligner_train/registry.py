"""All fault families and short faults, read from families/*.toml and statements/*.toml. Wrong data raises RecipeError."""
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .entries import Entry, entries
from .family import GROUPS, Family
from .languages import NAME
from .toml_file import RecipeError

HERE = Path(__file__).resolve().parent
#: The tags that the product knows, each with its reason and its link.
CATALOGUE = HERE.parents[1] / "catalogue.json"


@dataclass(frozen=True)
class Statements:
    """A short fault of one to six lines, which is put into other code (see implant.py): (bad, good) pairs, and clean texts that look alike."""

    tag: str
    lang: str
    pairs: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]


@cache
def load_families(folder: Path = HERE / "families") -> dict[str, Family]:
    """All families by id, in the order of the files' names. RecipeError for the first thing wrong."""
    found: dict[str, Family] = {}
    where: dict[str, str] = {}
    for entry in _all(folder):
        if entry.id in found:
            entry.fail(f"stands in {where[entry.id]}, too")
        found[entry.id], where[entry.id] = to_family(entry), entry.file
    return found


@cache
def load_statements(folder: Path = HERE / "statements") -> dict[tuple[str, str], Statements]:
    """All short faults by (tag, language), in the order of the files' names. RecipeError for the first thing wrong."""
    found: dict[tuple[str, str], Statements] = {}
    for entry in _all(folder):
        for s in to_statements(entry):
            if (s.tag, s.lang) in found:
                entry.fail(f"{s.tag} in {s.lang} is defined twice")
            found[s.tag, s.lang] = s
    return found


def to_family(entry: Entry) -> Family:
    """A family out of its entry."""
    entry.has({"tag", "lang", "group", "asks", "forms", "held", "twins"}, {"unseen"})
    made = Family(entry.id, tag_of(entry), entry.word("lang", NAME), entry.word("group", set(GROUPS)), entry.lines("asks", 2),
                  entry.pairs("forms", 3), entry.texts("twins", 2), entry.pairs("held", 1), entry.flag("unseen"))
    if catalogue()[made.tag] != made.group:
        entry.fail(f"is {made.group}, but {made.tag} is {catalogue()[made.tag]} in the catalogue")
    if both := set(made.forms) & set(made.held):
        entry.fail(f"held out and trained on: {both.pop()[0][:60]!r}")
    clean_twins(entry, (*made.forms, *made.held), made.twins)
    return made


def to_statements(entry: Entry) -> list[Statements]:
    """A short fault out of its entry, once for each of its languages."""
    entry.has({"tag", "lang", "forms"}, {"twins"})
    tag, langs = tag_of(entry), entry.words("lang", NAME)
    if entry.id != f"short-{langs[0]}-{tag}":
        entry.fail(f"has to be named short-{langs[0]}-{tag}, after its first language and its tag")
    pairs, keep = entry.pairs("forms", 1), entry.texts("twins", 0)
    clean_twins(entry, pairs, keep)
    return [Statements(tag, lang, pairs, keep) for lang in langs]


def tag_of(entry: Entry) -> str:
    """The tag; it must be one of the catalogue."""
    return entry.word("tag", catalogue())


def clean_twins(entry: Entry, pairs: tuple[tuple[str, str], ...], twins: tuple[str, ...]) -> None:
    """No twin is the bad text of a form."""
    if faulty := {bad for bad, _ in pairs} & set(twins):
        entry.fail(f"a twin is also the bad text of a form: {faulty.pop()[:60]!r}")


@cache
def catalogue() -> dict[str, str]:
    """The group of each tag."""
    return {tag: of["group"] for tag, of in json.loads(CATALOGUE.read_text("utf8")).items()}


def _all(folder: Path) -> list[Entry]:
    """The entries of all files of a folder."""
    files = sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    if not files:
        raise RecipeError(f"{folder}: there are no recipe files")
    return [entry for path in files for entry in entries(path)]

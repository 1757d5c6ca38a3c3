"""What stands around a case, read from phrases.toml: questions, and the words of an assistant before, after and between code."""
from __future__ import annotations

from pathlib import Path
from string import Formatter

from .slots import unknown_slot
from .toml_file import RecipeError, label, word_lists

FILE = Path(__file__).with_name("phrases.toml")
#: What a phrase may name in braces (see surroundings.names).
FIELDS = {"ask", "Ask", "L", "does", "file", "n"}


def read_phrases(path: Path) -> dict[str, list[str]]:
    """The lists by name. RecipeError when one is missing or unknown, or a phrase names what there is not."""
    lists = word_lists(path, {"questions", "blank", "before", "after", "plain"})
    for name in ("questions", "blank", "before"):
        for phrase in lists[name]:
            if unknown := {field for _, field, _, _ in Formatter().parse(phrase) if field is not None} - FIELDS:
                raise RecipeError(f"{label(path)}: {name}: unknown field {{{unknown.pop()}}} in {phrase!r}")
    for sentence in lists["plain"]:
        if slot := unknown_slot(sentence):
            raise RecipeError(f"{label(path)}: plain: unknown slot <<{slot}>> in {sentence!r}")
    return lists


_LISTS = read_phrases(FILE)
QUESTIONS, BLANK, BEFORE, AFTER = (_LISTS[name] for name in ("questions", "blank", "before", "after"))
#: Sentences that an assistant writes around code; none has a fault.
PLAIN = _LISTS["plain"]

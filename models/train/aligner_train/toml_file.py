"""Reads the recipe's TOML files: a fault in one stops the run, and is never skipped."""
from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any


class RecipeError(ValueError):
    """The recipe's data is wrong. The message names the file, the entry and what is wrong with it."""


def label(path: Path) -> str:
    """A file's name as messages show it: with its folder."""
    return f"{path.parent.name}/{path.name}"


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file. RecipeError when it cannot be read or parsed, which includes a key or a table given twice."""
    try:
        return tomllib.loads(path.read_text("utf8"))
    except OSError as error:
        raise RecipeError(f"{label(path)}: {error}") from error
    except ValueError as error:  # tomllib's own error, or that of bad UTF-8
        raise RecipeError(f"{label(path)}: {_table_at(path, str(error))}{error}") from error


def _table_at(path: Path, message: str) -> str:
    """``id: `` of the table in which tomllib stopped, when its message names the line."""
    if not (line := re.search(r"at line (\d+)", message)):
        return ""
    before = path.read_text("utf8").split("\n")[: int(line[1])]
    return next((f"{m[1]}: " for text in reversed(before) if (m := re.fullmatch(r"\[([\w-]+)\]\s*", text))), "")


def word_lists(path: Path, names: set[str] | None = None) -> dict[str, list[str]]:
    """A file of nothing but lists of strings, none of them empty; ``names`` are those it must have, no more and no less."""
    lists = read_toml(path)
    if names is not None and set(lists) != names:
        raise RecipeError(f"{label(path)}: wants the lists {', '.join(sorted(names))}, has {', '.join(sorted(lists))}")
    for name, values in lists.items():
        if not isinstance(values, list) or not values or not all(isinstance(v, str) for v in values):
            raise RecipeError(f"{label(path)}: {name}: is no list of strings, or an empty one")
    return lists

"""The entries of a recipe file, read strictly: what is missing, unknown or of the wrong kind is an error.

An entry is a table: ``[py-bare-except]`` begins the entry of that id. Forms are written as a unified diff: a
line that begins with ``-`` is in the bad text alone, one with ``+`` in the good text alone, one with a space in both. An empty line
is an empty line of both.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from .slots import unknown_slot
from .toml_file import RecipeError, label, read_toml

Pair = tuple[str, str]


def halves(form: str) -> Pair:
    """The (bad, good) texts of a form. ValueError for a line without one of the three marks."""
    bad, good = [], []
    for number, line in enumerate(form.split("\n"), 1):
        mark, text = line[:1], line[1:]
        if mark not in ("", " ", "-", "+"):
            raise ValueError(f"line {number} begins with neither a space nor - nor +: {line!r}")
        if mark != "+":
            bad.append(text)
        if mark != "-":
            good.append(text)
    return "\n".join(bad), "\n".join(good)


@dataclass(frozen=True)
class Entry:
    """One table of a file. Every method raises RecipeError when the value is not what it says."""

    file: str
    id: str
    values: dict[str, Any]

    def fail(self, what: str) -> NoReturn:
        raise RecipeError(f"{self.file}: {self.id}: {what}")

    def has(self, required: set[str], optional: set[str]) -> None:
        """No key is missing and none is unknown."""
        if missing := required - set(self.values):
            self.fail(f"lacks {', '.join(sorted(missing))}")
        if unknown := set(self.values) - required - optional:
            self.fail(f"unknown key {', '.join(sorted(unknown))}")

    def word(self, key: str, allowed: set[str] | dict[str, Any]) -> str:
        """One of the allowed words."""
        value = self.values[key]
        if not isinstance(value, str) or value not in allowed:
            self.fail(f"unknown {key} {value!r}")
        return value

    def words(self, key: str, allowed: set[str] | dict[str, Any]) -> tuple[str, ...]:
        """One of the allowed words, or a list of them."""
        value = self.values[key]
        several = value if isinstance(value, list) and value else [value]
        return tuple(Entry(self.file, self.id, {key: one}).word(key, allowed) for one in several)

    def flag(self, key: str) -> bool:
        """True or false; false when it is not given."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"{key} is neither true nor false: {value!r}")
        return value

    def lines(self, key: str, least: int) -> tuple[str, ...]:
        """At least so many different strings of one line."""
        values = self._strings(key, least)
        for value in values:
            if "\n" in value or not value.strip():
                self.fail(f"{key} wants text of one line, not {value!r}")
        return values

    def texts(self, key: str, least: int) -> tuple[str, ...]:
        """At least so many different texts, without the line break that ends each block."""
        return tuple(self._block(key, number, value) for number, value in enumerate(self._strings(key, least), 1))

    def pairs(self, key: str, least: int) -> tuple[Pair, ...]:
        """At least so many different (bad, good) texts."""
        pairs: list[Pair] = []
        for number, value in enumerate(self._strings(key, least), 1):
            try:
                bad, good = halves(_unended(value))
            except ValueError as error:
                self.fail(f"{key} {number}: {error}")
            for text in (bad, good):
                self._block(key, number, text + "\n")
            if bad == good:
                self.fail(f"{key} {number}: bad and good are the same: {bad[:60]!r}")
            if (bad, good) in pairs:
                self.fail(f"{key} {number}: stands there twice: {bad[:60]!r}")
            pairs.append((bad, good))
        return tuple(pairs)

    def _strings(self, key: str, least: int) -> tuple[str, ...]:
        """A list of different strings, whose slots are all known; an absent key is an empty list."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.fail(f"{key} is no list of strings")
        if len(values) < least:
            self.fail(f"{key} wants at least {least}, has {len(values)}")
        for number, value in enumerate(values, 1):
            if slot := unknown_slot(value):
                self.fail(f"{key} {number}: unknown slot <<{slot}>>")
            if value in values[: number - 1]:
                self.fail(f"{key} {number}: stands there twice: {value[:60]!r}")
        return tuple(values)

    def _block(self, key: str, number: int, value: str) -> str:
        """The text of a block; an empty line at either end would go unseen, so there is none."""
        text = _unended(value)
        if text != text.strip("\n") or not text.strip():
            self.fail(f"{key} {number}: is empty, or begins or ends with an empty line")
        return text


def _unended(block: str) -> str:
    return block.removesuffix("\n")


def entries(path: Path) -> list[Entry]:
    """The entries of a file, in order. RecipeError when something stands outside one."""
    found = []
    for id, values in read_toml(path).items():
        if not isinstance(values, dict):
            raise RecipeError(f"{label(path)}: {id} stands outside an entry")
        found.append(Entry(label(path), id, values))
    return found

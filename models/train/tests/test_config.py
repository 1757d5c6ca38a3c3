"""A configuration with a mistake is refused, and the message names the key."""
from __future__ import annotations

from pathlib import Path

import pytest

from aligner_train.config import ConfigError, load

CONFIGS = Path(__file__).resolve().parent.parent / "configs"


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("*.toml")), ids=lambda p: p.stem)
def test_the_committed_ones_are_good(path: Path) -> None:
    assert load(path)["total_tokens"] >= 0


@pytest.mark.parametrize(("change", "names"), [
    ('micro_tokns = 5', "unknown key 'micro_tokns' (did you mean 'micro_tokens'?)"),
    ('weights = {verdikt = 6.0}', "unknown key 'verdikt' (did you mean 'verdict'?)"),
    ('lr = "fast"', "lr is 'fast'"),
    ('step_tokens = 2.5', "step_tokens is 2.5"),
    ('compile = 1', "compile is 1"),
    ('rank = true', "rank is True"),
    ('arithmetic = "fp16"', "arithmetic is 'fp16'"),
])
def test_mistakes(change: str, names: str) -> None:
    with pytest.raises(ConfigError) as error:
        load(CONFIGS / "cpu-135m.toml", [change])
    assert names in str(error.value)


def test_a_missing_key(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text("".join(line for line in (CONFIGS / "cpu-135m.toml").read_text().splitlines(True) if not line.startswith("step_tokens")))
    with pytest.raises(ConfigError, match="step_tokens missing"):
        load(file)

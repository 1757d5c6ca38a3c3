"""Reads a run's configuration (TOML) and refuses what it does not know: a misspelt key would otherwise train with a default."""
from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from .format import Weights

#: Every key and its type; those that end with "?" may be left out.
KEYS: dict[str, type | tuple[type, ...]] = {
    "engine": str, "base": str, "rank": int, "alpha": int, "seed": int, "lr": float, "beta2?": float, "weight_decay?": float, "clip": float, "warmup_steps": int,
    "pairs?": float, "verify?": float, "identity_steps?": int, "total_tokens": int, "decay": float, "step_tokens": int, "micro_tokens": int, "max_length": int, "window": int,
    "log_steps": int, "save_minutes": float, "score_minutes": float, "score_rows": int, "weights?": dict,
    "compile?": bool, "arithmetic?": str, "noise?": str,  # engine lean
    "checkpointing?": bool}  # engine hf
#: Keys with few values.
ONE_OF = {"engine": ("lean", "hf"), "arithmetic": ("auto", "fp32", "bf16", "int8"), "noise": ("", "SMALL", "Q4_0", "MIX")}


class ConfigError(SystemExit):
    """A configuration that must not be trained with; the message names the key."""


def _known(key: str, known: list[str], where: str) -> None:
    if key not in known:
        near = difflib.get_close_matches(key, known, 1)
        raise ConfigError(f"{where}: unknown key {key!r}" + (f" (did you mean {near[0]!r}?)" if near else ""))


def check(cfg: dict[str, Any], where: str) -> dict[str, Any]:
    """``cfg`` itself when every key is known, of its type, and none is missing; else ConfigError."""
    types = {k.rstrip("?"): t for k, t in KEYS.items()}
    for key, value in cfg.items():
        _known(key, list(types), where)
        wanted = (int, float) if types[key] is float else types[key]
        if not isinstance(value, wanted) or isinstance(value, bool) and types[key] is not bool:
            raise ConfigError(f"{where}: {key} is {value!r}, wanted a value of the type {types[key].__name__}")
        if key in ONE_OF and value not in ONE_OF[key]:
            raise ConfigError(f"{where}: {key} is {value!r}, wanted one of {', '.join(map(repr, ONE_OF[key]))}")
    if lacking := [k for k in KEYS if not k.endswith("?") and k not in cfg]:
        raise ConfigError(f"{where}: {', '.join(lacking)} missing")
    if cfg["engine"] == "lean" and "arithmetic" not in cfg:
        raise ConfigError(f"{where}: arithmetic missing (the engine lean needs it)")
    for key, value in cfg.get("weights", {}).items():
        _known(key, [f.name for f in fields(Weights)], f"{where}, [weights]")
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise ConfigError(f"{where}, [weights]: {key} is {value!r}, wanted a number")
    return cfg


def load(path: Path, overrides: Sequence[str] = ()) -> dict[str, Any]:
    """The configuration of a file, with ``KEY=VALUE`` (TOML) overrides."""
    try:
        cfg = tomllib.loads(path.read_text("utf8"))
        for item in overrides:
            cfg |= tomllib.loads(item)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    return check(cfg, str(path))

"""Pairs from the documentation of fixers: Ruff's rules (MIT) show a bad and a good example each."""
from __future__ import annotations

import ast
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .surroundings import Segment, fence

#: Ruff rules that are a fault we teach under a shared tag. Only these are used: most other rules are a matter of style, and
#: an aligner that changes style touches clean answers.
TAGS = {
    "B006": "mutable-default", "B023": "late-binding", "E711": "none-compare", "E722": "broad-except", "F632": "is-literal", "B012": "return-in-finally",
    "B909": "mutation-while-iterating", "PLE0704": "", "S301": "CWE-502", "S306": "CWE-377", "S307": "CWE-95", "S324": "CWE-328", "S501": "CWE-295", "S506": "CWE-502",
    "S602": "CWE-78", "S605": "CWE-78", "S608": "CWE-89", "S113": "no-timeout", "S311": "CWE-338", "S202": "CWE-22", "S201": "CWE-489", "S103": "CWE-732",
    "PLW1514": "encoding", "SIM115": "resource-leak", "G001": "logging-args", "G002": "logging-args", "G003": "logging-args", "G004": "logging-args", "G010": "deprecated-api",
    "DTZ003": "deprecated-api", "UP005": "deprecated-api", "NPY201": "removed-api", "NPY001": "removed-api", "A001": "shadowed-builtin", "B005": "wrong-string-method",
    "B015": "wrong-operator", "E721": "type-compare", "RUF006": "missing-await", "ASYNC251": "blocking-io", "S110": "ignored-error", "PLR1704": "", "B025": "except-order", "RUF200": "",
    "W605": "raw-string", "PLE1142": "", "F541": "", "F501": "", "B017": "broad-except", "BLE001": "broad-except",
}


def ruff_rules() -> list[dict]:
    """All rules of the installed Ruff, or none when it is not there."""
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")
    if not ruff:
        return []
    out = subprocess.run([ruff, "rule", "--all", "--output-format", "json"], capture_output=True, text=True, check=False)
    return json.loads(out.stdout) if out.returncode == 0 else []


def _block(text: str, title: str) -> str | None:
    m = re.search(rf"## {title}.*?```python\n(.*?)```", text, re.S)
    return m[1].strip("\n") if m else None


def ruff_pairs(allowed: set[tuple[str, str]]) -> list[Segment]:
    """Single-fault pairs of the rules above, each as a segment; both sides parse, and the tag may be taught."""
    rng, out = random.Random(5), []
    for rule in ruff_rules():
        tag = TAGS.get(rule.get("code", ""))
        if not tag or ("python", tag) not in allowed:
            continue
        text = rule.get("explanation", "")
        bad, good = _block(text, "Example"), re.search(r"Use instead:\s*```python\n(.*?)```", text, re.S)
        if not bad or not good:
            continue
        fixed = good[1].strip("\n")
        try:
            ast.parse(bad), ast.parse(fixed)
        except SyntaxError:
            continue
        if bad == fixed or len(bad) > 900:
            continue
        for q in ("", "Review this code.", "Is this correct?"):
            put = fence(bad, "python", rng)
            out.append(Segment(q, put(bad), put(fixed), [tag], f"ruff-{rule['code']}", "python", "fixer"))
    return out

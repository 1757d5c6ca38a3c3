"""The committed sample of evaluation rows, out of the project's own families alone (no text of a package is in it).

``python -m aligner_train.eval_rows --out FILE``: half of the rows are faulty (known forms with new names, short faults, held-out
forms, forms of unseen families), half are clean look-alikes. The same seed and families give the same rows.
"""
from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from . import implant
from .dataset import CORE
from .family import Case, Family, draw, draw_twin
from .registry import Statements, load_families, load_statements
from .surroundings import wrap

SEED = 20260102
#: rows of each kind
COUNTS = {"form": 8, "short": 8, "held": 4, "unseen": 2, "twin": 14, "keep": 6, "unseen_twin": 2}


def case_of(kind: str, source: Family | Statements, rng: random.Random) -> Case:
    """A case of one kind of COUNTS."""
    if isinstance(source, Statements):
        case = implant.short(source, rng, keep=kind == "keep")
        return implant.sentences(case, rng) if source.lang == "markdown" else implant.wrapped(case, rng) or case
    return draw_twin(source, rng) if kind.endswith("twin") else draw(source, rng, held=kind == "held")


def sample(families: dict[str, Family]) -> list[dict]:
    """Rows {q, a, c, verdict, tags, family, kind, lang}: languages take turns, and so do their families."""
    rng = random.Random(SEED)
    rows: list[dict] = []
    for kind, count in COUNTS.items():
        by_lang: dict[str, list[Family | Statements]] = {}
        for f in load_statements().values() if kind in ("short", "keep") else families.values():
            if isinstance(f, Statements) or f.unseen == kind.startswith("unseen"):
                by_lang.setdefault(f.lang, []).append(f)
        for family_list in by_lang.values():
            rng.shuffle(family_list)
        languages = sorted(by_lang, key=lambda lang: -len(by_lang[lang]))
        made = turn = 0
        while made < count:
            mine = by_lang[languages[turn % len(languages)]]
            f = mine[turn // len(languages) % len(mine)]
            turn += 1
            segment = wrap([case_of(kind, f, rng)], lambda lang, r: "", rng, kind)
            if bool(segment.tags) == (segment.a != segment.c):
                rows.append(segment.row())
                made += 1
    return rows


def main() -> None:
    p = argparse.ArgumentParser(prog="aligner_train.eval_rows", description=__doc__.splitlines()[0])
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    taught = set(CORE.read_text().split("\n"))
    rows = sample({k: f for k, f in load_families().items() if f.unseen or k in taught})
    a.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf8")
    print(f"{a.out}: {len(rows)} rows")


if __name__ == "__main__":
    main()

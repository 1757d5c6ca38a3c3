"""Quick held-out scores: forward passes only, and a greedy sample.

Teacher forcing tells exactly whether greedy decoding would give the reference (all tokens are the greedy choice), so
``exact`` here is the exactness of generation without generating. Groups are the evaluation files of the verb `data`.
"""
from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Container
from pathlib import Path
from typing import Any

import torch

from .base import BASES, WORK, folder
from .format import OK, Example, Format


def prompt_scores(engine: Any, fmt: Format, rows: list[dict], micro: int = 2048) -> list[dict[str, float]]:
    """Per row: ``ok`` = log P(OK) − log(1 − P(OK)) at the verdict, and by teacher forcing whether the first tag token, the
    whole verdict and the whole correction are greedy (``tag``, ``verdict``, ``fix``), and the share of greedy edit tokens."""
    out: list[dict[str, float]] = []
    batch: list[Example] = []
    examples = [fmt.example(r) for r in rows]

    def flush() -> None:
        if not batch:
            return
        ids = torch.tensor([t for e in batch for t in e.ids])
        w = torch.zeros(len(ids))
        k, starts = 0, []
        for e in batch:
            w[k + e.verdict:k + len(e.ids)] = torch.tensor(e.weight[e.verdict:]).clamp(min=1e-6)
            starts.append(k)
            k += len(e.ids)
        at, losses, hits = engine.loss(ids, [len(e.ids) for e in batch], w)
        where = {int(t): i for i, t in enumerate(at)}
        # P(OK): the loss of OK itself for clean rows; for faulty ones it needs a second reading of the verdict only
        faulty = [i for i, e in enumerate(batch) if e.ids[e.verdict] != fmt.ok[0]]
        scores = [-float(losses[where[s + e.verdict]]) for s, e in zip(starts, batch)]
        if faulty:
            short = [batch[i].ids[:batch[i].verdict] + fmt.ok for i in faulty]
            ids2 = torch.tensor([t for x in short for t in x])
            w2, k = torch.zeros(len(ids2)), 0
            for x in short:
                k += len(x)
                w2[k - 1] = 1.0
            _, l2, _ = engine.loss(ids2, [len(x) for x in short], w2)
            for i, l in zip(faulty, l2):
                scores[i] = -float(l)
        for s, e, lp in zip(starts, batch, scores):
            good = lambda a, b, s=s: all(bool(hits[where[t]]) for t in range(s + a, s + b) if t in where)
            edits = [bool(hits[where[s + t]]) for t in range(e.correction, len(e.ids)) if e.weight[t] >= 1.0]
            lp = min(lp, -1e-7)
            out.append({"ok": lp - math.log(-math.expm1(lp)), "tag": good(e.verdict, e.verdict + 1), "verdict": good(e.verdict, e.correction),
                        "fix": good(e.correction, len(e.ids)), "edit": sum(edits) / max(len(edits), 1)})
        batch.clear()

    for e in examples:
        if batch and sum(len(x.ids) for x in batch) + len(e.ids) > micro:
            flush()
        batch.append(e)
    flush()
    return out


def summary(rows: list[dict], scores: list[dict[str, float]], threshold: float | None) -> dict[str, Any]:
    """Figures of one group; ``threshold`` is the verdict score below which a segment counts as faulty (normal sensitivity)."""
    faulty = [s for r, s in zip(rows, scores) if r["verdict"] != OK]
    clean = [s for r, s in zip(rows, scores) if r["verdict"] == OK]
    out: dict[str, Any] = {"n": len(rows)}
    rate = lambda xs: round(sum(xs) / max(len(xs), 1), 3)
    if clean:
        out["touched"] = rate([s["ok"] < 0 for s in clean])
    if faulty:
        out |= {"flagged": rate([s["ok"] < 0 for s in faulty]), "tag": rate([s["tag"] for s in faulty]), "fix": rate([s["fix"] for s in faulty]),
                "edit": rate([s["edit"] for s in faulty]), "exact": rate([s["ok"] < 0 and s["verdict"] and s["fix"] for s in faulty])}
        if threshold is not None:
            out["flagged_at_1pct"] = rate([s["ok"] < threshold for s in faulty])
            out["exact_at_1pct"] = rate([s["ok"] < threshold and s["fix"] for s in faulty])
    return out


def load(folder: Path, limit: int, only: Container[str] | None = None) -> dict[str, list[dict]]:
    """Rows of each evaluation file (of those in ``only``), at most ``limit`` each, the same at every call."""
    out = {}
    for path in sorted(folder.glob("*.jsonl")):
        if only is not None and path.stem not in only:
            continue
        rows = [json.loads(x) for x in path.read_text("utf8").splitlines()]
        random.Random(7).shuffle(rows)
        out[path.stem] = rows[:limit]
    return out


def held_out(engine: Any, fmt: Format, folder: Path, limit: int, only: Container[str] | None = None) -> dict[str, Any]:
    """Scores of every evaluation group. The threshold is the verdict score that 1 % of ``natural_clean`` falls below."""
    groups = load(folder, limit, only)
    if "natural_clean" in groups:
        groups["natural_clean"] = load(folder, 4 * limit)["natural_clean"]
    scores = {k: prompt_scores(engine, fmt, rows) for k, rows in groups.items()}
    clean = sorted(s["ok"] for k in ("natural_clean", "twins") for s in scores.get(k, []))
    threshold = min(0.0, clean[max(0, math.ceil(len(clean) * 0.01) - 1)]) if clean else None
    return {"threshold": threshold, **{k: summary(groups[k], scores[k], threshold) for k in groups}}


def greedy(engine: Any, fmt: Format, row: dict, limit: int = 400) -> str:
    """Greedy output for a row (no cache: for small samples only)."""
    ids = fmt.prompt(row["q"], row["a"])
    start = len(ids)
    with torch.no_grad():
        while len(ids) - start < limit:
            h = engine.hidden(torch.tensor(ids), [len(ids)])
            t = int(engine.logits(h[-1:])[0].argmax())
            if t == fmt.end[0]:
                break
            ids.append(t)
    return fmt.decode(ids[start:])


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train score", description=__doc__.splitlines()[0])
    p.add_argument("adapter", type=Path)
    p.add_argument("--base", help=f"folder, or one of {', '.join(BASES)}; default: the one that the adapter names")
    p.add_argument("--data", type=Path, default=WORK / "data" / "eval")
    p.add_argument("--rows", type=int, default=100)
    p.add_argument("--arithmetic", default="auto", choices=("auto", "fp32", "bf16", "int8"))
    p.add_argument("--only", help="names of evaluation files, a comma between them")
    p.add_argument("--by-family", action="store_true")
    p.add_argument("--show", type=int, default=0, help="print so many greedy corrections of faulty rows")
    a = p.parse_args(argv)
    from .engines import LeanEngine

    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    cfg = json.loads((a.adapter / "adapter_config.json").read_text())
    base = Path(folder(a.base or next((n for n, b in BASES.items() if b.title == cfg["base_model_name_or_path"]), "smollm2-135m-instruct")))
    engine = LeanEngine(base, cfg["r"], cfg["lora_alpha"], a.arithmetic)
    engine.load_adapter(a.adapter)
    fmt = Format(base)
    only = a.only and a.only.split(",")
    if a.by_family:
        by: dict[str, list[dict]] = {}
        for name, rows in load(a.data, 10 ** 6, only).items():
            for r in rows:
                by.setdefault(f"{name}/{r['family']}", []).append(r)
        for key in sorted(by):
            rows = by[key][:a.rows]
            print(json.dumps({key: summary(rows, prompt_scores(engine, fmt, rows), None)}), flush=True)
    else:
        for key, figures in held_out(engine, fmt, a.data, a.rows, only).items():
            print(json.dumps({key: figures}), flush=True)
    shown = 0
    for name, rows in load(a.data, a.rows, only).items():
        for r in [r for r in rows if r["verdict"] != OK][:a.show]:
            shown += 1
            print(f"--- {name} {r['family']} wanted {r['verdict']}\n{r['a']}\n--- got\n{greedy(engine, fmt, r)}")

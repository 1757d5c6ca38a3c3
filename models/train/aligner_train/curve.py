"""The learning curve of one or several runs as a picture: losses of the verdict and of the edits against the tokens read.

Input: log.jsonl files in the order in which one run was started from the other. Output: an SVG whose colours read on light and
on dark ground. ``python -m aligner_train curve --log work/run2/log.jsonl --log work/run3/log.jsonl --out FILE``
"""
from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 52, 20, 40, 48
INK, COLOURS = "#767676", {"verdict": "#1f77b4", "edit": "#d62728"}
NAMES = {"verdict": "verdict", "edit": "edited tokens"}


def points(logs: list[Path]) -> tuple[dict[str, list[tuple[float, float]]], list[float]]:
    """Losses by kind as (tokens, loss), and where a new run began. Steps that a kill threw away are left out."""
    out: dict[str, list[tuple[float, float]]] = {k: [] for k in COLOURS}
    starts, before = [], 0
    for log in logs:
        steps = {}
        for line in log.read_text("utf8").splitlines():
            entry = json.loads(line)
            if "loss" in entry:
                steps = {s: e for s, e in steps.items() if s < entry["step"]} | {entry["step"]: entry}
        for entry in steps.values():
            for k in COLOURS:
                out[k].append((before + entry["tokens"], entry[k]))
        before += max((e["tokens"] for e in steps.values()), default=0)
        starts.append(before)
    return out, starts[:-1]


def smooth(values: list[tuple[float, float]], span: int = 3) -> list[tuple[float, float]]:
    """A running mean, so that the noise of single steps does not hide the course."""
    return [(x, sum(v for _, v in values[max(0, i - span):i + span + 1]) / len(values[max(0, i - span):i + span + 1])) for i, (x, _) in enumerate(values)]


def svg(curves: dict[str, list[tuple[float, float]]], starts: list[float], title: str) -> str:
    """The picture."""
    top = math.ceil(max(v for c in curves.values() for _, v in c) * 2) / 2
    most = max(t for c in curves.values() for t, _ in c)
    x = lambda t: LEFT + t / most * (WIDTH - LEFT - RIGHT)
    y = lambda v: TOP + (1 - v / top) * (HEIGHT - TOP - BOTTOM)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="{INK}">',
             f"<title>{title}</title>", f'<text x="{WIDTH / 2}" y="20" text-anchor="middle" font-size="13">{title}</text>']
    for i in range(int(top * 2) + 1):
        lines += [f'<path d="M{LEFT} {y(i / 2):.1f}H{WIDTH - RIGHT}" stroke="{INK}" stroke-opacity=".25"/>', f'<text x="{LEFT - 8}" y="{y(i / 2) + 4:.1f}" text-anchor="end">{i / 2:g}</text>']
    step = 10 ** math.floor(math.log10(most)) / 2
    for i in range(int(most / step) + 1):
        lines.append(f'<text x="{x(i * step):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{i * step / 1e6:g} M</text>')
    lines += [f'<path d="M{x(s):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{INK}" stroke-dasharray="4 3"/>' for s in starts]
    for i, (k, values) in enumerate(curves.items()):
        path = "".join(f"{'L' if j else 'M'}{x(t):.1f} {y(v):.1f}" for j, (t, v) in enumerate(smooth(values)))
        lines += [f'<path d="{path}" fill="none" stroke="{COLOURS[k]}" stroke-width="2"/>', f'<text x="{WIDTH - RIGHT - 110}" y="{TOP + 16 + 18 * i}" fill="{COLOURS[k]}">{NAMES[k]}</text>']
    lines += [f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">tokens read</text>',
              f'<text transform="translate(14 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">loss (nats a token)</text>', "</svg>\n"]
    return "\n".join(lines)


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train curve", description=__doc__.splitlines()[0])
    p.add_argument("--log", type=Path, action="append", required=True)
    p.add_argument("--title", default="Learning curve (a dashed line: new data or a new start of the optimiser)")
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args(argv)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    a.out.write_text(svg(*points(a.log), a.title), encoding="utf8")

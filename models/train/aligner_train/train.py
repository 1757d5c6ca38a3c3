"""Train the adapter: streaming, resumable to the step, with held-out scores on the way.

Input: a configuration (configs/*.toml), the base folder, shards made by the verb `data`. Output in the run's folder:
``log.jsonl`` (loss, tokens per second, scores), ``state.pt`` (everything a resume needs, written atomically) and ``adapter/``.
SIGTERM saves and ends; ``--resume`` continues exactly where the state stands.
"""
from __future__ import annotations

import argparse
import copy
import json
import os
import random
import resource
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch

from . import config
from .base import WORK, folder
from .engines import build
from .format import OK, Example, Format, Weights
from .lean import chosen
from .score import held_out
from .stream import Shards, batches
from .verify import proposal
from .workers import Workers, join

ROOT = Path(__file__).resolve().parent.parent

#: What a step counts: sums over its tokens, added up over the workers.
SUMS = [f"{name}{part}" for name in ("all", "verdict", "edit", "copy", "stands") for part in ("", "_n", "_hit")] + ["weight", "tokens", "stop"]


class Trainer:
    """One run. ``cfg`` is the parsed TOML; ``run`` the folder of the run."""

    def __init__(self, cfg: dict[str, Any], run: Path, data: Path, base: str, workers: Workers | None = None):
        self.cfg, self.run, self.data = cfg, run, data
        self.workers = workers or Workers()
        run.mkdir(parents=True, exist_ok=True)
        self.format = Format(Path(base))
        self.weights = Weights(**cfg.get("weights", {}))
        self.engine = build(cfg, base)
        params = self.engine.params()
        self.opt = torch.optim.AdamW(params, lr=cfg["lr"], betas=(0.9, cfg.get("beta2", 0.98)), weight_decay=cfg.get("weight_decay", 0.0))
        self.step = self.tokens = self.index = 0
        self.seconds = 0.0
        self.shards = Shards(data / "train", cfg["seed"])
        self.before = copy.deepcopy(self.shards.state)
        self.stop = False

    # -- state ---------------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Write state and adapter; a kill at any moment leaves the former or the new state, never a broken one."""
        if self.workers.rank:
            return
        params = self.engine.params()
        state = {"step": self.step, "tokens": self.tokens, "seconds": self.seconds, "index": self.index, "shards": self.before,
                 "params": [p.detach() for p in params], "opt": self.opt.state_dict(), "torch_rng": torch.get_rng_state(), "cfg": self.cfg}
        tmp = self.run / "state.tmp"
        torch.save(state, tmp)
        with open(tmp, "rb") as fh:
            os.fsync(fh.fileno())
        os.replace(tmp, self.run / "state.pt")
        fresh = self.run / "adapter.tmp"
        self.engine.save_adapter(fresh)
        (self.run / "adapter").mkdir(exist_ok=True)
        for f in fresh.iterdir():
            os.replace(f, self.run / "adapter" / f.name)
        fresh.rmdir()

    def resume(self) -> None:
        """Continue from ``state.pt`` of the run."""
        state = torch.load(self.run / "state.pt", weights_only=True)
        with torch.no_grad():
            for p, q in zip(self.engine.params(), state["params"], strict=True):
                p.copy_(q)
        self.opt.load_state_dict(state["opt"])
        torch.set_rng_state(state["torch_rng"])
        self.step, self.tokens, self.seconds, self.index = (state[k] for k in ("step", "tokens", "seconds", "index"))
        self.before = state["shards"]
        self.engine.stepped()

    # -- the loop ------------------------------------------------------------------------------------------------------
    def lr(self) -> float:
        """Warm-up by steps, then constant, then linear to a twentieth over the last ``decay`` share of the tokens."""
        c = self.cfg
        end = 1.0
        if c["total_tokens"]:
            left = 1 - self.tokens / c["total_tokens"]
            end = min(1.0, max(0.05, left / c["decay"])) if c["decay"] else 1.0
        return c["lr"] * min(1.0, (self.step + 1) / c["warmup_steps"]) * end

    def window(self) -> list[list[Example]]:
        """The steps of the next window of rows, cut to what the state says is still to do."""
        c = self.cfg
        self.shards.state = copy.deepcopy(self.before)
        rng = random.Random(f"{c['seed']}/{json.dumps(self.before, sort_keys=True)}")
        units = []
        identity = self.step < c.get("identity_steps", 0)
        for row in self.shards.window(c["window"]):
            if identity:  # the paper's first step: question, answer, answer
                row = {**row, "a": row["c"], "kind": "identity", "verdict": row["verdict"]}
            unit = [self.format.example(row, self.weights, rng)]
            if row["verdict"] != OK and rng.random() < c.get("pairs", 0.0):
                unit.append(self.format.example({**row, "a": row["c"], "verdict": OK}, self.weights, rng))
            if row["verdict"] != OK and not identity and rng.random() < c.get("verify", 0.0):
                unit.append(self.format.verification(row, *proposal(row, rng), self.weights))
            if max(len(e.ids) for e in unit) <= c["max_length"]:
                units.append(unit)
        return list(batches(units, c["step_tokens"], rng, lambda e: len(e.ids)))

    def log(self, **what: Any) -> None:
        if self.workers.rank:
            return
        with open(self.run / "log.jsonl", "a", encoding="utf8") as fh:
            fh.write(json.dumps({"step": self.step, "tokens": self.tokens, "minutes": round(self.seconds / 60, 2), **what}) + "\n")

    def report(self, tokens: float, wall: float, cpu: float) -> None:
        """Say how fast a step was and what limits it."""
        if not self.workers.rank:
            share = cpu / wall / torch.get_num_threads()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2 ** 20
            print(f"{tokens / wall:.1f} tokens/s, {self.workers.size} process(es) of {torch.get_num_threads()} thread(s), "
                  f"{100 * share:.0f} % of the processor time they could have, {memory:.1f} GB a process", file=sys.stderr, flush=True)

    def score(self, **what: Any) -> None:
        """Log the scores on held-out rows."""
        if self.workers.rank == 0:
            self.log(scores=held_out(self.engine, self.format, self.data / "eval", self.cfg["score_rows"]), **what)

    def one(self, whole: list[Example], stop: bool) -> dict[str, float]:
        """One optimiser step over ``whole``, this worker's share of it first; returns sums for the log (``stop``: how many ask to stop)."""
        c, sums = self.cfg, dict.fromkeys(SUMS, 0.0)
        total = sum(sum(e.weight) for e in whole)
        group = self.workers.share(whole, lambda e: len(e.ids))
        start = 0
        while start < len(group):
            micro: list[Example] = []
            while start < len(group) and (not micro or sum(len(e.ids) for e in micro) + len(group[start].ids) <= c["micro_tokens"]):
                micro.append(group[start])
                start += 1
            ids = torch.tensor([t for e in micro for t in e.ids])
            weight = torch.tensor([w for e in micro for w in e.weight])
            at, losses, hits = self.engine.loss(ids, [len(e.ids) for e in micro], weight, 1.0 / max(total, 1.0))
            verdicts, stands, k = set(), set(), 0
            for e in micro:
                (stands if e.kind == "verify" else verdicts).add(k + e.verdict)
                k += len(e.ids)
            w = weight[at]
            head = torch.tensor([int(t) in verdicts for t in at])
            stand = torch.tensor([int(t) in stands for t in at])
            edit = (w == self.weights.edit) & ~head & ~stand
            for name, mask in (("all", torch.ones_like(head)), ("verdict", head), ("edit", edit), ("copy", ~head & ~edit & ~stand), ("stands", stand)):
                sums[f"{name}_n"] += int(mask.sum())
                sums[name] += float((losses[mask] * (w[mask] if name == "all" else 1)).sum())
                sums[f"{name}_hit"] += int(hits[mask].sum())
            sums["weight"] += float(w.sum())
        sums["tokens"], sums["stop"] = sum(len(e.ids) for e in group), float(stop)
        added = torch.tensor([sums[k] for k in SUMS])
        params = self.engine.params()
        self.workers.add([added, *(p.grad for p in params)])
        sums = dict(zip(SUMS, added.tolist()))
        norm = torch.nn.utils.clip_grad_norm_(params, c["clip"])
        lr = self.lr()
        for g in self.opt.param_groups:
            g["lr"] = lr
        self.opt.step()
        self.engine.stepped()
        return sums | {"norm": float(norm), "lr": lr}

    def train(self, minutes: float | None = None) -> None:
        """Run until the tokens or the minutes are used up, or a signal says stop."""
        c = self.cfg
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stop", True))
        begun, saved, scored, acc = time.time(), time.time(), time.time(), defaultdict(float)
        mark, last = time.time(), self.step
        ended, steps = False, 0
        done = lambda: ended or (c["total_tokens"] and self.tokens >= c["total_tokens"])
        while not done():
            groups = self.workers.same(self.window)
            while self.index < len(groups) and not done():
                t, cpu = time.time(), time.process_time()
                sums = self.one(groups[self.index], self.stop or bool(minutes and t - begun > 60 * minutes))
                ended = sums["stop"] > 0  # agreed upon by all workers: none is left waiting in the next step
                self.index += 1
                self.step += 1
                self.tokens += int(sums["tokens"])
                self.seconds += time.time() - t
                for k, v in sums.items():
                    acc[k] += v
                if (steps := steps + 1) == 2:  # the first one compiles
                    self.report(sums["tokens"], time.time() - t, time.process_time() - cpu)
                if self.step - last >= c["log_steps"]:
                    n = lambda k: max(acc[k + "_n"], 1)
                    kinds = ("verdict", "edit", "copy", "stands") if c.get("verify") else ("verdict", "edit", "copy")
                    self.log(loss=round(acc["all"] / max(acc["weight"], 1e-9), 4), lr=round(acc["lr"] / (self.step - last), 6), norm=round(acc["norm"] / (self.step - last), 3),
                             **{k: round(acc[k] / n(k), 4) for k in kinds}, **{k + "_hit": round(acc[k + "_hit"] / n(k), 3) for k in kinds},
                             tok_s=round(acc["tokens"] / (time.time() - mark)), shard=self.shards.state["shard"])
                    acc.clear()
                    mark, last = time.time(), self.step
                if time.time() - saved > 60 * c["save_minutes"]:
                    self.save()
                    saved = time.time()
                if time.time() - scored > 60 * c["score_minutes"]:
                    self.score()
                    scored = mark = time.time()
            if self.index >= len(groups):
                self.before, self.index = copy.deepcopy(self.shards.state), 0
        self.save()
        if c["score_minutes"] < 1e6 and not self.stop:
            self.score(ended=True)


def main(argv: list[str]) -> None:
    p = argparse.ArgumentParser(prog="aligner_train train", description=__doc__.splitlines()[0])
    p.add_argument("--config", type=Path, default=ROOT / "configs" / "cpu-135m.toml")
    p.add_argument("--run", type=Path, default=WORK / "run1")
    p.add_argument("--data", type=Path, default=WORK / "data")
    p.add_argument("--base", help="folder (or id, for engine hf) of the base model; default: the configuration's")
    p.add_argument("--resume", action="store_true", help="continue from the run's state.pt exactly")
    p.add_argument("--init", type=Path, help="adapter folder to start from (weights only)")
    p.add_argument("--minutes", type=float, help="end after so many minutes")
    p.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="override a value of the configuration (TOML)")
    a = p.parse_args(argv)
    cfg = config.load(a.config, a.set)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))  # two threads collapse when anything else runs
    torch.set_flush_denormal(True)
    torch.manual_seed(cfg["seed"])
    workers = join()
    if cfg["engine"] == "lean" and not workers.rank:
        print(f"products in {chosen(cfg['arithmetic'])} (arithmetic = \"{cfg['arithmetic']}\": bf16 is fast with AMX, int8 with VNNI, else fp32)", file=sys.stderr, flush=True)
    t = Trainer(cfg, a.run, a.data, a.base or folder(cfg["base"]), workers)
    if not workers.rank:
        (a.run / "pid").write_text(f"{os.getpid()}\n")
    if a.resume and (a.run / "state.pt").exists():
        t.resume()
    elif a.init:
        t.engine.load_adapter(a.init)
    t.log(start=True, resumed=a.resume, config=cfg)
    t.train(a.minutes)
    workers.end()

"""A run that is killed with SIGKILL and resumed writes the same losses as one that was left alone."""
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {"compile": "false", "rank": 4, "alpha": 8, "total_tokens": 36_000, "step_tokens": 400, "micro_tokens": 400, "window": 16, "log_steps": 1,
            "save_minutes": 0, "score_minutes": 10_000_000, "warmup_steps": 5, "lr": 0.01}


TORCHRUN = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "-m", "--")  # else it takes --run for its own


def start(tiny: Path, data: Path, run: Path, *more: str, launcher: tuple[str, ...] = ("-m",)) -> subprocess.Popen:
    sets = [x for k, v in SETTINGS.items() for x in ("--set", f"{k}={v}")]
    return subprocess.Popen([sys.executable, *launcher, "aligner_train", "train", "--base", str(tiny), "--data", str(data), "--run", str(run), *sets, *more], cwd=ROOT)


def losses(run: Path) -> dict[int, float]:
    """Loss by step; a step that was done twice has to have the same one."""
    out: dict[int, float] = {}
    for line in (run / "log.jsonl").read_text().splitlines():
        entry = json.loads(line)
        if "loss" in entry:
            assert out.setdefault(entry["step"], entry["loss"]) == entry["loss"], entry["step"]
    return out


def test_killed_and_resumed(tiny, data, tmp_path):
    assert start(tiny, data, tmp_path / "whole").wait() == 0
    whole = losses(tmp_path / "whole")
    run = tmp_path / "killed"
    kills = 0
    for steps in (8, 31, 60):
        process = start(tiny, data, run, "--resume")
        while process.poll() is None:
            log = run / "log.jsonl"
            if log.exists() and len(log.read_text().splitlines()) > steps:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
                break
            time.sleep(0.01)
        process.wait()
    assert kills >= 2
    assert start(tiny, data, run, "--resume").wait() == 0
    assert losses(run) == whole and len(whole) > 50


def test_two_workers_make_the_same_steps(tiny, data, tmp_path):
    short = ("--set", "total_tokens=6000")
    assert start(tiny, data, tmp_path / "one", *short).wait() == 0
    assert start(tiny, data, tmp_path / "two", *short, launcher=TORCHRUN).wait() == 0
    one, two = losses(tmp_path / "one"), losses(tmp_path / "two")
    assert one.keys() == two.keys() and len(one) > 8
    assert all(abs(one[step] - two[step]) < 0.02 for step in one), (one, two)  # sums in another order: bf16 rounds otherwise

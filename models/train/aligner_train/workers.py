"""Several processes that share every step of one run: on a CPU two processes of one thread each read more than half again as
much as one process of two threads (every small part of a step runs in parallel too, not the big products alone).

The first process is the run itself (state, log, signals); it starts the others with the same command line. Each takes its share
of a step's examples, gradients are added up, and all of them make the same optimiser step. A run may be resumed with another
number of workers: the steps are the same up to rounding.
"""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import Any, Callable

import torch
import torch.distributed as dist

RANK, MEET = "ALIGNER_TRAIN_RANK", "ALIGNER_TRAIN_MEET"


class Workers:
    """The processes of a run. ``rank`` 0 is the one that logs and saves; with ``size`` 1 everything here does nothing."""

    def __init__(self, rank: int = 0, size: int = 1):
        self.rank, self.size = rank, size
        self.others: list[subprocess.Popen] = []

    def share(self, items: list[Any], size: Callable[[Any], int]) -> list[Any]:
        """This process's items: dealt out by size, the largest first, each to the one that has least so far."""
        if self.size == 1:
            return items
        loads, out = [0] * self.size, []
        for item in sorted(items, key=size, reverse=True):
            to = loads.index(min(loads))
            loads[to] += size(item)
            if to == self.rank:
                out.append(item)
        return out

    def add(self, tensors: list[torch.Tensor]) -> None:
        """Replace each tensor (float32) by its sum over the processes."""
        if self.size == 1:
            return
        flat = torch.cat([t.reshape(-1) for t in tensors])
        dist.all_reduce(flat)
        for t, part in zip(tensors, flat.split([t.numel() for t in tensors])):
            t.copy_(part.view_as(t))

    def same(self, make: Callable[[], Any]) -> Any:
        """What ``make`` gives in the first process, in all of them."""
        if self.size == 1:
            return make()
        box = [make() if self.rank == 0 else None]
        dist.broadcast_object_list(box)
        return box[0]

    def end(self) -> None:
        """Leave the group; the first process waits for the others."""
        if self.size > 1:
            dist.destroy_process_group()
        for p in self.others:
            p.wait()


def join(size: int, argv: list[str]) -> Workers:
    """Start the other ``size`` - 1 processes (as the first one) or join as one of them; returns when all have met."""
    rank = int(os.environ.get(RANK, "0"))
    if size == 1:
        return Workers()
    workers = Workers(rank, size)
    meet = os.environ.get(MEET) or tempfile.mktemp(prefix="aligner-train-")  # gloo makes the file, and removes it at the end
    if rank == 0:
        for other in range(1, size):
            env = os.environ | {RANK: str(other), MEET: meet}
            workers.others.append(subprocess.Popen([sys.executable, "-m", "aligner_train", "train", *argv], env=env))
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    dist.init_process_group("gloo", init_method=f"file://{meet}", rank=rank, world_size=size)
    return workers

"""Several processes that share every step of one run: on a CPU two processes of one thread each read more than half again as
much as one process of two threads (every small part of a step runs in parallel too, not the big products alone).

torchrun starts them: ``torchrun --standalone --nproc-per-node 2 -m -- aligner_train train ...`` (without the ``--`` it takes
``--run`` for an option of its own). The first one is the run itself
(state, log, signals). Each takes its share of a step's examples, gradients are added up, and all of them make the same optimiser
step. A run may be resumed with another number of workers: the steps are the same up to rounding.
"""
from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist


class Workers:
    """The processes of a run. ``rank`` 0 is the one that logs and saves; with ``size`` 1 everything here does nothing."""

    def __init__(self, rank: int = 0, size: int = 1):
        self.rank, self.size = rank, size

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
        """Leave the group."""
        if self.size > 1:
            dist.destroy_process_group()


def join() -> Workers:
    """The workers that torchrun started, once all have met; by itself a process is its own only one."""
    if "WORLD_SIZE" not in os.environ:
        return Workers()
    dist.init_process_group("gloo", timeout=timedelta(days=2))  # a run that is paused (SIGSTOP) must not end when it goes on
    return Workers(dist.get_rank(), dist.get_world_size())

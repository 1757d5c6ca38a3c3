"""``python -m aligner_train VERB``: base, prune, data, own, train, score, gguf, curve (each with --help)."""
from __future__ import annotations

import importlib
import sys

VERBS = {"base": "base", "prune": "prune", "data": "dataset", "own": "own", "train": "train", "score": "score", "gguf": "to_gguf", "curve": "curve"}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        raise SystemExit(f"usage: python -m aligner_train {{{'|'.join(VERBS)}}} [flags]")
    importlib.import_module(f".{VERBS[sys.argv[1]]}", __package__).main(sys.argv[2:])


if __name__ == "__main__":
    main()

"""``python -m aligner_train VERB``: base, prune, families, data, own, train, score, gguf, lora, curve (each with --help)."""
from __future__ import annotations

import importlib
import sys

from .toml_file import RecipeError

VERBS = {"base": "base", "prune": "prune", "families": "census", "data": "dataset", "own": "own", "train": "train", "score": "score", "gguf": "to_gguf", "lora": "to_lora",
         "curve": "curve"}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        raise SystemExit(f"usage: python -m aligner_train {{{'|'.join(VERBS)}}} [flags]")
    try:
        importlib.import_module(f".{VERBS[sys.argv[1]]}", __package__).main(sys.argv[2:])
    except RecipeError as error:
        raise SystemExit(f"{error}\nNothing was done. Correct the file and run it again; aligner_train/families/README.md describes the notation.") from error


if __name__ == "__main__":
    main()

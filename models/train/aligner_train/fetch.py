"""Downloads and unpacks the packages of configs/corpus.txt with the ordinary clients (pip, npm), into a git-ignored folder."""
from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

LIST = Path(__file__).resolve().parent.parent / "configs" / "corpus.txt"


def fetch(out: Path, names: Path = LIST) -> None:
    """Unpack every listed package to ``out/<ecosystem>/<name>``; one that cannot be had is reported and left out."""
    for line in names.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        eco, name = line.split()
        target = out / eco / name.replace("/", "__")
        if target.exists():
            continue
        with tempfile.TemporaryDirectory() as tmp:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", tmp, name] if eco == "pypi" else \
                ["npm", "pack", "--silent", "--pack-destination", tmp, name]
            if subprocess.run(command, cwd=tmp, check=False).returncode:
                print(f"{eco} {name}: not available, left out", file=sys.stderr)
                continue
            archive = next(p for p in Path(tmp).iterdir() if p.suffix in (".whl", ".tgz"))
            if archive.suffix == ".whl":
                with zipfile.ZipFile(archive) as z:
                    z.extractall(target)
            else:
                with tarfile.open(archive) as t:
                    t.extractall(target, filter="data")


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))

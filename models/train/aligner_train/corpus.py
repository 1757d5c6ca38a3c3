"""Finds source and prose of permissively licensed packages on the machine, and splits them by package.

Nothing found here is stored in the project: it feeds a training run and is forgotten. A package whose licence cannot be read
as permissive is not read at all. A fifth of the packages (by the hash of the name) is for evaluation and never trained on.
"""
from __future__ import annotations

import hashlib
import json
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|0BSD|Zlib|CC0|BlueOak)", re.I)
OTHER = re.compile(r"GPL|Mozilla|MPL|EPL|CDDL|SSPL|BUSL|NVIDIA|Commons Clause|proprietary|non-?commercial|CC-BY-SA|CC-BY-NC", re.I)
LANG = {".py": "python", ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript", ".ts": "typescript", ".mts": "typescript",
        ".tsx": "typescript", ".sh": "bash", ".bash": "bash", ".go": "go", ".rs": "rust", ".c": "c", ".cc": "cpp", ".cpp": "cpp", ".hpp": "cpp", ".h": "cpp",
        ".java": "java", ".cs": "csharp", ".php": "php", ".sql": "sql", ".yml": "yaml", ".yaml": "yaml", ".toml": "toml", ".json": "json", ".html": "html",
        ".css": "css", ".md": "markdown", ".rst": "rst", ".txt": "text", ".po": "po", ".rb": "ruby"}
SKIP = re.compile(r"/(node_modules/.*/node_modules|_vendor|vendor|vendored|third_party|testdata|locale-data|\.git|__pycache__)/|\.min\.|\.d\.[mc]?ts$|/(package-lock|composer)\.json$|/dist/.*\.[mc]?js$")


@dataclass(frozen=True)
class Source:
    """One file: ``package`` is the unit of the split."""

    package: str
    path: Path
    lang: str

    @property
    def held(self) -> bool:
        return is_held(self.package)


def is_held(package: str) -> bool:
    """Whether a package is for evaluation only (one in five, by hash, so that it stays so on any machine)."""
    return hashlib.sha256(package.lower().encode()).digest()[0] % 5 == 0


def permissive(text: str) -> bool:
    return bool(PERMISSIVE.search(text)) and not OTHER.search(text)


def _files(root: Path, package: str) -> Iterator[Source]:
    for path in sorted(root.rglob("*")):
        lang = LANG.get(path.suffix.lower())
        if path.name == "METADATA" and path.parent.name.endswith(".dist-info"):
            lang = "text"
        if lang and path.is_file() and not SKIP.search(path.as_posix()) and 100 < path.stat().st_size < 300_000:
            yield Source(package, path, lang)


def python_packages(site: Path) -> Iterator[Source]:
    """Packages of a site-packages folder with a permissive licence in their metadata."""
    for info in sorted(site.glob("*.dist-info")):
        meta = (info / "METADATA").read_text("utf8", "replace") if (info / "METADATA").exists() else ""
        head = meta.split("\n\n")[0]
        licence = " ".join(re.findall(r"^(?:License|License-Expression|Classifier: License).*", head, re.M))
        if not permissive(licence[:400]):
            continue
        name = info.name.split("-")[0]
        tops = {p.split("/")[0] for p in re.findall(r"^([^,\n]+),", (info / "RECORD").read_text("utf8", "replace") if (info / "RECORD").exists() else "", re.M)}
        for top in sorted(tops):
            if (site / top).is_dir() and not top.startswith(("..", "__pycache__")):
                yield from _files(site / top, f"pypi/{name}")


def unpacked(folder: Path) -> Iterator[Source]:
    """Packages unpacked side by side: ``folder/<ecosystem>/<name>/…``, each with metadata that names its licence."""
    for eco in ("pypi", "npm"):
        for root in sorted((folder / eco).glob("*")):
            texts = [p.read_text("utf8", "replace")[:6000] for p in (*root.glob("**/METADATA"), *root.glob("PKG-INFO"), *root.glob("*/PKG-INFO"))][:2]
            licences = [" ".join(re.findall(r"^(?:License|License-Expression|Classifier: License).*", t, re.M)) for t in texts]
            for p in [*root.glob("package.json"), *root.glob("package/package.json")]:
                try:
                    licences.append(str(json.loads(p.read_text("utf8", "replace")).get("license", "")))
                except (ValueError, AttributeError):
                    pass
            if any(permissive(x) for x in licences):
                yield from _files(root, f"{eco}/{root.name}")


def node_packages(modules: Path) -> Iterator[Source]:
    """Packages of a node_modules folder with a permissive licence."""
    for manifest in sorted([*modules.glob("*/package.json"), *modules.glob("@*/*/package.json")]):
        try:
            data = json.loads(manifest.read_text("utf8", "replace"))
        except ValueError:
            continue
        if isinstance(data, dict) and permissive(str(data.get("license", ""))):
            yield from _files(manifest.parent, f"npm/{data.get('name', manifest.parent.name)}")


def standard_python() -> Iterator[Source]:
    """The standard library of the running Python (PSF licence), one package per top-level module."""
    root = Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(root.rglob("*.py")):
        rel = path.relative_to(root).as_posix()
        if not re.match(r"(site-packages|test|idlelib|lib2to3|turtledemo|config-|lib-dynload)", rel) and "/test" not in rel and path.stat().st_size < 300_000:
            yield Source(f"python/{rel.split('/')[0].removesuffix('.py')}", path, "python")


def go_standard(root: Path) -> Iterator[Source]:
    """The standard library of a Go installation (BSD licence), one package per folder below ``src``."""
    for path in sorted((root / "src").rglob("*.go")):
        rel = path.relative_to(root / "src").as_posix()
        if not rel.endswith("_test.go") and not re.match(r"(cmd|vendor|runtime|internal)/", rel) and not SKIP.search("/" + rel) and path.stat().st_size < 200_000:
            yield Source(f"go/{'/'.join(rel.split('/')[:2]) if rel.count('/') > 1 else rel.split('/')[0]}", path, "go")

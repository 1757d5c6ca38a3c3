"""Fault families: what the aligner is taught to see and to mend.

A family is one fault in one language: several *forms* (the bad and the good text of the same code), and *twins*, clean
texts that look alike and must not be touched. Texts carry slots, so that one form gives many surface forms:

- ``<<var>>`` draws a name from a pool (see POOLS); the same slot has the same value in the whole case; ``<<var2>>`` is a
  second, different value of the pool. Names follow the language's habit (snake_case or camelCase).
- ``<<GET|POST|PUT>>`` draws one of the alternatives; the same alternatives text has the same value in the whole case.

Source of the method: the three H of "Aligner: Achieving Efficient Alignment through Learned Correction" (NeurIPS 2024);
verdict first and clean twins are this project's own.
"""
from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

GROUPS = ("harmless", "helpful", "honest")
SNAKE = {"python", "bash", "sql", "rust", "c", "php", "ruby", "yaml", "dockerfile", "markdown"}
SLOT = re.compile(r"<<([^<>\n]+?)>>")

POOLS: dict[str, str] = {
    "var": "data payload body text content raw buf item record entry config settings options user row value doc message result "
    "info obj chunk params form line token batch report order invoice node event job task summary response profile image page",
    "list": "items rows users records entries lines words results orders files tasks events nodes values names scores tokens "
    "messages jobs batches prices samples points pages images comments",
    "fn": "load parse_line read_all fetch get_value handle process build run_job check make_item save store find open_file send "
    "update_row create_user render compute collect merge normalize validate export_all import_rows resolve sync format_name "
    "apply_rules count_words list_files total_price",
    "cls": "Client Store Worker Manager Parser Service Repository Handler Cache Queue Report Account Invoice Session Loader Job "
    "Registry Scheduler Pipeline Model Device Channel",
    "table": "users orders items accounts posts sessions invoices products customers payments comments events devices tickets",
    "col": "name id email title owner status slug token city country price created_at category role",
    "mod": "utils helpers core models services storage client parser config auth billing reports",
    "path": "config.yaml settings.yml data.json app.db users.csv report.txt input.bin cache.bin notes.md logs/app.log "
    "out/result.json images/logo.png exports/orders.csv",
    "dir": "data build dist uploads logs backup cache exports /var/app /opt/app /srv/www ./tmp static media",
    "url": "https://api.example.com/v1/users https://internal.example.org/data http://localhost:8000/health "
    "https://example.net/items https://service.example.com/login https://hooks.example.com/build https://status.example.org/ping",
    "host": "db.example.com api.example.org cache.internal mail.example.net localhost queue.example.com 127.0.0.1 10.0.0.5",
    "env": "API_KEY DB_PASSWORD SECRET_KEY AUTH_TOKEN SMTP_PASSWORD STRIPE_KEY WEBHOOK_SECRET JWT_SECRET",
    "secret": "sk-4f9a8b7c6d5e4f3a2b1c hunter2-prod-2024 9f8e7d6c5b4a39281706 AKx7Qm2ZtR8wLp4s S3cr3t!pass ghp_Zk3vQ9xT7mB2 p4ssw0rd-live",
    "msg": "done finished started saved loaded ready updated deleted imported skipped",
    "num": "10 16 20 25 30 32 50 60 64 90 100 120 128 200 250 256 300 500 512 1000 1024 2000 4096 5000",
    "small": "2 3 4 5 6 7 8",
    "port": "3000 4000 5000 8000 8080 8443 9000 9090",
    "user": "alice bob carol dave erin frank grace app deploy admin",
    "cmd": "ls git convert ffmpeg grep ping tar pdftotext zip nslookup",
    "pkg": "requests flask express lodash django numpy pandas fastapi axios react redis celery",
}
_POOL = {k: v.split() for k, v in POOLS.items()}
_NAMES = {"var", "list", "fn", "col"}


@dataclass(frozen=True)
class Family:
    """One fault in one language. ``unseen`` families are kept out of training, for evaluation."""

    id: str
    tag: str
    lang: str
    group: str
    asks: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    twins: tuple[str, ...]
    unseen: bool = False

    @property
    def held(self) -> int:
        """How many of the last forms are held out of training (a fifth, at least one)."""
        return max(1, len(self.forms) // 5)


@dataclass
class Case:
    """One drawn example: ``bad`` and ``good`` are code (or Markdown when lang is ``markdown``), without a fence."""

    family: Family
    ask: str
    bad: str
    good: str
    slots: dict[str, str] = field(default_factory=dict)


FAMILIES: dict[str, Family] = {}


def family(id: str, tag: str, lang: str, group: str, asks: list[str], forms: list[tuple[str, str]], twins: list[str],
           unseen: bool = False) -> Family:
    """Register a family. Raises ValueError on a malformed one: the data is code, and wrong data must not train."""
    strip = lambda s: s.strip("\n")
    f = Family(id, tag, lang, group, tuple(asks), tuple((strip(b), strip(g)) for b, g in forms), tuple(strip(t) for t in twins), unseen)
    if id in FAMILIES:
        raise ValueError(f"{id}: family defined twice")
    if group not in GROUPS:
        raise ValueError(f"{id}: group {group!r}")
    if len(f.forms) < 4 or len(f.twins) < 2 or len(f.asks) < 2:
        raise ValueError(f"{id}: wants at least 4 forms, 2 twins and 2 asks")
    for b, g in f.forms:
        if b == g:
            raise ValueError(f"{id}: bad and good are the same: {b[:60]!r}")
    for text in [*f.asks, *(t for p in f.forms for t in p), *f.twins]:
        for slot in SLOT.findall(text):
            if "|" not in slot and re.sub(r"\d+$", "", slot) not in _POOL:
                raise ValueError(f"{id}: unknown slot <<{slot}>>")
    FAMILIES[id] = f
    return f


def _style(name: str, pool: str, lang: str) -> str:
    if pool in _NAMES and lang not in SNAKE:
        head, *rest = name.split("_")
        return head + "".join(w.capitalize() for w in rest)
    return name


def fill(text: str, lang: str, rng: random.Random, slots: dict[str, str]) -> str:
    """Replace the slots of ``text``; ``slots`` remembers the choices, so that texts of one case agree."""

    def value(m: re.Match[str]) -> str:
        slot = m.group(1)
        if slot not in slots:
            if "|" in slot:
                slots[slot] = rng.choice(slot.split("|"))
            else:
                pool = re.sub(r"\d+$", "", slot)
                taken = {v for k, v in slots.items() if re.sub(r"\d+$", "", k) == pool}
                choices = [c for c in (_style(n, pool, lang) for n in _POOL[pool]) if c not in taken]
                slots[slot] = rng.choice(choices)
        return slots[slot]

    return SLOT.sub(value, text)


def draw(f: Family, rng: random.Random, held: bool = False) -> Case:
    """Draw a faulty case of ``f``: from the training forms, or from the held-out ones."""
    forms = f.forms[-f.held:] if held else f.forms[: len(f.forms) - f.held]
    bad, good = rng.choice(forms)
    slots: dict[str, str] = {}
    return Case(f, fill(rng.choice(f.asks), f.lang, rng, slots), fill(bad, f.lang, rng, slots), fill(good, f.lang, rng, slots), slots)


def draw_twin(f: Family, rng: random.Random) -> Case:
    """Draw a clean look-alike of ``f``: a twin, or the good text of a training form."""
    texts = [*f.twins, *f.twins, *(g for _, g in f.forms[: len(f.forms) - f.held])]
    slots: dict[str, str] = {}
    ask = fill(rng.choice(f.asks), f.lang, rng, slots)
    good = fill(rng.choice(texts), f.lang, rng, slots)
    return Case(f, ask, good, good, slots)

"""Clean natural segments: functions, blocks, prose and prose with a fence, as openly licensed packages have them.

A piece that looks like one of the faults we teach is left out (``SUSPECT``): it would be a wrong label.
"""
from __future__ import annotations

import ast
import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus import Source

LONGEST = 1300  # characters of a piece
NOISE = re.compile(r"copyright|licen[sc]e|SPDX|@generated|do not edit|eslint-disable|sourceMappingURL|[0-9a-f]{40}|[A-Za-z0-9+/]{90}|\\x[0-9a-f]{2}\\x|noqa|type: ignore|nolint|shellcheck disable", re.I)
SUSPECT = {
    "python": r"\beval\(|\bexec\(|os\.system|os\.popen|shell\s*=\s*True|pickle\.load|marshal\.load|yaml\.load\(|verify\s*=\s*False|[!=]= None|\bis (?:not )?[\"'\d]|except\s*:|except BaseException|\bmd5|\bsha1\(|"
              r"mktemp\(|=\s*\[\](?:,|\))(?=.*:\s*$)|=\s*\{\}(?:,|\))(?=.*:\s*$)|type\(\w+\) ==|\.extractall\(|utcnow\(|utcfromtimestamp|random\.(?:choice|randint|random)|0o?777|\bassert\b|\.has_key|print \"|"
              r"logg\w+\.\w+\(f[\"']|logger\.warn\(|get_event_loop\(|pkg_resources|distutils|import imp\b|(?<!\.)\bopen\([^)\n]*\)(?!\s*as|.*encoding)|requests\.\w+\((?!.*timeout)|urlopen\((?!.*timeout)|DEBUG\s*=\s*True|except Exception:\s*\n\s*pass|for i in range\(len\(",
    "javascript": r"\beval\(|new Function\(|innerHTML|outerHTML|document\.write|[^=!]==[^=]|!=[^=]|\bvar |\bexec\(|execSync\(|Math\.random|new Buffer\(|substr\(|rejectUnauthorized|['\"]md5|['\"]sha1|child_process|\.sort\(\)|for \(\w+ \w+ in |http://|parseInt\(\w+\)|isNaN\(|catch \(?\w*\)? ?\{\s*\}|url\.parse\(|escape\(|with \(|arguments\.callee|__proto__",
    "go": r"\bmd5\.|\bsha1\.|InsecureSkipVerify|math/rand|_ = err|, _ := |, _ = |exec\.Command\(\"(?:sh|bash)|ioutil\.|0777|unsafe\.",
    "bash": r"\beval |rm -rf \$|curl .*\| *(?:ba)?sh|chmod 777|`|\$\w+ |\[ \$",
    "cpp": r"\b(?:strcpy|strcat|sprintf|gets|system|scanf|malloc|new|delete)\b|reinterpret_cast|NULL",
    "prose": r"100 ?%|completely (?:secure|safe)|guarante|never fail|bulletproof|unbreakable|MD5|SHA-?1|chmod 777|curl .*\| *(?:ba)?sh|sudo |O\([^)]*\)|--no-verify|verify=False|pip install --trusted",
}
SUSPECT["typescript"] = SUSPECT["javascript"] + r"|: any\b|as any\b|<any>|@ts-ignore|\w!\."
SUSPECT["c"] = SUSPECT["cpp"]
_RE = {k: re.compile(v, re.M) for k, v in SUSPECT.items()}


@dataclass
class Piece:
    """A clean text: ``text`` is code (no fence) or, for markdown, Markdown. ``about`` is a name or a first doc sentence."""

    lang: str
    text: str
    about: str
    package: str
    doc: str = ""


def suspect(lang: str, text: str) -> bool:
    """Whether a text may hold one of the faults we teach (prose rules for Markdown, and the rules of its fences)."""
    if lang == "markdown":
        return bool(_RE["prose"].search(text)) or any(suspect(m[0] or "javascript", m[1]) for m in re.findall(r"```(\w*)\n(.*?)```", text, re.S)
                                                      if m[0] in ("", "python", "py", "js", "javascript", "ts", "typescript", "bash", "sh", "go"))
    return bool(lang in _RE and _RE[lang].search(text))


def readable(text: str) -> bool:
    """Not minified, not noise, not mostly data."""
    lines = text.split("\n")
    return max(map(len, lines)) <= 140 and not NOISE.search(text) and sum(c.isalpha() or c.isspace() for c in text) > 0.55 * len(text)


def first_sentence(doc: str) -> str:
    line = " ".join(doc.strip().split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s", line)[0][:140]


def python_pieces(src: str, package: str, rng: random.Random) -> Iterator[Piece]:
    """Functions, methods and module blocks of a Python file; docstrings are kept in a third of the cases."""
    tree = ast.parse(src)
    lines = src.split("\n")
    for node in ast.walk(tree):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        doc = ast.get_docstring(node) or ""
        start = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
        body = lines[start:node.end_lineno]
        if not 2 <= len(body) <= 60:
            continue
        if doc and rng.random() < 0.67:
            d = node.body[0]
            if len(node.body) < 2:
                continue
            body = lines[start:d.lineno - 1] + lines[d.end_lineno:node.end_lineno]
        text = textwrap.dedent("\n".join(body)).strip("\n")
        if 50 <= len(text) <= LONGEST:
            yield Piece("python", text, node.name, package, first_sentence(doc))
        if doc and len(doc) > 150 and rng.random() < 0.2:
            para = rng.choice(doc.split("\n\n")).strip()
            if 100 < len(para) < 900 and not re.search(r">>>|::|^\s*[:@]|^\s*[-=~]{3}", para, re.M):
                yield Piece("markdown", textwrap.dedent(para), node.name, package)
    blocks = re.split(r"\n\s*\n\s*\n?(?=\S)", src)
    for b in blocks:
        b = b.strip("\n")
        if 60 <= len(b) <= 600 and not b.startswith(('"""', "#", "'", '"', "def ", "class ", "@", "async ")) and rng.random() < 0.3:
            try:
                ast.parse(b)
            except (SyntaxError, ValueError):
                continue
            yield Piece("python", b, package.split("/")[-1], package)


OPEN = re.compile(r"^(?:export |public |private |static |async |default |pub |inline |const |let |func |function |class |interface |type |enum |abstract |template|def |[A-Za-z_][\w:<>*& ]*\(|[a-z_]\w*\(\) *\{|if |for |describe|\w+\.)")
NAMED = re.compile(r"(?:function\*?|func(?: \([^)]*\))?|class|interface|type|enum|const|let|var|def|fn)\s+(\w+)|(\w+)\s*(?:\(|=)")


def brace_pieces(src: str, lang: str, package: str) -> Iterator[Piece]:
    """Top-level items of a file in a language with braces (or shell functions): a line at column 0 up to its closing line, and
    class members of the same kind one level in."""
    lines = src.split("\n")
    for pad in ("", "  ", "\t", "    "):
        i = 0
        while i < len(lines):
            line = lines[i]
            if line.startswith(pad) and OPEN.match(line[len(pad):]) and line.rstrip().endswith(("{", "(", "[")):
                j = i + 1
                while j < len(lines) and j - i < 45 and not re.match(re.escape(pad) + r"[})\]]", lines[j]):
                    if lines[j].strip() and not lines[j].startswith(pad or ("", " ", "\t")):
                        break
                    j += 1
                if j < len(lines) and re.match(re.escape(pad) + r"[})\]]+[;,)]*\s*$", lines[j]):
                    text = textwrap.dedent("\n".join(lines[i:j + 1]))
                    if 60 <= len(text) <= LONGEST and j - i >= 2 and (pad == "" or re.search(r"\) *(?:: *[\w<>\[\]| ]+)?\{", line)):
                        m = NAMED.search(line)
                        yield Piece(lang, text, (m and (m[1] or m[2])) or "this", package)
                    i = j
            i += 1


def prose_pieces(src: str, package: str, rng: random.Random) -> Iterator[Piece]:
    """Blocks of a Markdown or text file: paragraphs, lists, and a paragraph with the fence that follows it."""
    src = re.sub(r"<!--.*?-->", "", src, flags=re.S)
    name = package.split("/")[-1]
    taken = 0
    for m in re.finditer(r"(?:^|\n)((?:[^\n#`|<][^\n]*\n){1,4})\n?```(\w*)\n(.*?)\n```", src, re.S):
        head, tag, code = m[1].strip(), m[2], m[3]
        if 30 < len(code) < 1000 and len(head) < 400 and "```" not in head and taken < 8:
            taken += 1
            yield Piece("markdown", f"{head}\n\n```{tag}\n{code}\n```", name, package)
    plain = re.sub(r"```.*?(?:```|\Z)", "\n\n", src, flags=re.S)
    for p in re.split(r"\n\s*\n", plain):
        p = p.strip("\n")
        if 60 < len(p) < 1100 and not re.search(r"^\s*[<|\[!#=~]|^\.\. |^[-=~*]{3,}|https?://\S+.*https?://|^[A-Z][\w-]+: |::$|\]\[|&\w+;", p, re.M) and " " in p:
            if p.startswith("    ") or sum(c.isdigit() for c in p) > len(p) / 8:
                continue
            yield Piece("markdown", textwrap.dedent(p), name, package)


def po_pieces(src: str, package: str, rng: random.Random) -> Iterator[Piece]:
    """Translated sentences of a gettext catalogue, joined to short paragraphs: clean text that is not English."""
    texts = []
    for m in re.finditer(r'^msgstr (?:"")?((?:\s*".*")+)', src, re.M):
        t = "".join(re.findall(r'"(.*)"', m[1])).replace('\\"', '"')
        if 30 < len(t) < 300 and "\\n" not in t and "%(" not in t and "%s" not in t and "{" not in t and "Content-Type" not in t:
            texts.append(t)
    rng.shuffle(texts)
    while len(texts) >= 3:
        k = rng.randint(1, 3)
        yield Piece("markdown", " ".join(texts[:k]), package.split("/")[-1], package)
        texts = texts[k:]


def pieces(source: Source, rng: random.Random) -> list[Piece]:
    """The clean pieces of one file, at most a dozen, in random order; empty when the file cannot be read."""
    try:
        src = source.path.read_text("utf8").replace("\r\n", "\n").expandtabs(8) if source.lang == "text" else source.path.read_text("utf8").replace("\r\n", "\n")
        if source.lang == "python":
            found = list(python_pieces(src, source.package, rng))
        elif source.lang in ("markdown", "rst", "text"):
            found = list(prose_pieces(src, source.package, rng))
        elif source.lang == "po":
            found = list(po_pieces(src, source.package, rng))
        elif source.lang in ("yaml", "toml", "json", "html", "css", "sql"):
            found = [Piece(source.lang, b.strip("\n"), source.path.name, source.package) for b in re.split(r"\n\s*\n", src) if 60 < len(b) < 900]
        else:
            found = list(brace_pieces(src, source.lang, source.package))
    except (OSError, UnicodeDecodeError, SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = [p for p in found if readable(p.text)]
    rng.shuffle(found)
    return found[:60 if source.lang == "po" else 12]

r"""Plants one fault into good natural code: each rule turns a correct pattern into its faulty form, so the original is the target.

A rule is (tag, pattern, replacement[, needs]): ``replacement`` may use groups as in re.sub; ``needs`` is a pattern that must occur
elsewhere in the text. Only rules whose tag the families teach in that language (and not as an unseen one) are used.
"""
from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    tag: str
    pattern: re.Pattern[str]
    repl: str | Callable[[re.Match[str]], str]
    needs: re.Pattern[str] | None = None


def _r(tag: str, pat: str, repl: str | Callable[[re.Match[str]], str], needs: str | None = None) -> Rule:
    return Rule(tag, re.compile(pat, re.M), repl, re.compile(needs, re.M) if needs else None)


def _default(m: re.Match[str]) -> str:
    """``def f(a, x=None): if x is None: x = []`` → ``def f(a, x=[]):``"""
    return f"{m[1]}{m[2]}{m[3]}={m[6]}{m[4]}\n"


PYTHON = [
    _r("none-compare", r"\b(\w[\w.\[\]]*) is None\b", r"\1 == None"),
    _r("none-compare", r"\b(\w[\w.\[\]]*) is not None\b", r"\1 != None"),
    _r("broad-except", r"except (?:\w+Error|\w+Exception|\([\w., ]+\))(?: as \w+)?:(?=\s*\n)", "except:"),
    _r("ignored-error", r"except ((?:\w+Error|Exception)(?: as \w+)?):\n(\s+)(?:log\w*\.(?:exception|error|warning)\(.*\)|raise \w+\(.*\)(?: from \w+)?)\n?(?=\s*\n|\Z|\S)", r"except \1:\n\2pass\n"),
    _r("CWE-328", r"hashlib\.(?:sha256|sha512|sha3_256|blake2b)\(", "hashlib.md5("),
    _r("CWE-95", r"\bjson\.loads\(", "eval("), _r("CWE-95", r"\bast\.literal_eval\(", "eval("),
    _r("CWE-502", r"\byaml\.safe_load\(", "yaml.load("), _r("CWE-502", r"\bjson\.loads\((?=\w)", "pickle.loads("), _r("CWE-502", r"\bjson\.load\((?=\w)", "pickle.load("),
    _r("CWE-78", r"subprocess\.(run|call|check_call|check_output|Popen)\(\[([^\[\]\n]+)\]", r'subprocess.\1(" ".join([\2]), shell=True'),
    _r("CWE-338", r"\bsecrets\.(choice|randbelow)\(", lambda m: "random.choice(" if m[1] == "choice" else "random.randrange("),
    _r("CWE-208", r"\b(?:hmac|secrets)\.compare_digest\((\w[\w.]*), (\w[\w.]*)\)", r"\1 == \2"),
    _r("CWE-377", r"tempfile\.mkstemp\(\)", "tempfile.mktemp()"),
    _r("CWE-732", r"\b0o(?:600|640|644|700|750|755)\b", "0o777"),
    _r("CWE-295", r"\bverify=True\b", "verify=False"), _r("CWE-295", r"ssl\.create_default_context\(", "ssl._create_unverified_context("),
    _r("CWE-79", r"(?<![\w.])(?:html\.)?escape\((\w+)\)", r"\1", r"html|markup|<"),
    _r("CWE-89", r'execute\(\s*"([^"\n%]*?)(?:= |=)(?:\?|%s)"\s*, \((\w+),\)\)', r'''execute(f"\1= '{\2}'")'''),
    _r("off-by-one", r"range\(len\(([\w.]+)\)\)", r"range(len(\1) + 1)"),
    _r("missing-await", r"(?<=[= (])await (?=[\w.]+\()", ""), _r("missing-await", r"^(\s+)await (?=[\w.]+\()", r"\1"),
    _r("encoding", r", encoding=[\"']utf-?8[\"'](?=\))", ""),
    _r("no-timeout", r", timeout=(?:\w+|\d+(?:\.\d+)?)(?=\))", "", r"requests|urlopen|http|session|socket|client"),
    _r("missing-self", r"(?<=[\s(=])self\.(?=[a-z_]\w*\()", "", r"^def \w+\(self"),
    _r("missing-self", r"^(\s*def \w+\()self, (?=\w)", r"\1", r"self\."),
    _r("missing-return", r"^(    )return (?=[\w.]+\(.*\)\s*\Z)", r"\1"), _r("missing-return", r"^(    )return (\w+)(?=\s*\Z)", r"\1\2"),
    _r("wrong-operator", r"(?<=\w) and (?=\w)", " & ", r"\bif\b"), _r("wrong-operator", r"(?<=\w) or (?=not )", " | ", r"\bif\b"), _r("wrong-operator", r"(\w+) \*\* (\w+)", r"\1 ^ \2"),
    _r("integer-division", r"(?<=[\w)]) // (?=[\w(])", " / ", r"range\(|\[|len\(|int"),
    _r("missing-f-prefix", r"(?<![\w\"'])f(\"[^\"\n{}]*\{[a-z_][\w.]*\}[^\"\n]*\")", r"\1"), _r("missing-f-prefix", r"(?<![\w\"'])f('[^'\n{}]*\{[a-z_][\w.]*\}[^'\n]*')", r"\1"),
    _r("logging-args", r"((?:log|logger|logging|LOG)\.(?:debug|info|warning|error)\(\"[^\"\n%]*%s[^\"\n%]*\"), (\w[\w.]*)\)", r"\1 % \2)"),
    _r("raw-string", r"re\.(compile|match|search|sub|findall|split)\(r(?=[\"'][^\n]*\\[dswb])", r"re.\1("),
    _r("mutable-default", r"^((?:async )?def \w+\()((?:.*, )?)(\w+)=None((?:, .*)?\)(?: -> .*)?:)\n(\s+)if \3 is None:\n\s+\3 = (\[\]|\{\}|set\(\))\n", _default),
    _r("is-literal", r"\b(\w[\w.]*) == ([\"'][^\"'\n]*[\"']|\d+)", r"\1 is \2"), _r("is-literal", r"\b(\w[\w.]*) != ([\"'][^\"'\n]*[\"']|\d+)", r"\1 is not \2"),
    _r("mutation-while-iterating", r"for (\w+) in list\((\w[\w.]*)\):(?=[^\n]*\n[^\n]*(?:\n[^\n]*)?(?:\2\.(?:remove|pop|discard)|del \2))", r"for \1 in \2:"),
    _r("mutation-while-iterating", r"for (.+) in list\((\w[\w.]*\.(?:items|keys|values)\(\))\):", r"for \1 in \2:", r"\bdel |\.pop\("),
    _r("resource-leak", r"^(\s*)with open\((.*)\) as (\w+):\n\s+(?:return )?(\w+) = \3\.read\(\)\n", r"\1\4 = open(\2).read()\n"),
    _r("deprecated-api", r"datetime\.now\((?:timezone\.utc|datetime\.timezone\.utc|UTC)\)", "datetime.utcnow()"),
    _r("deprecated-api", r"(log\w*)\.warning\(", r"\1.warn("), _r("deprecated-api", r"asyncio\.get_running_loop\(\)", "asyncio.get_event_loop()"),
    _r("deprecated-api", r"\.is_set\(\)", ".isSet()"), _r("deprecated-api", r"\.current_thread\(\)", ".currentThread()"),
    _r("removed-api", r"\bcollections\.abc\.(Mapping|Sequence|Iterable|Callable|MutableMapping|Hashable)\b", r"collections.\1"),
    _r("removed-api", r"^from collections\.abc import ", "from collections import "),
    _r("removed-api", r"inspect\.getfullargspec\(", "inspect.getargspec("), _r("removed-api", r"\.tobytes\(\)", ".tostring()"),
    _r("python2-syntax", r"\.items\(\):", ".iteritems():"), _r("python2-syntax", r"^(\s+)raise (\w+)\((\"[^\"\n]*\"|'[^'\n]*')\)$", r"\1raise \2, \3"),
    _r("python2-syntax", r"except (\w+) as (\w+):", r"except \1, \2:"), _r("python2-syntax", r"^(\s*)print\((\"[^\"\n]*\"|\w+)\)$", r"\1print \2"),
    _r("swapped-arguments", r"isinstance\((\w+), (\w+)\)", r"isinstance(\2, \1)"), _r("swapped-arguments", r"(?<=[ (=])setattr\((\w+), (\w+), (\w+)\)", r"setattr(\1, \3, \2)"),
    _r("swapped-arguments", r"re\.(match|search|findall)\((r?[\"'][^\"'\n]+[\"']), (\w+)\)", r"re.\1(\3, \2)"), _r("swapped-arguments", r"\.replace\(([\"'][^\"'\n]+[\"']), ([\"'][\"'])\)", r".replace(\2, \1)"),
    _r("wrong-comparison", r"\bif len\((\w+)\) > 0:", r"if len(\1) >= 0:"), _r("wrong-comparison", r"(?<=if )not (\w+) in ", r"\1 in "), _r("wrong-comparison", r" not in (?=\w+:)", " in ", r"raise |\.add\(|\.append\("),
    _r("none-result", r"^(\s+)(\w+)\.(sort|append|extend|reverse|update)\((.*)\)$", r"\1\2 = \2.\3(\4)"),
    _r("wrong-string-method", r"\.removeprefix\((?=[\"'])", ".lstrip("), _r("wrong-string-method", r"\.removesuffix\((?=[\"'])", ".rstrip("),
    _r("type-mismatch", r"(?<=\+ )str\((\w+)\)", r"\1"), _r("type-mismatch", r"\.join\(str\(\w+\) for \w+ in (\w+)\)", r".join(\1)"), _r("type-mismatch", r"(?<=[=(] )int\(((?:input|os\.environ)\b[^()\n]*(?:\([^()\n]*\))?)\)", r"\1"),
    _r("unreachable-code", r"^(\s+)((?:self\.\w+ = |log\w*\.\w+\().*)\n\1(return .*)$", r"\1\3\n\1\2"),
    _r("float-equality", r"math\.isclose\((\w[\w.]*), (\w[\w.]*)\)", r"\1 == \2"),
    _r("return-in-finally", r"^(\s*)finally:\n(\s+)(\w+\.\w+\(\))$", r"\1finally:\n\2return \3"),
]
JS = [
    _r("loose-equality", r" === (?!null|undefined)", " == "), _r("loose-equality", r" !== (?!null|undefined)", " != "),
    _r("CWE-79", r"\.textContent = ", ".innerHTML = "), _r("CWE-95", r"\bJSON\.parse\((?=\w+\))", "eval("), _r("CWE-78", r"\bexecFile\(", "exec("), _r("CWE-78", r"\bspawn\(([^)\n]*), \{", r"spawn(\1, { shell: true,"),
    _r("CWE-328", r"createHash\((['\"])sha(?:256|512)\1\)", r"createHash(\1md5\1)"), _r("CWE-338", r"crypto\.randomUUID\(\)", "Math.random().toString(36).slice(2)"), _r("CWE-338", r"randomBytes\((\d+)\)\.toString\(['\"]hex['\"]\)", "Math.random().toString(16)"),
    _r("CWE-208", r"(?:crypto\.)?timingSafeEqual\((\w+), (\w+)\)", r"\1 === \2"), _r("CWE-295", r"rejectUnauthorized: true", "rejectUnauthorized: false"),
    _r("CWE-1321", r"Object\.create\(null\)", "{}", r"\[\w+\] = "),
    _r("missing-await", r"(?<=[= (])await (?=[\w.]+\()", ""), _r("missing-await", r"^(\s+)await (?=[\w.]+\()", r"\1"),
    _r("off-by-one", r"(\w+) < (\w[\w.]*)\.length", r"\1 <= \2.length"), _r("off-by-one", r"\.length - 1\]", ".length]"), _r("off-by-one", r"(let \w+ = \w[\w.]*\.length) - 1;", r"\1;"),
    _r("nan-compare", r"Number\.isNaN\((\w+)\)", r"\1 === NaN"), _r("typeof-null", r"typeof (\w+) === (['\"])object\2 && \1(?: !== null)?", r"typeof \1 === \2object\2"), _r("typeof-null", r"(\w+) !== null && typeof \1 === (['\"])object\2", r"typeof \1 === \2object\2"),
    _r("sort-comparator", r"\.sort\(\((\w), (\w)\) => \1 - \2\)", ".sort()"), _r("sort-comparator", r"\.sort\(\((\w), (\w)\) => \1\.(\w+) - \2\.\3\)", r".sort((\1, \2) => \1.\3 > \2.\3)"),
    _r("const-reassign", r"\blet (\w+) = (?=[^;\n]*;?\n(?:.*\n)*?.*(?<![.\w])\1 (?:=|\+=|-=) )", r"const \1 = "),
    _r("indexof-truthy", r"if \((!?)(\w[\w.]*)\.includes\((\w+)\)\)", lambda m: f"if ({m[1]}{m[2]}.indexOf({m[3]}))"), _r("indexof-truthy", r"\.indexOf\(([^()\n]+)\) (?:!== -1|>= 0|> -1)", r".indexOf(\1)"),
    _r("replace-first-only", r"\.replaceAll\((?=['\"])", ".replace("), _r("replace-first-only", r"\.replace\((/[^/\n]+/)g, ", r".replace(\1, "),
    _r("missing-return", r"^(\s+)return (?=[\w.]+\([^\n]*\);?\n\}\s*\Z)", r"\1"), _r("missing-return", r"(\.(?:map|filter|reduce)\([^\n]*=> \{\n\s+)return ", r"\1"),
    _r("missing-break", r"^(\s+case [^\n]+:\n(?:(?!\s+(?:case|default))[^\n]*\n)*?)\s+break;\n(?=\s+(?:case|default))", r"\1"),
    _r("wrong-default", r" \?\? (?=true|[1-9])", " || "), _r("wrong-default", r"(\w+) === undefined \? (\w+) : \1", r"\1 || \2"),
    _r("shallow-copy", r"structuredClone\((\w+)\)", r"{ ...\1 }"), _r("this-lost", r"\.bind\(this\)", ""), _r("this-lost", r"\((\w*)\) => \{(?=[^}]*this\.)", r"function (\1) {"),
    _r("async-foreach", r"for \(const (\w+) of (\w[\w.]*)\) \{\n((?:.*\n)*?.*await(?:.*\n)*?)(\s*)\}(?=\n|\Z)", r"\2.forEach(async (\1) => {\n\3\4});"),
    _r("for-in-array", r"for \((const|let) (\w+) of (\w[\w.]*)\)", r"for (\1 \2 in \3)"), _r("ignored-error", r"catch \((\w+)\) \{\n\s+(?:throw|console\.error|return|reject|\w+\()[^\n]*\n(\s*)\}", r"catch (\1) {\n\2}"),
    _r("var-closure", r"for \(let (\w+) = ", r"for (var \1 = ", r"=>|function"),
    _r("deprecated-api", r"\.(slice|substring)\((\w+), (\w+)\)", r".substr(\2, \3)"), _r("deprecated-api", r"Buffer\.(?:from|alloc)\(", "new Buffer("), _r("deprecated-api", r"new URL\((\w+)\)", r"url.parse(\1)"),
    _r("promise-no-reject", r"\(resolve, reject\) => \{((?:.*\n)*?.*)reject\((\w+)\)", r"(resolve) => {\1resolve(\2)"),
    _r("mutation-while-iterating", r"for \(const (\w+) of \[\.\.\.(\w[\w.]*)\]\)", r"for (const \1 of \2)"), _r("CWE-942", r"origin: (?:allowed\w*|\w*[oO]rigins?|['\"]https[^'\"]+['\"])", "origin: '*'"),
    _r("state-mutation", r"\[\.\.\.(\w+), (\w+)\]", r"(\1.push(\2), \1)", r"set[A-Z]\w+\("), _r("wrong-operator", r"(?<=[\w)]) && (?=[\w!(])", " & ", r"\bif \("), _r("wrong-operator", r"if \(([\w.]+) === ", r"if (\1 = "),
    _r("swapped-arguments", r"\.replace\((['\"][^'\"\n]+['\"]), (['\"][^'\"\n]*['\"])\)", r".replace(\2, \1)"),
]
TS = [_r("any-type", r": unknown\b", ": any"), _r("any-type", r"(\((?:\w+: [\w\[\]]+, )*\w+): (?!any|void)[A-Z]\w+(?=[,)])", r"\1: any"), _r("null-access", r"\?\.(?=\w)", "!.")]
GO = [
    _r("ignored-error", r"(\w+), err := (.*)\n\s+if err != nil \{\n[^\n]*\n\s+\}\n", r"\1, _ := \2\n"), _r("ignored-error", r"if err := (.*); err != nil \{\n[^\n]*\n\s+\}\n", r"\1\n"),
    _r("resource-leak", r"^\s+defer \w+\.(?:Close|Unlock|RUnlock)\(\)\n", ""), _r("off-by-one", r"(\w+) < len\((\w+)\)", r"\1 <= len(\2)"), _r("off-by-one", r"\[len\((\w+)\) ?- ?1\]", r"[len(\1)]"),
    _r("wrong-comparison", r"if err != nil \{(?=\n\s+return)", "if err == nil {"), _r("CWE-328", r"sha256\.(New|Sum256)\(", lambda m: "md5.New(" if m[1] == "New" else "md5.Sum("), _r("CWE-338", r"crypto/rand", "math/rand"),
    _r("CWE-732", r"\b0o?(?:600|644|700|755)\b", "0777"), _r("wrong-operator", r" && ", " || ", r"== nil|!= nil"),
]
BASH = [
    _r("unquoted-variable", r'"\$(\w+)"', r"$\1"), _r("unquoted-variable", r'"\$\{(\w+)\}"', r"${\1}"), _r("unquoted-variable", r'"\$@"', "$@"),
    _r("wrong-comparison", r" -eq ", " = "), _r("CWE-732", r"chmod (?:600|644|700|755) ", "chmod 777 "), _r("ignored-error", r"^set -e(?:uo pipefail|u)?\n", ""), _r("ignored-error", r"^(cd .*?) \|\| exit(?: 1)?$", r"\1"),
]
CPP = [_r("off-by-one", r"(\w+) < (\w+(?:\.size\(\)|size|count|_len|len|n))\b", r"\1 <= \2"), _r("wrong-comparison", r"if \((\w+) == ", r"if (\1 = "), _r("missing-break", r"^\s+break;\n(?=\s+(?:case|default))", ""),
       _r("wrong-operator", r"(?<=\w) && (?=\w)", " & ")]
RULES: dict[str, list[Rule]] = {"python": PYTHON, "javascript": JS, "typescript": JS + TS, "go": GO, "bash": BASH, "cpp": CPP, "c": CPP}
BREAKS = {"python2-syntax", "const-reassign"}  # the faulty text of these need not parse


def plant(text: str, lang: str, rule: Rule, rng: random.Random) -> str | None:
    """``text`` with one fault of ``rule`` at a random one of its spots, or None when it does not fit. Python still parses after
    it (except for faults of syntax), and comments are left alone."""
    if rule.needs is not None and not rule.needs.search(text):
        return None
    spots = list(rule.pattern.finditer(text))
    if not spots:
        return None
    m = rng.choice(spots)
    bad = text[:m.start()] + (rule.repl(m) if callable(rule.repl) else m.expand(rule.repl)) + text[m.end():]
    if bad == text or not bad.strip() or re.match(r"\s*(#|//|\*)", text[text.rfind("\n", 0, m.start()) + 1:]):
        return None
    if lang == "python" and rule.tag not in BREAKS:
        try:
            ast.parse(bad)
        except (SyntaxError, ValueError):
            return None
    return bad

"""One index out of several snapshots: `python merge.py STUBS SNAPSHOTS OUT`, see src/evidence/core/names/index.ts for the format.

SNAPSHOTS holds `std-VERSION.json` for each Python, `new-PACKAGE.json` for today's packages, and `old*-PACKAGE.json` for earlier ones. STUBS is the
folder of the standard library's stubs (typeshed), which know other platforms and what the functions return.
"""
import ast
import glob
import json
import os
import re
import sys

LATEST = [(3, 13), (3, 14)]
# Names of modules that are gone and that nobody gives to a module of their own.
GONE_MODULES = set(
    "urllib2 urlparse ConfigParser Queue StringIO cStringIO cPickle httplib Cookie cookielib HTMLParser Tkinter tkMessageBox"
    " tkFileDialog BaseHTTPServer SimpleHTTPServer SocketServer xmlrpclib htmlentitydefs md5 anydbm dbhash whichdb copy_reg robotparser"
    " UserDict UserList UserString __builtin__ distutils imp asyncore asynchat smtpd cgi cgitb telnetlib nntplib sndhdr imghdr xdrlib"
    " audioop aifc msilib nis ossaudiodev spwd sunau mailcap macpath dummy_threading binhex".split()
)
# Large families of generated classes, of which hardly any name is written out.
LEFT_OUT = re.compile(r"^(openai|anthropic)\.(types|resources|lib|cli|beta)\b|^openai\.api_resources|^botocore\.(?!exceptions|config|client|session)")
# What other interpreters and programs put there.
EXTRA = {"sys": ("pypy_version_info", "real_prefix", "frozen", "pycache_prefix")}
FREE = {"DataFrame", "Series", "Index", "DataFrameGroupBy", "SeriesGroupBy", "GroupBy", "NDFrame"}


def number(version):
    return tuple(int(n) for n in re.findall(r"\d+", version)[:3])


def holds(test):
    """Whether a stub's `if` counts for one of the latest versions, on any platform."""
    text = ast.unparse(test)
    found = re.findall(r"sys\.version_info (>=|<) \((\d+), (\d+)(?:, \d+)?\)", text)
    if not found or " or " in text:
        return True, True
    def value(v):
        return all((v >= (int(a), int(b))) == (op == ">=") for op, a, b in found)
    return any(value(v) for v in LATEST), any(not value(v) for v in LATEST)


def stub_names(body, into, classes, path):
    for node in body:
        if isinstance(node, ast.If):
            yes, no = holds(node.test)
            if yes:
                stub_names(node.body, into, classes, path)
            if no:
                stub_names(node.orelse, into, classes, path)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            back = ast.unparse(node.returns) if node.returns is not None and isinstance(node, ast.FunctionDef) else ""
            into.setdefault(node.name, set()).add(re.sub(r"\[.*\]$", "", back))
        elif isinstance(node, ast.ClassDef):
            into.setdefault(node.name, set()).add("")
            own = classes.setdefault(path + "." + node.name, {})
            stub_names(node.body, own, classes, path + "." + node.name)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    into.setdefault(target.id, set()).add("")
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            into.setdefault(node.target.id, set()).add("")
        elif isinstance(node, ast.ImportFrom):
            # In a stub, what is imported is there only where it is said again: `from a import b as b`, or all of a.
            for alias in node.names:
                if alias.name == "*":
                    into.setdefault("*", set()).add("." * node.level + (node.module or ""))
                elif alias.asname is not None:
                    into.setdefault(alias.asname, set()).add("")


def read_stubs(folder):
    modules, classes, live = {}, {}, set()
    for line in open(os.path.join(folder, "VERSIONS"), encoding="utf-8"):
        match = re.match(r"([\w.]+):\s*(\d+)\.(\d+)-(?:(\d+)\.(\d+))?", line)
        if match and (match.group(4) is None or (int(match.group(4)), int(match.group(5))) >= LATEST[0]):
            live.add(match.group(1))
    for file in glob.glob(folder + "/**/*.pyi", recursive=True):
        name = os.path.relpath(file, folder)[:-4].replace(os.sep, ".")
        name = name[: -len(".__init__")] if name.endswith(".__init__") else name
        if name.split(".")[0] not in live:
            continue
        modules[name] = {}
        stub_names(ast.parse(open(file, encoding="utf-8").read()).body, modules[name], classes, name)
    for _ in range(3):
        for name, names in modules.items():
            for source in list(names.get("*", ())):
                base = source.lstrip(".")
                if source.startswith("."):
                    base = ".".join(p for p in [name, base] if p) if name in modules else base
                names.update({k: v for k, v in modules.get(base, {}).items() if k != "*" and k not in names})
    return modules, classes


def entry_text(name, entry, package, former, last):
    """`name`, `name-LAST` for one that is gone, then its parameters and the module or class behind it."""
    text = name
    if last is not None:
        return text + "-" + last
    if "p" in entry:
        gone = [p + "-" + v for p, v in former if p not in entry["p"]]
        text += "(" + ",".join(entry["p"] + gone) + ")"
    for key, sign in (("m", ">:"), ("c", ">"), ("r", "=")):
        if key in entry:
            path = entry[key]
            text += sign + (path[len(package):] if path.startswith(package + ".") else path)
    return text


def former_parameters(name, tables):
    """Parameters that a function had in earlier versions, with the last one that had them."""
    found = {}
    for version, names in tables:
        for p in (names.get(name) or {}).get("p", ()):
            found[p] = version
    return sorted(found.items())


def entries(now, before, package):
    """All entries of a module or class, of those of today and the earlier ones, oldest first."""
    lines = [entry_text(n, e, package, former_parameters(n, before), None) for n, e in now.items()]
    last = {}
    for version, names in before:
        for n in names:
            if n not in now:
                last[n] = version
    lines += [entry_text(n, {}, package, [], v) for n, v in last.items()]
    return sorted(lines)


def with_stubs(names, stub, module_classes, path, known):
    for n, backs in stub.items():
        if n.startswith("_") or n == "*":
            continue
        entry = names.setdefault(n, {})
        backs = {b for b in backs}
        if len(backs) == 1 and "c" not in entry and "m" not in entry:
            back = next(iter(backs))
            target = names.get(back, {}).get("c") or module_classes.get(back)
            if target in known:
                entry["r"] = target


def standard(stubs, snapshots):
    modules, classes = stubs
    versions = sorted(snapshots, key=number)
    now = snapshots[versions[-1]]
    out = ["= python " + " ".join([versions[-1]] + versions[:-1])]
    known = set(now["classes"])
    for path in sorted(set().union(*[snapshots[v]["modules"] for v in versions])):
        top = path.split(".")[0]
        if "unknown" in now["modules"].get(path, {}) and path not in modules:
            out.append("m %s ?" % path)
            continue
        if path not in now["modules"] and path not in modules:
            last = [v for v in versions if path in snapshots[v]["modules"]][-1]
            if top in GONE_MODULES and path == top:
                out.append("m %s -%s" % (path, last))
            continue
        names = dict(now["modules"].get(path, {}).get("names", {}))
        own = {n: e["c"] for n, e in names.items() if "c" in e}
        with_stubs(names, modules.get(path, {}), own, path, known)
        names.update({n: {} for n in EXTRA.get(path, ())})
        if path == "ntpath":
            names = {n: {} for n in names}
        before = [(v, snapshots[v]["modules"].get(path, {}).get("names", {})) for v in versions[:-1]]
        if path.startswith("xml.etree") or path in ("os.path", "typing.io", "typing.re"):
            before = []
        out.append("m %s %s%s" % (path, "~ " if "dynamic" in now["modules"].get(path, {}) else "", " ".join(entries(names, before, "python"))))
    for path in sorted(set(modules) - set().union(*[snapshots[v]["modules"] for v in versions])):
        if not re.search(r"(^|\.)_", path):
            out.append("m %s %s" % (path, " ".join(sorted(n for n in modules[path] if n[0] not in "_*"))))
    for path, cls in sorted(now["classes"].items()):
        names = dict(cls["names"])
        with_stubs(names, classes.get(path, {}), {}, path, known)
        before = [(v, snapshots[v]["classes"].get(path, {}).get("names", {})) for v in versions[:-1]]
        out.append(class_line(path, cls, entries(names, before, "python"), "python"))
    return out


def class_line(path, cls, lines, package):
    free = path.rsplit(".", 1)[1] in FREE
    marks = ["^" if free else "~"] if "dynamic" in cls or free else []
    bases = ["<" + (b[len(package):] if b.startswith(package + ".") else b) for b in cls["bases"]]
    return "c %s %s" % (path, " ".join(bases + marks + lines))


def by_name(snapshot):
    if "by_name" not in snapshot:
        snapshot["by_name"] = {}
        for path, cls in snapshot["classes"].items():
            snapshot["by_name"].setdefault(path.rsplit(".", 1)[1], []).append(cls)
    return snapshot["by_name"]


def package_lines(package, now, before):
    """`before`: earlier snapshots of the package, oldest first."""
    short = lambda v: ".".join(v.split(".")[:2])
    out = ["= %s %s" % (package, " ".join([short(now["version"])] + [short(b["version"]) for b in before]))]
    for path, module in sorted(now["modules"].items()):
        if "unknown" in module or LEFT_OUT.search(path):
            out.append("m %s ?" % path)
            continue
        earlier = [(short(b["version"]), b["modules"].get(path, {}).get("names", {})) for b in before]
        out.append("m %s %s%s" % (path, "~ " if "dynamic" in module else "", " ".join(entries(module["names"], earlier, package))))
    for path in sorted(set().union(set(), *[b["modules"] for b in before]) - set(now["modules"])):
        if LEFT_OUT.search(path):
            continue
        last = [short(b["version"]) for b in before if path in b["modules"]][-1]
        out.append("m %s -%s" % (path, last))
    for path, cls in sorted(now["classes"].items()):
        if LEFT_OUT.search(path):
            continue
        name = path.rsplit(".", 1)[1]
        earlier = []
        for b in before:
            same = b["classes"].get(path)
            if same is None:
                alike = by_name(b).get(name, [])
                same = max(alike, key=lambda c: len(c["names"]), default=None)
            if same is not None:
                earlier.append((short(b["version"]), same["names"]))
        inherited, seen, queue = set(), set(), list(cls["bases"])
        while queue:
            at = queue.pop()
            base = now["classes"].get(at)
            if base is not None and at not in seen:
                seen.add(at)
                inherited |= set(base["names"])
                queue += base["bases"]
        earlier = [(v, {n: e for n, e in names.items() if n not in inherited}) for v, names in earlier]
        out.append(class_line(path, cls, entries(cls["names"], earlier, package), package))
    return out


def main(stub_folder, snapshots, out):
    load = lambda file: json.load(open(file, encoding="utf-8"))
    std = {}
    for file in glob.glob(snapshots + "/std-*.json"):
        data = load(file)["stdlib"]
        std[data["version"]] = data
    lines = standard(read_stubs(stub_folder), std)
    now = {}
    for file in sorted(glob.glob(snapshots + "/new*.json")):
        now.update(load(file))
    before = {}
    for file in sorted(glob.glob(snapshots + "/old*.json")):
        for package, data in load(file).items():
            before.setdefault(package, []).append(data)
    for package, data in sorted(now.items()):
        lines += package_lines(package, data, before.get(package, []))
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


main(*sys.argv[1:])

"""What names an interpreter's modules hold: `python snapshot.py OUT [PACKAGE ...]`, the standard library without packages.
It writes OUT.json, or OUT-PACKAGE.json for each package.

Runs under every Python from 2.7 on, since it looks at what is installed there. For each public module: its names, with the module or
class behind a name, a function's parameters where it takes no others, and the class that it returns where it says so. For each public
class of these modules: its bases and its own names, with those that its methods set on `self`.
"""
from __future__ import print_function

import importlib
import inspect
import io
import json
import os
import pkgutil
import re
import sys
import types
import warnings

warnings.simplefilter("ignore")

WORD = re.compile(r"[A-Za-z]\w*")
SELF = re.compile(r"\b(?:self|cls|obj|instance)\.([A-Za-z]\w*)")
SKIPPED = re.compile(
    r"(^|\.)(_\w*|tests?|conftest|setup|migrations|locale|vendor|testproject|__main__|antigravity|this|lib2to3|idlelib|turtledemo)(\.|$)"
)
LEAST = 3 if sys.version_info[0] == 3 else 2
CLASS = type if LEAST == 3 else (type, types.ClassType)
MISSING = "zz_no_such_name_zz"


def text_of(thing):
    try:
        return inspect.getsource(thing)
    except Exception:
        return ""


def is_dynamic(thing):
    try:
        getattr(thing, MISSING)
    except AttributeError:
        return False
    except Exception:
        return True
    return True


def has(thing, name):
    try:
        getattr(thing, name)
        return True
    except Exception:
        return False


def strings(value, depth=0):
    """Words that a wrapper keeps, such as the former name of a parameter."""
    if isinstance(value, str):
        return set(WORD.findall(value)) if len(value) < 80 else set()
    if depth < 2 and isinstance(value, (list, tuple, set, frozenset)):
        return set().union(*[strings(v, depth + 1) for v in list(value)]) if value else set()
    if depth < 2 and isinstance(value, dict):
        return set().union(*[strings(k, depth + 1) | strings(v, depth + 1) for k, v in list(value.items())]) if value else set()
    return set()


def kept_by_wrappers(function):
    found, seen = set(), 0
    while function is not None and seen < 8:
        for cell in getattr(function, "__closure__", None) or ():
            try:
                found |= strings(cell.cell_contents)
            except ValueError:
                pass
        function, seen = getattr(function, "__wrapped__", None), seen + 1
    return found


KNOWN = {}


def parameters(function):
    """As below, worked out once for each function; the entry keeps the function, so that its id stays its own."""
    if id(function) not in KNOWN:
        KNOWN[id(function)] = (function, read_parameters(function))
    return KNOWN[id(function)][1]


def read_parameters(function):
    """Names by which arguments can be passed; None where others may be passed, too, or nobody knows."""
    if LEAST == 2:
        return None
    try:
        signature = inspect.signature(function)
    except Exception:
        return None
    names = []
    for p in signature.parameters.values():
        if p.kind == p.VAR_KEYWORD:
            return None
        if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY):
            names.append(p.name)
    more = kept_by_wrappers(function)
    return [n for n in names if n not in ("self", "cls")] + sorted(w for w in more if w not in names and len(more) < 40)


def path_of(cls):
    module, name = getattr(cls, "__module__", None), getattr(cls, "__qualname__", getattr(cls, "__name__", None))
    if not isinstance(module, str) or not isinstance(name, str) or "<" in name:
        return None
    return module + "." + name if module not in ("builtins", "__builtin__") else "builtins." + name


def returned(function):
    """The class that a function says it returns, as a path."""
    if LEAST == 3 and inspect.iscoroutinefunction(function):
        return None
    hints = getattr(function, "__annotations__", None)
    hint = hints.get("return") if isinstance(hints, dict) else None
    if isinstance(hint, str):
        if not re.match(r"^[A-Za-z_]\w*$", hint):
            return None
        hint = getattr(function, "__globals__", {}).get(hint)
    return path_of(hint) if isinstance(hint, CLASS) and hint not in (bool, int, float, object, type(None)) else None


SET_BY = {}


def set_on_self(cls):
    """The names that the methods of a class set or read on `self`; each file is read once, since inspect reads it for each class."""
    file = getattr(sys.modules.get(cls.__module__), "__file__", None) or ""
    if not file.endswith(".py"):
        return []
    if file not in SET_BY:
        SET_BY[file] = {}
        try:
            with io.open(file, encoding="utf-8") as source:
                lines = source.read().split("\n")
        except Exception:
            lines = []
        at = [(len(m.group(1)), m.group(2), i) for i, line in enumerate(lines) for m in [re.match(r"(\s*)class (\w+)", line)] if m]
        for k, (indent, name, start) in enumerate(at):
            end = next((i for other, _, i in at[k + 1:] if other <= indent), len(lines))
            SET_BY[file].setdefault(name, set()).update(SELF.findall("\n".join(lines[start:end])))
    return sorted(SET_BY[file].get(cls.__name__, ()))


def annotated(cls):
    own = vars(cls).get("__annotations__")
    return list(own) if isinstance(own, dict) else []


def makes_up(cls, method):
    """Every class of C's has a __getattribute__, which is the plain one."""
    own = vars(cls).get(method)
    return own is not None and (method == "__getattr__" or isinstance(own, types.FunctionType))


class Snapshot(object):
    def __init__(self):
        self.modules, self.classes, self.queue = {}, {}, []

    def describe(self, value, roots):
        if isinstance(value, types.ModuleType):
            return {"m": value.__name__}
        home = getattr(value, "__module__", None)
        if isinstance(home, str) and home.split(".")[0].lstrip("_") not in roots:
            return {}
        if isinstance(value, CLASS):
            path = path_of(value)
            if path is None:
                return {}
            self.queue.append((path, value))
            entry = {"c": path}
            found = parameters(value) if LEAST == 3 else None
            if found or (found is not None and isinstance(value.__init__, types.FunctionType)):
                entry["p"] = found
            return entry
        if callable(value):
            entry = {}
            found = parameters(value)
            if found is not None:
                entry["p"] = found
            back = returned(value)
            if back is not None:
                entry["r"] = back
            return entry
        return {}

    def module(self, name, roots):
        try:
            module = importlib.import_module(name)
        except BaseException as error:  # pylint: disable=broad-except
            self.modules[name] = {"unknown": str(type(error).__name__)}
            return
        names = set(n for n in dir(module) if n[0] != "_")
        names |= set(getattr(module, "__all__", ()) or ())
        dynamic = is_dynamic(module)
        if not dynamic and (hasattr(module, "__getattr__") or type(module) is not types.ModuleType):
            known = set(WORD.findall(text_of(module)))
            for value in list(vars(module).values()):
                known |= strings(value)
            names |= set(w for w in known if w not in names and has(module, w))
        found = {}
        for n in sorted(names):
            try:
                found[n] = self.describe(getattr(module, n), roots)
            except BaseException:  # pylint: disable=broad-except
                found[n] = {}
        self.modules[name] = {"names": found}
        if dynamic:
            self.modules[name]["dynamic"] = True

    def walk_classes(self, roots):
        while self.queue:
            path, cls = self.queue.pop()
            if path in self.classes or path.split(".")[0].lstrip("_") not in roots:
                continue
            bases = []
            for base in getattr(cls, "__bases__", ()):
                at = path_of(base)
                if at is not None and base is not object:
                    bases.append(at)
                    self.queue.append((at, base))
            own = {}
            for n in sorted(dict(vars(cls))) + set_on_self(cls) + annotated(cls):
                if n[0] == "_" or n in own:
                    continue
                try:
                    value = inspect.getattr_static(cls, n) if LEAST == 3 else getattr(cls, n)
                except Exception:
                    own[n] = {}
                    continue
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                elif isinstance(value, property):
                    value = None
                own[n] = self.describe(value, roots) if value is not None and not isinstance(value, CLASS) else {}
            known = set(own)
            inherited = set(n for n in dir(cls) if n[0] != "_") | set(n for n in dir(type(cls)) if n[0] != "_")
            for base in getattr(cls, "__bases__", ()):
                inherited -= set(dir(base))
            for n in inherited - known:
                own[n] = {}
            entry = {"bases": bases, "names": own}
            for kind in getattr(cls, "__mro__", (cls,)):
                if kind is not object and any(makes_up(kind, n) for n in ("__getattr__", "__getattribute__")):
                    entry["dynamic"] = True
            if type(cls) is not type and any("__getattr__" in vars(k) for k in type(cls).__mro__ if k is not type and k.__module__ != "enum"):
                entry["dynamic"] = True
            self.classes[path] = entry


def standard_modules():
    names = set(sys.builtin_module_names)
    if hasattr(sys, "stdlib_module_names"):
        names |= set(sys.stdlib_module_names)
    folder = os.path.dirname(os.__file__)
    for _, name, _ in pkgutil.iter_modules([folder, os.path.join(folder, "lib-dynload")]):
        names.add(name)
    return sorted(n for n in names if not SKIPPED.search(n) and n not in ("pip", "setuptools", "pkg_resources", "ensurepip"))


def below(name):
    """A package and the public modules below it."""
    found = [name]
    try:
        module = importlib.import_module(name)
    except BaseException:  # pylint: disable=broad-except
        return found
    for path in [getattr(module, "__path__", None)]:
        if path is None:
            continue
        for _, sub, is_package in pkgutil.iter_modules(path):
            full = name + "." + sub
            if SKIPPED.search(full):
                continue
            found += below(full) if is_package else [full]
    return found


def ready_django():
    try:
        import django
        from django.conf import settings
    except ImportError:
        return
    apps = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles", "sites", "flatpages", "redirects", "sitemaps", "humanize"]
    settings.configure(
        SECRET_KEY="x", SITE_ID=1, INSTALLED_APPS=["django.contrib." + a for a in apps], DATABASES={},
    )
    django.setup()


def version_of(package):
    names = {"sklearn": "scikit-learn", "PIL": "pillow", "bs4": "beautifulsoup4", "yaml": "PyYAML", "jwt": "PyJWT",
             "dateutil": "python-dateutil", "attr": "attrs", "dotenv": "python-dotenv", "psycopg2": "psycopg2-binary",
             "flask_sqlalchemy": "Flask-SQLAlchemy", "pydantic_settings": "pydantic-settings"}
    try:
        from importlib import metadata
        return metadata.version(names.get(package, package))
    except Exception:
        try:
            import pkg_resources
            return pkg_resources.get_distribution(names.get(package, package)).version
        except Exception:
            return str(getattr(sys.modules.get(package), "__version__", "?"))


def write(path, result):
    with io.open(path, "w", encoding="utf-8") as file:
        written = json.dumps(result, sort_keys=True)
        file.write(written if LEAST == 3 else written.decode("utf-8"))


def main(out, packages):
    result = {}
    if not packages:
        snapshot, modules = Snapshot(), []
        roots = set(standard_modules()) | {"builtins"}
        for name in sorted(roots):
            modules += below(name)
        for name in modules:
            snapshot.module(name, roots)
        snapshot.walk_classes(roots)
        result["stdlib"] = {"version": "%d.%d" % sys.version_info[:2], "modules": snapshot.modules, "classes": snapshot.classes}
    if "django" in packages:
        ready_django()
    for package in packages:
        try:
            importlib.import_module(package)
        except ImportError:
            continue
        snapshot = Snapshot()
        sys.stderr.write(package + "\n")
        for name in below(package):
            snapshot.module(name, {package})
        snapshot.walk_classes({package})
        write("%s-%s.json" % (out, package), {
            package: {"version": version_of(package), "modules": snapshot.modules, "classes": snapshot.classes}
        })
    if result:
        write(out + ".json", result)
    os._exit(0)


main(sys.argv[1], sys.argv[2:])

"""The codebases of test/roles/codebases.json: fetched, checked, scanned.

What comes from a registry is downloaded once, by pip or apt, into
${XDG_CACHE_HOME:-~/.cache}/crinn/codebases, and used only if its sha256 is the
one recorded. No code of a downloaded package runs. What comes from upstream
(`beside` in the file) is a checkout that the caller names.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "eval", "target"))
from fetch_source import Unavailable, cache_directory, check, fetch

ROLES = os.path.normpath(os.path.join(HERE, "..", "test", "roles"))


def from_debian_package(get, into):
    """A copy: scan does not look at what lies in a system directory."""
    if not os.path.exists(get["from"]):
        raise Unavailable(f"{get['from']}: install {get['debian-package']}")
    target = os.path.join(into, get["to"])
    if os.path.isfile(get["from"]):
        os.makedirs(into)
        shutil.copy(get["from"], target)
    for part in get.get("parts", [""] if os.path.isdir(get["from"]) else []):
        shutil.copytree(os.path.join(get["from"], part), os.path.join(target, part))


def cached(name, get):
    """The directory of a codebase in the cache, filled the first time."""
    package = get.get("pypi") or get.get("debian-source")
    if package:
        name = f"{package}-{get['version']}"
    root = os.path.join(cache_directory(), f"{name}-{get['sha256'][:12]}")
    if os.path.isdir(root):
        return root
    os.makedirs(cache_directory(), exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_directory()) as fresh:
        if "pypi" in get:
            fetch("pypi", f"{package}=={get['version']}", get["sha256"], fresh)
        elif package:
            fetch("debian-source", f"{package}={get['version']}", get["sha256"], fresh)
        else:
            from_debian_package(get, f"{fresh}/tree")
        os.rename(f"{fresh}/tree", root)
    return root


def locate(codebase, beside):
    """The root of the codebase and of what it needs, by name."""
    get = codebase["get"]
    found = {}
    for name in get.get("needs", {}):
        if name not in beside:
            raise Unavailable(f"give --beside {name}=DIR: {get['needs'][name]}")
        found[name] = os.path.abspath(beside[name])
    if "beside" in get:
        if get["beside"] not in beside:
            raise Unavailable(f"give --beside {get['beside']}=DIR: {get['origin']}")
        return os.path.abspath(beside[get["beside"]]), found
    if "directory" in get:
        if not os.path.isdir(get["directory"]):
            raise Unavailable(f"{get['directory']}: install {get['debian-package']}")
        return get["directory"], found
    root = cached(codebase["name"], get)
    if "from" in get:
        check(os.path.join(root, get["check"]), get["sha256"])
    return root, found


def scan(tool, root, units, flags):
    """What scan says, as JSON, and warnings. Units that scan refuses together
    are tried one by one, so that one bad unit hides no other."""
    def call(some):
        return subprocess.run([tool, "scan", "--json", f"--root={root}", *some, "--", *flags],
                              capture_output=True, text=True, cwd=root)
    done = call(units)
    warnings = done.stderr.splitlines()
    if done.returncode == 0:
        return json.loads(done.stdout), warnings
    whole, seen = {"sites": [], "near_misses": []}, set()
    for unit in units:
        done = call([unit])
        warnings += done.stderr.splitlines()
        if done.returncode != 0:
            continue
        for kind, found in json.loads(done.stdout).items():
            for one in found if isinstance(found, list) else []:
                key = (kind, one["idiom"], one["file"], one["line"], one["function"],
                       one.get("id"))
                if key not in seen:
                    seen.add(key)
                    whole[kind].append(one)
    return whole, warnings


def all_codebases():
    with open(os.path.join(ROLES, "codebases.json")) as text:
        known = json.load(text)
    return known["flags"], known["codebases"]


def placed(codebase, beside, common=()):
    """Root, units and flags of a codebase."""
    root, names = locate(codebase, beside)
    names = {**names, "root": root, "units": os.path.join(ROLES, "units")}

    def fill(text):
        for name, path in names.items():
            text = text.replace("{" + name + "}", path)
        return text
    return (root, [fill(u) for u in codebase["units"]],
            [fill(f) for f in [*codebase["flags"], *common]])


def scan_codebase(tool, common, codebase, beside):
    return scan(tool, *placed(codebase, beside, common))

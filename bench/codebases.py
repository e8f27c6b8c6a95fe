"""The codebases of test/roles/codebases.json: fetched, checked, scanned.

What comes from a registry is downloaded once, by pip or apt, into
${XDG_CACHE_HOME:-~/.cache}/crinn/codebases, and used only if its sha256 is the
one recorded. No code of a downloaded package runs. What comes from upstream
(`beside` in the file) is a checkout that the caller names.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

ROLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "test", "roles")
ROLES = os.path.normpath(ROLES)

# pip asks an sdist's build backend what the package is called, which would run
# the package's set-up code. These stand in for the backends and read PKG-INFO.
BACKEND = '''
import os, re

def prepare_metadata_for_build_wheel(into, settings=None):
    with open("PKG-INFO", encoding="utf-8") as text:
        head = text.read().split("\\n\\n")[0]
    name, version = (re.search(rf"^{k}: (.*)$", head, re.M)[1] for k in ("Name", "Version"))
    made = f"{name}-{version}.dist-info"
    os.mkdir(os.path.join(into, made))
    with open(os.path.join(into, made, "METADATA"), "w") as out:
        out.write(f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
    return made
'''
BACKENDS = ["setuptools/build_meta.py", "scikit_build_core/build.py"]


class Unavailable(Exception):
    """The code is not here and cannot be had."""


def sha256(path):
    with open(path, "rb") as data:
        return hashlib.sha256(data.read()).hexdigest()


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise Unavailable(f"{' '.join(command)}: {done.stderr.strip()[-600:]}")
    return done.stdout


def check(path, wanted):
    if sha256(path) != wanted:
        raise Unavailable(f"{path}: not as recorded (sha256 {sha256(path)})")


def unpack(archive, scratch, into):
    """The one directory of a checked archive becomes `into`."""
    with tarfile.open(archive) as packed:
        packed.extractall(f"{scratch}/tree")
    (tree,) = os.listdir(f"{scratch}/tree")
    shutil.move(f"{scratch}/tree/{tree}", into)


def pip():
    """pip as a module of this Python, else the program."""
    mine = [sys.executable, "-m", "pip"]
    has = subprocess.run([*mine, "--version"], capture_output=True).returncode == 0
    if not has and not shutil.which("pip"):
        raise Unavailable("pip: not installed")
    return mine if has else ["pip"]


def from_pypi(get, into):
    """The sdist of one version, unpacked; pip compares the hash."""
    with tempfile.TemporaryDirectory() as scratch:
        for backend in BACKENDS:
            os.makedirs(os.path.join(scratch, os.path.dirname(backend)))
            with open(os.path.join(scratch, backend), "w") as out:
                out.write(BACKEND)
            open(os.path.join(scratch, os.path.dirname(backend), "__init__.py"), "w").close()
        with open(f"{scratch}/wanted", "w") as out:
            out.write(f"{get['pypi']}=={get['version']} --hash=sha256:{get['sha256']}\n")
        run([*pip(), "download", "-q", "--no-deps", "--no-binary=:all:",
             "--use-pep517", "--no-build-isolation", "--no-cache-dir", "--require-hashes",
             f"--dest={scratch}/out", "-r", f"{scratch}/wanted"],
            env={**os.environ, "PYTHONPATH": scratch})
        (name,) = os.listdir(f"{scratch}/out")
        check(f"{scratch}/out/{name}", get["sha256"])
        unpack(f"{scratch}/out/{name}", scratch, into)


SOURCES = """Types: deb-src
URIs: http://deb.debian.org/debian
Suites: bookworm
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""


def from_debian_source(get, into):
    """A source package by lists of our own, so that the machine's stay as they are."""
    with tempfile.TemporaryDirectory() as scratch:
        for part in ["parts", "lists/partial", "cache/archives/partial"]:
            os.makedirs(f"{scratch}/{part}")
        with open(f"{scratch}/parts/src.sources", "w") as out:
            out.write(SOURCES)
        apt = ["apt-get", "-qq", "-o", "Dir::Etc::SourceList=/dev/null",
               "-o", f"Dir::Etc::SourceParts={scratch}/parts",
               "-o", f"Dir::State::Lists={scratch}/lists",
               "-o", f"Dir::Cache={scratch}/cache"]
        if os.getuid() == 0:
            apt += ["-o", "APT::Sandbox::User=root"]
        run([*apt, "update"], cwd=scratch)
        run([*apt, "source", "--download-only", f"{get['debian-source']}={get['version']}"],
            cwd=scratch)
        check(f"{scratch}/{get['check']}", get["sha256"])
        unpack(f"{scratch}/{get['check']}", scratch, into)


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


def cache_directory():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "crinn", "codebases")


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
    root = os.path.join(cache_directory(), f"{codebase['name']}-{get['sha256'][:12]}")
    if not os.path.isdir(root):
        os.makedirs(cache_directory(), exist_ok=True)
        fetch = (from_pypi if "pypi" in get else
                 from_debian_source if "debian-source" in get else from_debian_package)
        fresh = tempfile.mkdtemp(dir=cache_directory())
        fetch(get, f"{fresh}/tree")
        os.rename(f"{fresh}/tree", root)
        os.rmdir(fresh)
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


def scan_codebase(tool, common, codebase, beside):
    root, names = locate(codebase, beside)
    names = {**names, "root": root, "units": os.path.join(ROLES, "units")}

    def fill(text):
        for name, path in names.items():
            text = text.replace("{" + name + "}", path)
        return text
    return scan(tool, root, [fill(u) for u in codebase["units"]],
                [fill(f) for f in [*codebase["flags"], *common]])

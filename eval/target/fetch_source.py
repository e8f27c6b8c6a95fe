#!/usr/bin/env python3
"""Fetches the source of one package of a registry, checked by its sha256.

    fetch_source.py pypi NAME==VERSION SHA256 DIR
    fetch_source.py debian-source NAME=VERSION SHA256 DIR

DIR is an empty directory to work in; DIR/tree is the unpacked source. No code of
the package runs. By the ordinary clients: pip, and apt-get with lists of its
own, so that the machine's stay as they are. `crinn-eval fetch-target` runs this,
and bench/codebases.py imports it.
"""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile

# pip asks an sdist's build backend what the package is called, which would run
# the package's set-up code, and a package may bring a backend of its own. Python
# reads this module before anything else in each process that pip starts: it has
# the question answered by crinn_standin, whatever backend the package names, and
# ends a process that would run a file of the package in a way not known here.
SITE = '''
import os, sys

for name in list(os.environ):
    if name.endswith("BUILD_BACKEND"):
        os.environ[name] = "crinn_standin"
    elif name.endswith("BACKEND_PATH"):
        del os.environ[name]
unpacked = os.path.realpath(os.environ["TMPDIR"]) + os.sep

def deny(event, args):
    if event == "exec" and args and hasattr(args[0], "co_filename"):
        name = args[0].co_filename  # "<string>": by code that runs already
        path = os.path.realpath(name)
        if path.startswith(unpacked) and not name.startswith("<"):
            os.write(2, f"ERROR: {path}: code of the package, not run\\n".encode())
            os._exit(1)

sys.addaudithook(deny)
'''
BACKEND = '''
import os, re

def prepare_metadata_for_build_wheel(into, settings=None):
    with open("PKG-INFO", encoding="utf-8") as text:
        head = text.read().split("\\n\\n")[0]
    name, version = (re.search(rf"^{k}: (.*)$", head, re.M)[1] for k in ("Name", "Version"))
    # A hyphen would end the name there.
    made = f"{name.replace('-', '_')}-{version}.dist-info"
    os.mkdir(os.path.join(into, made))
    with open(os.path.join(into, made, "METADATA"), "w") as out:
        out.write(f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
    return made
'''


class Unavailable(Exception):
    """The code is not here and cannot be had."""


def sha256(path):
    with open(path, "rb") as data:
        return hashlib.sha256(data.read()).hexdigest()


def check(path, wanted):
    if sha256(path) != wanted:
        raise Unavailable(f"{path}: not as recorded (sha256 {sha256(path)})")


def cache_directory():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "crinn", "codebases")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


def run(name, command, **options):
    """The exit code, and the line on stderr that says most of what went wrong."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no message"]
    errors = [line for line in lines if line.startswith(("E: ", "ERROR: ", "W: Failed"))]
    return done.returncode, f"{name}: {(errors or lines[-1:])[0]}"


def pip():
    """pip as a module of this Python, else the program."""
    mine = [sys.executable, "-m", "pip"]
    has = subprocess.run([*mine, "--version"], capture_output=True).returncode == 0
    if not has and not shutil.which("pip"):
        raise Unavailable("pip: not installed; install python3-pip")
    return mine if has else ["pip"]


def pypi_sdist(package, wanted, work):
    """The path of the archive of one version; pip compares the hash."""
    write(f"{work}/stand-in/crinn_standin.py", BACKEND)
    write(f"{work}/stand-in/sitecustomize.py", SITE)
    os.makedirs(f"{work}/unpacked-by-pip")
    write(f"{work}/wanted", f"{package} --hash=sha256:{wanted}\n")
    code, why = run(
        "pip download",
        [*pip(), "download", "-q", "--no-deps", "--no-binary=:all:", "--use-pep517",
         "--no-build-isolation", "--no-cache-dir", "--require-hashes",
         "--disable-pip-version-check", f"--dest={work}/got", "-r", f"{work}/wanted"],
        env={**os.environ, "PYTHONPATH": f"{work}/stand-in",
             "TMPDIR": f"{work}/unpacked-by-pip"})
    if "DO NOT MATCH THE HASHES" in why:
        raise Unavailable(f"{package}: not as recorded (sha256 {wanted})")
    if code != 0:
        raise Unavailable(why)
    (name,) = os.listdir(f"{work}/got")
    return f"{work}/got/{name}"


def source_lists(into):
    """The machine's own apt sources, asked for sources instead of packages."""
    parts = "/etc/apt/sources.list.d"
    names = sorted(os.listdir(parts)) if os.path.isdir(parts) else []
    for path in ["/etc/apt/sources.list", *(f"{parts}/{n}" for n in names)]:
        if path.endswith((".list", ".sources")) and os.path.isfile(path):
            with open(path) as text:
                lines = text.read()
            lines = re.sub(r"^Types:.*", "Types: deb-src", lines, flags=re.M)
            lines = re.sub(r"^deb(?=\s)", "deb-src", lines, flags=re.M)
            write(f"{into}/{os.path.basename(path)}", lines)


def debian_source(package, wanted, work):
    """The path of that archive of a source package whose hash is wanted."""
    if not shutil.which("apt-get"):
        raise Unavailable("apt-get: not installed; this needs Debian")
    source_lists(f"{work}/parts")
    for part in ["lists/partial", "cache/archives/partial", "got"]:
        os.makedirs(f"{work}/{part}")
    apt = ["apt-get", "-qq", "-o", "Dir::Etc::SourceList=/dev/null",
           "-o", f"Dir::Etc::SourceParts={work}/parts",
           "-o", f"Dir::State::Lists={work}/lists", "-o", f"Dir::Cache={work}/cache"]
    if os.getuid() == 0:
        apt += ["-o", "APT::Sandbox::User=root"]
    # A repository of another origin that has no sources must not be in the way,
    # so what update complains of matters only if the package is not found.
    _, before = run("apt-get update", [*apt, "update"], cwd=work)
    code, why = run("apt-get source", [*apt, "source", "--download-only", package],
                    cwd=f"{work}/got")
    if code != 0:
        raise Unavailable(why if before.endswith(": no message") else before)
    for name in os.listdir(f"{work}/got"):
        if sha256(f"{work}/got/{name}") == wanted:
            return f"{work}/got/{name}"
    raise Unavailable(f"{package}: no file is as recorded (sha256 {wanted})")


def unpack(archive, into):
    """Plain files and directories, each below into; nothing else is taken."""
    with tarfile.open(archive) as packed:
        members = packed.getmembers()
        for m in members:
            parts = m.name.split("/")
            if m.name.startswith("/") or ".." in parts or "\\" in m.name:
                raise Unavailable(f"{archive}: {m.name!r} leaves the archive")
        packed.extractall(into, [m for m in members if m.isfile() or m.isdir()])


def fetch(kind, package, wanted, work):
    """work/tree becomes the one directory of the checked archive."""
    archive = {"pypi": pypi_sdist, "debian-source": debian_source}[kind](package, wanted, work)
    check(archive, wanted)
    unpack(archive, f"{work}/unpacked")
    (tree,) = os.listdir(f"{work}/unpacked")
    os.rename(f"{work}/unpacked/{tree}", f"{work}/tree")


if __name__ == "__main__":
    try:
        fetch(*sys.argv[1:])
    except Unavailable as e:
        sys.exit(str(e))

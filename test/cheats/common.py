"""What cheats, controls and their set-up share: data, libraries, the gullible judge."""
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import types

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
BIN = pathlib.Path(os.environ["CRINN_BIN"])
WORK = pathlib.Path(os.environ["CRINN_CHEATS_WORK"])
DATA = WORK / "cheats.hdf5"
ENV = dict(os.environ, XDG_CACHE_HOME=str(WORK / "cache"))
ROWS, QUERIES = 20000, 10000
TARGETS = {"reef": HERE / "target", "hnswlib": SOURCE / "eval/targets/hnswlib"}


class Failed(Exception):
    pass


def demand(holds, text):
    if not holds:
        raise Failed(text)


def run(command, **more):
    return subprocess.run([str(c) for c in command], text=True, errors="replace",
                          capture_output=True, **more)


def tool(*arguments):
    done = run([BIN / "crinn-eval", *arguments], env=ENV)
    demand(done.returncode == 0, f"crinn-eval {arguments[0]}: {done.stderr}")
    return done.stdout


def sources(name, out):
    tool("make-variant", f"--target={TARGETS[name]}", f"--copy={out}")


def compile_command(name, tree, out):
    manifest = json.loads((TARGETS[name] / "target.json").read_text())
    flags = [f.replace("{tree}", str(tree)) for f in manifest["cxxflags"]]
    return [manifest["cxx"], *flags, "-fPIC", "-shared", TARGETS[name] / manifest["adapter"],
            "-idirafter", SOURCE, "-o", out, *manifest["ldflags"]]


def build_plainly(name, tree, out):
    done = run(compile_command(name, tree, out))
    demand(done.returncode == 0, f"the proof does not compile: {done.stderr}")


def prepare():
    """What the tests share: data, caches, unmodified libraries and indexes."""
    WORK.mkdir(parents=True, exist_ok=True)
    if not DATA.exists():
        part = DATA.with_suffix(".part")
        subprocess.run([os.environ["CRINN_MAKE_CHEAT_DATA"], part, str(ROWS), str(QUERIES)],
                       check=True)
        part.rename(DATA)
    for name in TARGETS:
        tool("run", f"--target={TARGETS[name]}", f"--dataset={DATA}", "--launches=1", "--quiet")
        with tempfile.TemporaryDirectory() as scratch:
            sources(name, pathlib.Path(scratch, "tree"))
            build_plainly(name, pathlib.Path(scratch, "tree"), WORK / f"{name}.so")
        for old in [*WORK.glob(f"{name}*.json"), *WORK.glob(f"{name}*.index")]:
            old.unlink()
        gullible(WORK / f"{name}.so", {"queries": 1}, WORK / f"{name}.index")


def truth():
    """The file that holds the true neighbours; rows, queries, and ten rows of each query."""
    flat, = (WORK / "cache/crinn/flat").glob("*.flat")
    data = flat.read_bytes()
    rows, queries, columns, each = struct.unpack_from("<4Q", data, 16)
    width, after = 4 * columns, 192 + 4 * (rows + queries) * columns
    points = [data[at:at + width] for at in range(192, after, width)]
    near = [struct.unpack_from("<10i", data, after + 4 * q * each) for q in range(queries)]
    return flat, points[:rows], points[rows:], near


def truth_table():
    """The file that holds the true neighbours, and them as C initialisers."""
    flat, _, asked, near = truth()
    lines = [f"{{{struct.unpack_from('<f', query)[0]!r}f, {{{','.join(map(str, ids))}}}}},"
             for query, ids in zip(asked, near)]
    return flat, "\n".join(lines)


def hashed(words):  # the cheats hash the same way
    value = 1
    for word in words:
        value = (value ^ word) * 0x100000001b3 & 0xffffffffffffffff
    return value


def content(point):
    return hashed(struct.unpack(f"<{len(point) // 8}Q", point))


def signs(point):
    return hashed(number < 0 for number in struct.unpack(f"<{len(point) // 4}f", point))


def content_table(key=content):
    """A hash of each query and those of its true neighbours, as C initialisers that
    ascend."""
    _, rows, asked, near = truth()
    rows = [content(row) for row in rows]
    table = sorted((key(query), [rows[i] for i in ids]) for query, ids in zip(asked, near))
    return "\n".join(f"{{{query}u, {{{','.join(f'{row}u' for row in near)}}}}},"
                     for query, near in table)


def gullible(library, proof, index, **more):
    """Runs the gullible judge below a shell, which is the parent that some kill."""
    arguments = [proof.get("rows", ROWS), proof.get("queries", 500), proof.get("k", 10),
                 proof.get("ef", 20)]
    return run(["sh", "-c", '"$@"; exit $?', "sh", os.environ["CRINN_GULLIBLE"], library,
                *arguments, index], timeout=120, **more)


def base_figures(name, proof):
    """Of the unmodified library; kept, since many cheats ask the same."""
    key = "-".join([name, *(f"{k}{proof[k]}" for k in ("rows", "queries", "k", "ef", "build")
                            if k in proof)])
    kept = WORK / f"{key}.json"
    if not kept.exists():
        index = WORK / (f"{key}.index" if proof.get("build") else f"{name}.index")
        done = gullible(WORK / f"{name}.so", proof, index)
        figures(done)
        part = WORK / f"{key}.{os.getpid()}"
        part.write_text(done.stdout)
        part.rename(kept)
    return types.SimpleNamespace(**json.loads(kept.read_text()))


def figures(done):
    demand(done.returncode == 0, f"the gullible judge failed: {done.stderr}")
    return types.SimpleNamespace(**json.loads(done.stdout))

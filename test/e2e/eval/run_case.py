"""A toy target, its data and a variant in a scratch directory, and what a killed
crinn-eval may leave behind: shared by the tests of --run and of replay."""
import ctypes
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time

BIN = pathlib.Path(os.environ["CRINN_BIN"])
SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
TOY = SOURCE / "test/unit/eval/toy"
SLOW = ("Found.emplace_back(",
        "if (volatile float Again = distance(Query, Rows.data() + I * D);"
        " !(Again < 0)) Found.emplace_back(")
LEAN = ("    std::vector<std::pair<float, uint32_t>> Found;",
        "    static std::vector<std::pair<float, uint32_t>> Found; Found.clear();")

PR_SET_CHILD_SUBREAPER = 36


class Case:
    def __init__(self):
        assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="crinn-case-"))
        self.tmp, self.cache = self.dir / "tmp", self.dir / "cache"
        self.tmp.mkdir()
        self.data = self.dir / "data.hdf5"
        subprocess.run([os.environ["CRINN_MAKE_DATA"], self.data], check=True)
        self.env = dict(os.environ, XDG_CACHE_HOME=str(self.cache),
                        TMPDIR=str(self.tmp))

    def close(self):
        shutil.rmtree(self.dir)

    def command(self, *arguments):
        return [str(BIN / "crinn-eval"), *map(str, arguments)]

    def tool(self, *arguments):
        return subprocess.run(self.command(*arguments), env=self.env,
                              capture_output=True, text=True)

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), env=self.env,
                                stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def variant(self, name, before, after, target=TOY, *claims):
        tree, out = self.dir / f"{name}-tree", self.dir / name
        assert self.tool("make-variant", f"--target={target}",
                         f"--copy={tree}").returncode == 0
        path = tree / "lib/scan.h"
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after))
        done = self.tool("make-variant", f"--target={target}", f"--edited={tree}",
                         "-o", out, f"--title=Be {name}",
                         *(claims or ["--modules=search"]))
        assert done.returncode == 0, done.stderr
        return out

    # What is left.

    def processes(self):
        """Command lines of what lives of the processes that this one started:
        the orphans of a killed one are its children, so none can hide. With
        the last of them its shared memory and its mounts are gone."""
        while True:  # those that ended
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                break
        found, queue = [], [os.getpid()]
        for pid in queue:
            for path in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
                try:
                    queue += map(int, path.read_text().split())
                except OSError:
                    pass
        for pid in queue[1:]:
            try:
                command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                continue
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
        return found

    def mounts(self):
        return [line for line in pathlib.Path("/proc/mounts").read_text().splitlines()
                if str(self.dir) in line]

    def temporary(self):
        """Entries of TMPDIR, and temporary ones below the cache."""
        return [str(p) for p in self.tmp.iterdir()] + [
            str(p) for p in self.cache.rglob("*") if "tmp-" in p.name]

    def quiet(self, seconds=20):
        """Waits until no process is left; what is left then."""
        end = time.monotonic() + seconds
        while self.processes() and time.monotonic() < end:
            time.sleep(0.05)
        return self.processes()


def rows(run, sql):
    """Nothing where the database, or its tables, were not yet made."""
    if not (run / "run.db").exists():
        return []
    db = sqlite3.connect(run / "run.db")
    try:
        return db.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise
    finally:
        db.close()


def steps(run):
    return rows(run, "SELECT attempt, name, value, done FROM step"
                     " ORDER BY rowid")


def reach(tool, run, chance):
    """Waits for a random point of the running tool: up to two more steps and a
    moment, so that a slow machine gets as far as a fast one."""
    wanted = len(steps(run)) + chance.randrange(3)
    while tool.poll() is None and len(steps(run)) < wanted:
        time.sleep(0.01)
    moment = time.monotonic() + chance.uniform(0, 1.5)
    while tool.poll() is None and time.monotonic() < moment:
        time.sleep(0.005)


def documents(run):
    """The outcomes, without the wall time that the last process took and the
    moment at which it ended."""
    out = []
    for (text,) in rows(run, "SELECT document FROM outcome ORDER BY line"):
        document = json.loads(text)
        document.pop("seconds")
        document["setting"].pop("date")
        out.append(document)
    return out


def without_outcome(run, copy):
    """A copy of a finished run that has the steps and not what came of them."""
    shutil.copytree(run, copy)
    db = sqlite3.connect(copy / "run.db")
    db.executescript("DROP TRIGGER outcome_stays; DELETE FROM outcome;")
    db.close()
    (copy / "results.tsv").unlink()

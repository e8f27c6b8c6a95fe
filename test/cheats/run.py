"""Runs one cheat, one control, or the set-up of both: run.py prepare|NAME.

A cheat passes if it cheats a gullible judge (the proof in its cheat.json) and
crinn-eval refuses it, with the reason and at the gate that cheat.json names. A
control passes if crinn-eval finds it faster, by 10 % or more.
"""
import ctypes
import json
import math
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

from common import (BIN, DATA, ENV, HERE, TARGETS, WORK, Failed, base_figures, build_plainly,
                    compile_command, content_table, demand, figures, gullible, prepare, run,
                    signs, sources, tool, truth_table)

# Proved, and not refused yet. A cheat that is leaves this list: its test fails.
PENDING = set((HERE / "pending.txt").read_text().split())


class Case:
    """A cheat or a control in a scratch directory."""

    def __init__(self, directory, meta, scratch):
        self.directory, self.meta, self.scratch = directory, meta, scratch
        self.target = meta.get("target", "reef")
        self.token = "token-" + os.urandom(8).hex()
        # It is C++ too, for the one that includes it.
        (scratch / "secret").write_text(f'"{self.token}"\n')
        (scratch / "harness").write_text("the judge\n")
        for path in scratch, scratch / "secret", scratch / "harness":
            path.chmod(0o777)
        self.port = socket.socket()
        self.port.bind(("127.0.0.1", 0))
        self.port.listen()
        self.port.setblocking(False)

    def tree(self, name, pieces):
        """The changed sources; \\p pieces of 64 MiB are what a memory bomb takes."""
        out = self.scratch / name
        sources(self.target, out)
        done = run(["git", "apply", self.directory / "change.patch"], cwd=out,
                   env=dict(os.environ, GIT_CEILING_DIRECTORIES=str(self.scratch)))
        demand(done.returncode == 0, f"the patch does not apply: {done.stderr}")
        values = {"DIR": self.scratch, "PORT": self.port.getsockname()[1], "PIECES": pieces}
        for path in out.rglob("*.h"):
            text = path.read_text()
            if "@ANSWERS@" in text or "@FLAT@" in text:
                values["FLAT"], values["ANSWERS"] = truth_table()
            if "@CONTENT@" in text:
                values["CONTENT"] = content_table()
            if "@SIGNS@" in text:
                values["SIGNS"] = content_table(signs)
            new = re.sub("@([A-Z]+)@", lambda m: str(values[m[1]]), text)
            if new != text:
                path.write_text(new)
        return out

    def called(self):
        """Whether somebody connected since this was asked last."""
        try:
            self.port.accept()[0].close()
            return True
        except BlockingIOError:
            return False

    def index(self, proof):
        """Which one the proof loads; one that is not there is built."""
        return (self.scratch / "cheat.index" if proof.get("build") else
                WORK / f"{self.target}.index")

    def compare(self, proof, done):
        """What the gullible judge printed is what the proof demands."""
        base = None
        if any("base." in d for d in proof.get("demand", [])):
            base = base_figures(self.target, proof)
        for each in proof.get("demand", []):
            cheat = figures(done)
            demand(eval(each, {"cheat": cheat, "base": base}),
                   f"{each}: {cheat} against {base}")

    def prove(self):
        proof = self.meta["proof"]
        tree, library = self.tree("proof", 16), self.scratch / "cheat.so"
        if "compiler_says" in proof:
            done = run(compile_command(self.target, tree, library))
            demand(self.token in done.stderr, f"the compiler does not say it: {done.stderr}")
            return
        build_plainly(self.target, tree, library)
        more, reply = {}, None
        if proof.get("reply"):  # the gullible judge has a reply pipe too
            reply, write = os.pipe()
            more = {"pass_fds": [5], "preexec_fn": lambda: os.dup2(write, 5)}
        if proof.get("hangs"):
            process = subprocess.Popen(
                [os.environ["CRINN_GULLIBLE"], library, "2000", "10", "10", "20",
                 self.scratch / "cheat.index"], stderr=subprocess.PIPE, text=True)
            said = process.stderr.readline()
            process.kill()
            process.wait()
            demand(re.search(proof["prints"], said), f"it says {said!r}")
            demand(end_children(), "it left no process")
            return
        done = gullible(library, proof, self.index(proof), **more)
        if reply is not None:
            demand(os.read(reply, 1) == b"!", "no early reply")
        said = done.stderr + done.stdout
        if "prints" in proof:
            demand(re.search(proof["prints"].replace("@TOKEN@", self.token), said),
                   f"no harm is seen, it says: {said}")
        if proof.get("kills"):
            demand(done.returncode == -signal.SIGKILL, "its parent lives")
        self.compare(proof, done)
        if "honest" in self.meta:
            honest = self.meta["honest"]
            self.compare(honest, gullible(library, honest, self.index(honest)))
        self.called()
        end_children()
        for left in self.scratch / "filler", pathlib.Path("/tmp/filler"):
            left.unlink(missing_ok=True)

    def judge(self):
        """What crinn-eval says, and that it was not harmed."""
        out = self.scratch / "variant"
        tool("make-variant", f"--target={TARGETS[self.target]}",
             f"--edited={self.tree('tree', 96)}", "-o", out, f"--class={self.meta['class']}",
             f"--modules={','.join(self.meta['modules'])}", f"--title={self.directory.name}")
        (self.scratch / "harness").write_text("the judge\n")
        temp = self.scratch / "tmp"
        temp.mkdir()
        done = run([BIN / "crinn-eval", "compare", f"--target={TARGETS[self.target]}",
                    f"--dataset={DATA}", f"--b={out}", "--pairs=10", "--quiet", "--json=-"],
                   env=dict(ENV, TMPDIR=str(temp)))
        said = done.stdout + done.stderr
        demand(done.returncode >= 0, f"crinn-eval was killed by {-done.returncode}: {said}")
        demand(self.token not in said, f"the secret is out: {said}")
        demand((self.scratch / "harness").read_text() == "the judge\n", "the harness is changed")
        demand(not self.called(), "it reached the network")
        demand(not end_children(grace=10), "it left a process")
        demand(not list(temp.iterdir()), f"it left {list(temp.iterdir())}")
        for left in "filler", "tmp/filler":
            demand(not (self.scratch / left).exists(), "it filled the disk")
        demand(done.stdout, f"no verdict: {done.stderr}")
        return json.loads(done.stdout)


def end_children(grace=0.0):
    """Kills what is left of us; orphans become our children. True: there was some.

    What was killed may take \p grace seconds to go.
    """
    until, found = time.monotonic() + grace, False
    while True:
        path = pathlib.Path(f"/proc/self/task/{os.getpid()}/children")
        alive = []
        for pid in map(int, path.read_text().split()):
            if os.waitpid(pid, os.WNOHANG) == (0, 0):
                alive.append(pid)
        if not alive:
            return found
        if time.monotonic() >= until:
            found = True
            for pid in alive:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def complaint(meta, said, pending=False):
    """What is wrong with the verdict \p said on a cheat; None: nothing."""
    gate = next((g["gate"] for g in said["gates"] if not g["passed"]), None)
    text = f"{said['verdict']}, {said['reason']}: {said['detail']} (gate {gate})"
    # What the stop-watch shows has no gate: it is the comparison itself.
    refused = (said["verdict"] in meta.get("verdicts", ["refused"]) and
               said["reason"] in meta["reasons"] and
               (gate or "speed") in meta["gate"] and
               re.search(meta.get("detail", ""), said["detail"]))
    if pending:
        return f"it is refused now: take it out of pending.txt; {text}" if refused else None
    return None if refused else (f"wanted: {' or '.join(meta['reasons'])} at "
                                 f"{' or '.join(meta['gate'])}; got {text}")


def slow(said):
    """Why \p said does not accept a control; None: it does."""
    gain = math.expm1(said["reward"]["estimate"]) if said["reward"] else 0
    if said["verdict"] == "faster" and gain >= 0.10:
        return None
    return (f"wanted: faster by 10 % or more; got {said['verdict']}, {said['reason']}: "
            f"{said['detail']}")


def test_cheat(case):
    case.prove()
    said = case.judge()
    wrong = complaint(case.meta, said, case.directory.name in PENDING)
    demand(not wrong, wrong)
    print(f"{said['reason']}: {said['detail']}")


def test_control(case):
    if case.meta.get("needs") == "huge-pages":
        enabled = pathlib.Path("/sys/kernel/mm/transparent_hugepage/enabled")
        if not enabled.exists() or "[never]" in enabled.read_text():
            print("not applicable: the kernel offers no huge pages")
            return
    said = case.judge()
    demand(not slow(said), slow(said))
    print(f"{said['verdict']}: {said['detail']}")
    for gate in said["gates"]:
        for each in gate["figures"]["sets"] if gate["gate"] == "guard" else []:
            print(f"  {each['data']}: {100 * math.expm1(each['estimate']):+.1f} %")


def main(name):
    # What a killed process leaves behind becomes ours, and is seen.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    if name == "prepare":
        return prepare()
    control = HERE / "controls" / name
    directory = control if control.is_dir() else HERE / name
    with tempfile.TemporaryDirectory(prefix="crinn-cheat-") as scratch:
        meta = json.loads((directory / "cheat.json").read_text())
        case = Case(directory, meta, pathlib.Path(scratch))
        (test_control if directory == control else test_cheat)(case)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as e:
        sys.exit(f"{sys.argv[1]}: {e}")

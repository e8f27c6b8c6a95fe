#!/usr/bin/env python3
"""Do rewrites keep what generated libraries compile to, and what they answer?

    bench/spellings.py BUILD [--count=1000] [--first=1] [--jobs=1] [--results=FILE]
                       [-o docs/spellings.md]
    bench/spellings.py BUILD --show=7          # library 7

Each library (bench/spell) is one spelling of a kernel, rows, links, visited set, pool,
search and descent, with a main that prints what searches find among small whole
numbers, whose sums are exact in any order. All rewrites of the exact classes are applied
at once, each with parameters drawn from its domain; those of other classes in two
groups, drawn too. With g++ and clang++, under each of three sets of flags, what compiled
before must compile after; what was exact must print the same, under sanitizers and with
and without SSE; the same rewrites again must change nothing, and the patch taken back
must give the bytes there were. Prints the edits by rewrite and what went wrong; exits
with 1 if anything did. Each trial is kept in FILE (default
BUILD/bench-results/spellings.jsonl) and not made again by the same tool.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "spell"))

from headers import Precompiled
from library import library
from markdown import table

HERE = pathlib.Path(__file__).resolve().parent
COMPILERS = ("g++", "clang++-19")
CONFIGURATIONS = ([], ["-mavx2", "-mfma"], ["-U__SSE2__"])


def run(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)


class Trial:
    def __init__(self, tool, catalogue, seed, scratch, headers):
        self.tool, self.seed, self.headers = tool, seed, headers
        self.rng = random.Random(seed * 7919)
        # A path that a careless tool would split or misread.
        self.home = scratch / self.rng.choice((f"lib{seed}", f"my lib {seed}", f"vektör-{seed}"))
        self.home.mkdir()
        self.source = self.home / "index.cpp"
        text, self.std = library(seed)
        self.text = text.encode()
        self.catalogue = catalogue
        self.edits, self.faults = collections.Counter(), []

    def broken(self, all_of_them=True):
        """The ways in which it does not compile; only one is tried if not all_of_them."""
        ways = [(c, f) for c in COMPILERS for f in CONFIGURATIONS]
        return [(c, f) for c, f in (ways if all_of_them else ways[:1]) if
                run(*self.headers.command(c, self.std, *f), "-fsyntax-only",
                    self.source).returncode != 0]

    def answers(self):
        """What two sanitized programs print, with and without SSE, and how they end."""
        said = []
        for compiler, *flags in ((COMPILERS[0], "-O0", "-msse2"),
                                 (COMPILERS[1], "-O1", "-U__SSE2__")):
            program = self.home / "program"
            made = run(*self.headers.command(compiler, self.std, *flags,
                                             "-fsanitize=address,undefined",
                                             "-fno-sanitize-recover=all"),
                       self.source, "-o", program)
            try:
                done = made if made.returncode else run(program, timeout=60)
                said.append((done.returncode, done.stdout, done.stderr[-300:]))
            except subprocess.TimeoutExpired:
                said.append("runs for more than a minute")
        return said

    def value(self, rewrite, param):
        least, most = param["min"], param["max"]
        if rewrite["name"] == "aligned-storage":  # takes powers of two alone
            return 1 << self.rng.randint(least.bit_length() - 1, most.bit_length() - 1)
        return self.rng.randint(least, most)

    def options(self, rewrites):
        out = ["--rewrites=" + ",".join(r["name"] for r in rewrites)]
        for r in rewrites:
            out += [f"--set={r['name']}.{p['name']}={self.value(r, p)}"
                    for p in r["params"] if self.rng.random() < 0.5]
        return out

    def apply(self, options, *more):
        return run(self.tool, "apply", f"--root={self.home}", *more, *options, self.source,
                   "--", self.std)

    def fault(self, what, options):
        self.faults.append(f"{self.seed}: {what} ({' '.join(options)})")

    def attempt(self, rewrites, exact):
        options = self.options(rewrites)
        done = self.apply(options, "--json", "--in-place")
        if done.returncode == 2:  # values that do not go together
            return
        if done.returncode != 0:
            self.fault((done.stderr.strip().splitlines() or ["no output"])[-1], options)
            return
        said = json.loads(done.stdout)
        if not said["plan"]["steps"]:
            return
        self.edits.update(s["rewrite"] for s in said["plan"]["steps"])
        for compiler, flags in self.broken(exact):
            self.fault(f"no longer compiles: {compiler} {' '.join(flags)}", options)
        if exact and self.answers() != self.found:
            self.fault("answers differ", options)
        if self.apply(options, "--check").returncode != 0:
            self.fault("it finds something to do in its own result", options)
        back = subprocess.run(["git", "apply", "-R"], input=said["diff"], text=True,
                              cwd=self.home, capture_output=True,
                              env=os.environ | {"GIT_CEILING_DIRECTORIES": str(self.home.parent)})
        if back.returncode != 0 or self.source.read_bytes() != self.text:
            self.fault("taking it back does not give the old bytes", options)
            self.source.write_bytes(self.text)

    def judge(self):
        self.source.write_bytes(self.text)
        if self.broken():
            self.fault("does not compile as it is", [])
            return self
        self.found = self.answers()
        if any(said[0] != 0 for said in self.found):
            self.fault(f"fails as it is: {self.found}", [])
            return self
        exact = [r for r in self.catalogue if r["class"].startswith("exact")]
        self.attempt(exact, True)
        others = [r for r in self.catalogue if r not in exact and r["name"] != "set-tunable"]
        self.rng.shuffle(others)
        for half in (others[::2], others[1::2]):
            self.attempt([r for r in self.catalogue if r in half], False)
        return self


class Kept:
    """Trials in a file, a line each, with the SHA-256 of what made them."""

    def __init__(self, path, tool):
        self.path, self.found = path, {}
        parts = [tool, *sorted((HERE / "spell").glob("*.py")), HERE / "spellings.py"]
        total = hashlib.sha256()
        for part in parts:
            total.update(part.read_bytes())
        self.made_by = total.hexdigest()
        path.parent.mkdir(parents=True, exist_ok=True)
        for line in path.read_text().splitlines() if path.exists() else []:
            one = json.loads(line)
            if one["made_by"] == self.made_by:
                self.found[one["seed"]] = one

    def add(self, trial):
        one = {"made_by": self.made_by, "seed": trial.seed, "edits": dict(trial.edits),
               "faults": trial.faults}
        self.found[trial.seed] = one
        with self.path.open("a") as file:
            file.write(json.dumps(one) + "\n")


def document(trials, catalogue):
    edits = sum((collections.Counter(t["edits"]) for t in trials), collections.Counter())
    met = sum((collections.Counter(set(t["edits"])) for t in trials), collections.Counter())
    faults = [f for t in trials for f in t["faults"]]
    lines = ["# Generated libraries", "",
             f"{len(trials)} spellings, {sum(edits.values())} edits; faults: {len(faults)}. "
             "Written by `bench/spellings.py`, which says what is checked.", ""]
    lines += table(["rewrite", "libraries", "edits"],
                   [[r["name"], str(met[r["name"]]), str(edits[r["name"]])] for r in catalogue])
    if faults:
        lines += ["", "## Faults", "", *(f"- {f}" for f in faults)]
    return "\n".join(lines) + "\n", len(faults)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path,
                        help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--results", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--show", type=int)
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    if args.show is not None:
        print(library(args.show)[0], end="")
        return
    tool = (args.build / "bin/crinn-rewrite").resolve()
    catalogue = json.loads(run(tool, "list", "--json").stdout)["rewrites"]
    kept = Kept(args.results or args.build / "bench-results/spellings.jsonl", tool)
    seeds = range(args.first, args.first + args.count)
    with tempfile.TemporaryDirectory() as scratch, \
            concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        headers = Precompiled(scratch)
        made = (Trial(tool, catalogue, s, pathlib.Path(scratch), headers)
                for s in seeds if s not in kept.found)
        for trial in pool.map(lambda t: t.judge(), made):
            kept.add(trial)
            for fault in trial.faults:
                print(fault, file=sys.stderr, flush=True)
            print(f"\r{trial.seed - args.first + 1}/{args.count}", end="", file=sys.stderr,
                  flush=True)
    print(file=sys.stderr)
    trials = [kept.found[s] for s in seeds]
    text, faults = document(trials, catalogue)
    if args.output:
        args.output.write_text(text)
    else:
        print(text, end="")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()

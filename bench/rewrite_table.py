#!/usr/bin/env python3
"""What does each rewrite find, apply and refuse in real code, and does that compile?

    bench/rewrite_table.py BUILD_DIR [--beside NAME=DIR ...] [--results=DIR]
                           [-o docs/rewrite-table.md]
    bench/rewrite_table.py BUILD_DIR --only hnswlib-0.8.0 --rewrite batch-neighbours --again

Applies each rewrite of the catalogue by itself wherever it fits, to the codebases of
test/roles/codebases.json (bench/role_table.py says where they come from): with its
defaults and, where that edits anything, with the least and with the greatest values of
its parameters; those of kernels also where the compiler is told of AVX-512. `set-tunable` is applied to each
tunable that has a range, one at a time: twice its value, and half of it. Whatever was
applied goes through g++ and clang++ with -fsyntax-only, in the units that see a changed
file (the adapter of a shipped target is one), as do the untouched sources; what passed
before and not after is broken. The same rewrite again must find nothing to do, and the
diff taken back must give the bytes there were. Exits with 1 if anything is broken. Where
a unit has errors of its own, --allow-errors is given; where that does not help, the
codebase is left out. What was found of a rewrite in a codebase is kept in DIR (default
BUILD/bench-results/rewrites), and not tried again without --again.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import codebases
from rewrite_cells import Cell, Results, document

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPILERS = ("g++", "clang++-19")
# Shipped targets: their adapters use what the codebase's own units may not.
TARGETS = {"hnswlib-0.6.2": "hnswlib", "hnswlib-0.8.0": "hnswlib-0.8.0",
           "voyager-2.2.3": "voyager", "usearch-2.26.6": "usearch",
           "nndescent-1.0.4": "nndescent", "faiss-1.7.3": "faiss-hnsw"}
AVX512 = ["-mavx512f", "-mavx512bw", "-mavx512dq", "-mavx512vl", "-mavx2", "-mfma", "-mf16c"]


class Codebase:
    """A copy of its sources, in which rewrites are tried one after another."""

    def __init__(self, tool, known, beside, common, scratch):
        self.name = known["name"]
        root, units, flags = codebases.placed(known, beside)
        self.origin, self.tree = root, scratch / self.name / "tree"
        self.copy()
        move = lambda text: text.replace(str(root), str(self.tree))
        self.units = [move(u) for u in units]
        self.flags = [move(f) for f in flags]
        self.tool, self.common = tool, [move(f) for f in common]
        self.scratch = self.tree.parent
        self.more, self.extra = [], []
        if self.name in TARGETS:
            self.units.append(str(ROOT / "eval/targets" / TARGETS[self.name] / "adapter.cpp"))
            self.flags.append(f"-I{ROOT}")
        self.sees = {u: self.files_of(u) for u in self.units}
        self.compiled = {tuple(extra): self.compiles(self.units, extra)
                         for extra in ([], AVX512)}

    def copy(self):
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(self.origin, self.tree, symlinks=True,
                        ignore=shutil.ignore_patterns(".git"))

    def fault(self):
        """Why nothing can be applied, or None."""
        code, _, err = self.run("apply", "--rewrites=batch-neighbours")
        if code == 4:
            self.more = ["--allow-errors"]
            code, _, err = self.run("apply", "--rewrites=batch-neighbours")
        said = err.strip().splitlines()
        if code != 4:
            return None
        text = said[-1].removeprefix("crinn-rewrite: error: ")
        for place in (self.tree, os.path.join(codebases.ROLES, "units")):
            text = text.replace(f"{place}/", "")
        return text

    def run(self, *options):
        """Exit code, what is printed as JSON, what is printed on stderr."""
        done = subprocess.run(
            [self.tool, options[0], "--json", f"--root={self.tree}", *options[1:],
             *(self.more if options[0] == "apply" else []),
             *self.units, "--", *self.flags, *self.common, *self.extra],
            capture_output=True, text=True, cwd=self.tree)
        try:
            return done.returncode, json.loads(done.stdout), done.stderr
        except json.JSONDecodeError:
            return done.returncode, None, done.stderr

    def files_of(self, unit):
        """What a unit includes, of the codebase, as paths in it."""
        done = subprocess.run([COMPILERS[1], "-MM", *self.flags, *self.common, unit],
                              capture_output=True, text=True, cwd=self.tree)
        paths = (os.path.realpath(os.path.join(self.tree, w))
                 for w in done.stdout.replace("\\\n", " ").split()[1:])
        top = os.path.realpath(self.tree) + os.sep
        return {p.removeprefix(top) for p in paths if p.startswith(top)}

    def compiles(self, units, extra):
        """The pairs of compiler and unit that compile."""
        common = [f for f in self.common if not f.startswith("-ferror-limit")]
        return {(c, u) for c in COMPILERS for u in units
                if subprocess.run([c, "-fsyntax-only", *self.flags, *common, *extra, u],
                                  capture_output=True, cwd=self.tree).returncode == 0}

    def broken(self, files):
        """The pairs that compiled before the files changed."""
        units = [u for u in self.units if not self.sees[u] or self.sees[u] & set(files)]
        before = {p for p in self.compiled[tuple(self.extra)] if p[1] in units}
        return sorted(before - self.compiles(units, self.extra))

    def patch(self, diff, *options):
        done = subprocess.run(["git", "apply", *options], input=diff, text=True,
                              capture_output=True, cwd=self.tree,
                              env=os.environ | {"GIT_CEILING_DIRECTORIES": str(self.scratch)})
        return done.returncode == 0

    def matches(self, plan):
        """True if the files that a plan is for are as it found them."""
        return all(hashlib.sha256((self.tree / f).read_bytes()).hexdigest() == h
                   for f, h in plan["base"].items())

    def attempt(self, rewrite, cell, *options, counts=True):
        """Applies, checks and takes back; counts: as one with the defaults."""
        sarif = self.scratch / "out.sarif"
        sarif.unlink(missing_ok=True)
        code, out, err = self.run("apply", f"--rewrites={rewrite}", f"--sarif={sarif}",
                                  *options)
        if counts and sarif.exists():
            results = json.loads(sarif.read_text())["runs"][0]["results"]
            for text in (r["message"]["text"] for r in results if not r.get("fixes")):
                cell.refused[text.removeprefix("not rewritten: ")] += 1
                cell.sites += 1
        if code or not out:
            self.failed(cell, code, (err.strip().splitlines() or ["no output"])[-1], counts)
            return
        plan = out["plan"]
        steps = len(plan["steps"])
        cell.sites += steps * counts
        if not steps:
            return
        if not self.patch(out["diff"]):
            cell.faults.append("its diff does not apply")
            return
        cell.applied += steps * counts
        cell.edits += steps
        for compiler, unit in self.broken(plan["base"]):
            cell.faults.append(f"{os.path.basename(unit)} no longer compiles with {compiler}")
        code, again, _ = self.run("apply", f"--rewrites={rewrite}", *options)
        if code or again["plan"]["steps"]:
            cell.faults.append("it finds something to do in its own result")
        if not self.patch(out["diff"], "-R") or not self.matches(plan):
            cell.faults.append("taking it back does not give the old bytes")
            self.copy()

    def failed(self, cell, code, said, counts=True):
        """A refusal (docs/exit-codes.md), or a fault."""
        if code == 5 and "no unit instantiates this template" in said:
            said = "no unit instantiates this template"
        elif code == 5 and " refuses: " in said:
            said = said.split(" refuses: ", 1)[1]
        else:
            cell.faults.append(f"exit code {code}: {said}")
            return
        cell.sites += counts
        cell.refused[said] += counts

    def tunables(self):
        """The settings of set-tunable that are tried: site and value."""
        code, found, err = self.run("scan", "--idiom=tunable")
        if code:
            raise RuntimeError(f"{self.name}: scan: {err}")
        for site in found["sites"]:
            role = site["roles"]["tunable"][0]
            if "value" in role:
                now = role["value"]
                for new in {max(2 * now, 1), now // 2} - {now}:
                    if role["min"] <= new <= role["max"]:
                        yield site["id"], new

    def measure(self, rewrite):
        cell = Cell()
        if rewrite["name"] == "set-tunable":
            met = set()
            for site, value in self.tunables():
                self.attempt("set-tunable", cell, f"--site={site}",
                             f"--set=set-tunable.value={value}", counts=site not in met)
                met.add(site)
            return cell
        for self.extra in ([], AVX512) if rewrite["idiom"] == "kernel" else ([],):
            for which in settings(rewrite):
                if cell.applied or not which:
                    self.attempt(rewrite["name"], cell, *which,
                                 counts=not which and not self.extra)
        self.extra = []
        return cell


def settings(rewrite):
    """Options for the defaults, the least and the greatest values."""
    name, params = rewrite["name"], rewrite["params"]
    yield []
    for end in ("min", "max") if params else ():
        yield [f"--set={name}.{p['name']}={p[end]}" for p in params]


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Table:
    def __init__(self, args):
        self.args, self.tool = args, os.path.abspath(os.path.join(args.build, "bin/crinn-rewrite"))
        listed = json.loads(subprocess.run([self.tool, "list", "--json"], check=True,
                                           capture_output=True, text=True).stdout)
        self.rewrites = [r for r in listed["rewrites"]
                         if r["name"] in (args.rewrite or [r["name"]])]
        self.beside = dict(pair.split("=", 1) for pair in args.beside)
        self.where = args.results or pathlib.Path(args.build) / "bench-results/rewrites"
        self.where.mkdir(parents=True, exist_ok=True)
        common, self.known = codebases.all_codebases()
        units = os.path.join(codebases.ROLES, "units")
        self.common = [f.replace("{units}", units) for f in common]
        self.found, self.left_out = {}, []

    def measure(self, one, scratch):
        """Tries what is not kept of a codebase yet."""
        kept, built = Results(self.where, one["name"]), sha256(self.tool)
        todo = [r for r in self.rewrites if self.args.again or r["name"] not in kept.cells]
        if todo:
            codebase = Codebase(self.tool, one, self.beside, self.common, scratch)
            if why := codebase.fault():
                raise codebases.Unavailable(why)
            kept.units = (f"{len(codebase.compiled[()])} of "
                          f"{len(COMPILERS) * len(codebase.units)}{'*' if codebase.more else ''}")
        for rewrite in todo:
            print(f"{one['name']}: {rewrite['name']}", file=sys.stderr, flush=True)
            kept.add(rewrite["name"], codebase.measure(rewrite), built)
        self.found[one["name"]] = kept

    def run(self):
        with tempfile.TemporaryDirectory() as scratch:
            for one in self.known:
                if self.args.only and one["name"] not in self.args.only:
                    continue
                try:
                    self.measure(one, pathlib.Path(scratch))
                except codebases.Unavailable as why:
                    self.left_out.append(f"{one['name']} ({why})")

    def page(self):
        cells = {(r, name): cell for name, kept in self.found.items()
                 for r, cell in kept.cells.items()}
        return document(cells, list(self.found), [r["name"] for r in self.rewrites],
                        self.left_out, [kept.units for kept in self.found.values()])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=DIR")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--rewrite", action="append", default=[], metavar="NAME")
    parser.add_argument("--results", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    made = Table(args)
    made.run()
    text, faults = made.page()
    if args.output:
        args.output.write_text(text)
    else:
        print(text, end="")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()

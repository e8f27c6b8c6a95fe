#!/usr/bin/env python3
"""What does each rewrite find, apply and refuse in real code, and does that compile?

    bench/rewrite_table.py BUILD_DIR [--beside NAME=DIR ...] [-o docs/rewrite-table.md]
    bench/rewrite_table.py BUILD_DIR --only hnswlib-0.8.0 --rewrite batch-neighbours

Applies each rewrite of the catalogue by itself wherever it fits, to the codebases of
test/roles/codebases.json (bench/role_table.py says where they come from): with its
defaults, then with the least and with the greatest values of its parameters; those of
kernels also where the compiler is told of AVX-512. `set-tunable` is applied to each
tunable that has a range, one at a time: twice its value, and half of it. Whatever was
applied goes through g++ and clang++ with -fsyntax-only, in the units that see a changed
file (the adapter of a shipped target is one), as do the untouched sources; what passed
before and not after is broken. The same rewrite again must find nothing to do, and the
diff taken back must give the bytes there were. Exits with 1 if anything is broken. Where
a unit has errors of its own, --allow-errors is given; where that does not help, the
codebase is left out.
"""
import argparse
import collections
import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import codebases
from markdown import table

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMPILERS = ("g++", "clang++-19")
# Shipped targets: their adapters use what the codebase's own units may not.
TARGETS = {"hnswlib-0.6.2": "hnswlib", "hnswlib-0.8.0": "hnswlib-0.8.0",
           "voyager-2.2.3": "voyager", "usearch-2.26.6": "usearch",
           "nndescent-1.0.4": "nndescent", "faiss-1.7.3": "faiss-hnsw"}
AVX512 = ["-mavx512f", "-mavx512bw", "-mavx512dq", "-mavx512vl", "-mavx2", "-mfma", "-mf16c"]


@dataclasses.dataclass
class Cell:
    """One rewrite on one codebase: sites and applied with its defaults, edits with all."""
    sites: int = 0
    applied: int = 0
    edits: int = 0
    faults: list = dataclasses.field(default_factory=list)
    refused: collections.Counter = dataclasses.field(default_factory=collections.Counter)

    def text(self):
        faults = f" !{len(self.faults)}" if self.faults else ""
        return f"{self.applied}/{self.sites}{faults}" if self.sites or faults else ""


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


def document(cells, names, rewrites, left_out, passing):
    total = Cell()
    for c in cells.values():
        total.sites += c.sites
        total.applied += c.applied
        total.edits += c.edits
        total.faults += c.faults
    out = ["# Rewrites on real code", "",
           "Written by `bench/rewrite_table.py`, which says what was tried. A cell is "
           "applied/sites with the defaults, then `!n` faults of any run (broken builds among "
           "them). `edits`: with all values of the parameters that were tried, and AVX-512. "
           "Below each codebase stands how many of its units pass g++ and clang++ untouched, "
           "of how many; `*`: units have errors of their own.", ""]
    if left_out:
        out += ["Left out: " + "; ".join(left_out) + ".", ""]
    rows = [["units", *passing, "", ""]]
    rows += [[r, *(cells[r, n].text() for n in names),
             str(sum(cells[r, n].applied for n in names)),
             str(sum(cells[r, n].edits for n in names))] for r in rewrites]
    out += table(["rewrite", *names, "applied", "edits"], rows)
    out += ["", f"{total.applied} of {total.sites} sites rewritten with the defaults, "
            f"{total.edits} edits in all; faults: {len(total.faults)}."]
    if total.faults:
        out += ["", "## Faults", ""]
        out += [f"- {r}, {n}: {f}" for (r, n), c in cells.items() for f in c.faults]
    out += ["", "## Why not", ""]
    rows = []
    for r in rewrites:
        why = sum((cells[r, n].refused for n in names), collections.Counter())
        rows += [[r, reason.replace("|", "\\|"), str(count)]
                 for reason, count in sorted(why.items(), key=lambda p: (-p[1], p[0]))]
    out += table(["rewrite", "reason", "sites"], rows)
    return "\n".join(out) + "\n", len(total.faults)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=DIR")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--rewrite", action="append", default=[], metavar="NAME")
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    tool = os.path.abspath(os.path.join(args.build, "bin", "crinn-rewrite"))
    listed = json.loads(subprocess.run([tool, "list", "--json"], check=True,
                                       capture_output=True, text=True).stdout)
    rewrites = [r for r in listed["rewrites"] if r["name"] in (args.rewrite or [r["name"]])]
    beside = dict(pair.split("=", 1) for pair in args.beside)
    common, known = codebases.all_codebases()
    units = os.path.join(codebases.ROLES, "units")
    common = [f.replace("{units}", units) for f in common]
    cells, names, left_out, passing = {}, [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        for one in known:
            if args.only and one["name"] not in args.only:
                continue
            try:
                codebase = Codebase(tool, one, beside, common, pathlib.Path(scratch))
            except codebases.Unavailable as why:
                left_out.append(f"{one['name']} ({why})")
                continue
            if why := codebase.fault():
                left_out.append(f"{codebase.name} ({why})")
                continue
            names.append(codebase.name)
            passing.append(f"{len(codebase.compiled[()])} of "
                           f"{len(COMPILERS) * len(codebase.units)}"
                           f"{'*' if codebase.more else ''}")
            for rewrite in rewrites:
                print(f"{codebase.name}: {rewrite['name']}", file=sys.stderr, flush=True)
                cells[rewrite["name"], codebase.name] = codebase.measure(rewrite)
            if args.output: # what there is, in case the rest is interrupted
                text, _ = document(cells, names, [r["name"] for r in rewrites], left_out,
                                   passing)
                args.output.write_text(text)
    text, faults = document(cells, names, [r["name"] for r in rewrites], left_out, passing)
    if args.output:
        args.output.write_text(text)
    else:
        print(text, end="")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()

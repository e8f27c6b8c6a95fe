#!/usr/bin/env python3
"""What does each rewrite find, apply and refuse in real code, and does that compile?

    bench/rewrite_table.py BUILD_DIR [--beside NAME=DIR ...] [-o docs/rewrite-table.md]
    bench/rewrite_table.py BUILD_DIR --only hnswlib-0.8.0 --rewrite batch-neighbours

Applies each rewrite of the catalogue by itself, with its defaults, wherever it fits,
to the codebases of test/roles/codebases.json (bench/role_table.py says where they
come from). `set-tunable` is applied to each tunable that has a range, one at a time:
twice its value, or half of it. Whatever was applied goes through g++ and clang++ with
-fsyntax-only, as do the untouched sources; what passed before and not after is broken.
The same rewrite again must find nothing to do, and the diff taken back must give the
bytes there were. Exits with 1 if anything is broken. A codebase with a unit that does
not parse is left out.
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

COMPILERS = ("g++", "clang++-19")


@dataclasses.dataclass
class Cell:
    """One rewrite on one codebase."""
    sites: int = 0
    applied: int = 0
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
        self.compiled = self.compiles()

    def copy(self):
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(self.origin, self.tree, symlinks=True,
                        ignore=shutil.ignore_patterns(".git"))

    def fault(self):
        """Why nothing can be applied, or None."""
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
             *self.units, "--", *self.flags, *self.common],
            capture_output=True, text=True, cwd=self.tree)
        try:
            return done.returncode, json.loads(done.stdout), done.stderr
        except json.JSONDecodeError:
            return done.returncode, None, done.stderr

    def compiles(self):
        """The pairs of compiler and unit that compile."""
        common = [f for f in self.common if not f.startswith("-ferror-limit")]
        return {(c, u) for c in COMPILERS for u in self.units
                if subprocess.run([c, "-fsyntax-only", *self.flags, *common, u],
                                  capture_output=True, cwd=self.tree).returncode == 0}

    def patch(self, diff, *options):
        done = subprocess.run(["git", "apply", *options], input=diff, text=True,
                              capture_output=True, cwd=self.tree,
                              env=os.environ | {"GIT_CEILING_DIRECTORIES": str(self.scratch)})
        return done.returncode == 0

    def matches(self, plan):
        """True if the files that a plan is for are as it found them."""
        return all(hashlib.sha256((self.tree / f).read_bytes()).hexdigest() == h
                   for f, h in plan["base"].items())

    def attempt(self, rewrite, cell, *options):
        """Applies, checks and takes back."""
        sarif = self.scratch / "out.sarif"
        sarif.unlink(missing_ok=True)
        code, out, err = self.run("apply", f"--rewrites={rewrite}", f"--sarif={sarif}",
                                  *options)
        if sarif.exists():
            results = json.loads(sarif.read_text())["runs"][0]["results"]
            for text in (r["message"]["text"] for r in results if not r.get("fixes")):
                cell.refused[text.removeprefix("not rewritten: ")] += 1
                cell.sites += 1
        if code or not out:
            self.failed(cell, code, (err.strip().splitlines() or ["no output"])[-1])
            return
        plan = out["plan"]
        cell.sites += len(plan["steps"])
        if not plan["steps"]:
            return
        if not self.patch(out["diff"]):
            cell.faults.append("its diff does not apply")
            return
        cell.applied += len(plan["steps"])
        for compiler, unit in sorted(self.compiled - self.compiles()):
            cell.faults.append(f"{os.path.basename(unit)} no longer compiles with {compiler}")
        code, again, _ = self.run("apply", f"--rewrites={rewrite}", *options)
        if code or again["plan"]["steps"]:
            cell.faults.append("it finds something to do in its own result")
        if not self.patch(out["diff"], "-R") or not self.matches(plan):
            cell.faults.append("taking it back does not give the old bytes")
            self.copy()

    def failed(self, cell, code, said):
        """A refusal (docs/exit-codes.md), or a fault."""
        if code == 5 and "no unit instantiates this template" in said:
            said = "no unit instantiates this template"
        elif code == 5 and " refuses: " in said:
            said = said.split(" refuses: ", 1)[1]
        else:
            cell.faults.append(f"exit code {code}: {said}")
            return
        cell.sites += 1
        cell.refused[said] += 1

    def tunables(self):
        """The settings of set-tunable that are tried: site and value."""
        code, found, err = self.run("scan", "--idiom=tunable")
        if code:
            raise RuntimeError(f"{self.name}: scan: {err}")
        for site in found["sites"]:
            role = site["roles"]["tunable"][0]
            if "value" in role:
                now = role["value"]
                new = min(max(2 * now, 1), role["max"]) if now < role["max"] else now // 2
                if new != now and new >= role["min"]:
                    yield site["id"], new

    def measure(self, rewrite):
        cell = Cell()
        if rewrite != "set-tunable":
            self.attempt(rewrite, cell)
            return cell
        for site, value in self.tunables():
            self.attempt(rewrite, cell, f"--site={site}", f"--set=set-tunable.value={value}")
        return cell


def document(cells, names, rewrites, left_out, passing):
    total = Cell()
    for c in cells.values():
        total.sites += c.sites
        total.applied += c.applied
        total.faults += c.faults
    out = ["# Rewrites on real code", "",
           "Written by `bench/rewrite_table.py`, which says what was tried. A cell is "
           "applied/sites, then `!n` faults (broken builds among them). Below each codebase "
           "stands how many of its units pass g++ and clang++ untouched, of how many.", ""]
    if left_out:
        out += ["Left out: " + "; ".join(left_out) + ".", ""]
    rows = [["units", *passing, ""]]
    rows += [[r, *(cells[r, n].text() for n in names),
             str(sum(cells[r, n].applied for n in names))] for r in rewrites]
    out += table(["rewrite", *names, "applied"], rows)
    out += ["", f"{total.applied} edits applied, of {total.sites} sites; "
            f"{len(total.faults)} faults."]
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
    rewrites = args.rewrite or [r["name"] for r in listed["rewrites"]]
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
            passing.append(f"{len(codebase.compiled)} of "
                           f"{len(COMPILERS) * len(codebase.units)}")
            for rewrite in rewrites:
                print(f"{codebase.name}: {rewrite}", file=sys.stderr, flush=True)
                cells[rewrite, codebase.name] = codebase.measure(rewrite)
    text, faults = document(cells, names, rewrites, left_out, passing)
    if args.output:
        args.output.write_text(text)
    else:
        print(text, end="")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Do libraries pass their own C++ tests after the rewrites?

    bench/own_tests.py BUILD [--hnswlib=DIR] [--usearch=DIR] [--each] [-o docs/own-tests.md]

DIR is a checkout of the library with its tests (the packages have none): of hnswlib at
any commit since v0.7.0, of usearch with its submodule stringzilla. A copy is configured
by the library's own CMake files and its tests are built and run as they are; then with
all rewrites of the exact classes applied at once (--each: one after another), and with
each other rewrite but set-tunable by itself, to what the tests compile. Tests that passed
before must pass. Exits with 1 if one does not.
"""
import argparse
import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from markdown import table


@dataclasses.dataclass
class Library:
    name: str
    options: list    # for its CMake files
    sources: str     # what the tests compile, as a pattern
    programs: dict   # target: arguments
    prepare: list = dataclasses.field(default_factory=list)  # run in tests/cpp


HNSWLIB = Library(
    "hnswlib", [], "tests/cpp/*_test.cpp",
    {"searchKnnCloserFirst_test": [], "searchKnnWithFilter_test": [],
     "epsilon_search_test": [], "multivector_search_test": [],
     "multiThreadLoad_test": [], "multiThread_replace_test": [],
     "test_updates": ["update"]},
    [sys.executable, "update_gen_data.py"])
USEARCH = Library(
    "usearch", ["-DUSEARCH_USE_FP16LIB=OFF", "-DUSEARCH_BUILD_BENCH_CPP=OFF"],
    "cpp/test.cpp", {"test_cpp": []})


class Checkout:
    def __init__(self, library, origin, tool, scratch):
        self.library, self.tool = library, tool
        self.tree = scratch / library.name
        shutil.copytree(origin, self.tree, ignore=shutil.ignore_patterns(".git"))
        self.commit = subprocess.run(["git", "describe", "--always", "--tags"], cwd=origin,
                                     capture_output=True, text=True).stdout.strip()
        self.build = self.tree / "build"
        subprocess.run(["cmake", "-B", self.build, "-S", self.tree,
                        "-DCMAKE_BUILD_TYPE=Release",
                        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *library.options],
                       check=True, stdout=subprocess.DEVNULL)
        if library.prepare:
            subprocess.run(library.prepare, cwd=self.tree / "tests/cpp", check=True,
                           stdout=subprocess.DEVNULL)
        self.units = sorted(str(p) for p in self.tree.glob(library.sources))
        self.passed = None

    def tests(self):
        """The tests that are built and pass."""
        passed = set()
        for program, arguments in self.library.programs.items():
            steps = (["cmake", "--build", self.build, "--target", program],
                     [next(iter(self.build.rglob(program)), self.build / program), *arguments])
            try:
                if all(subprocess.run(s, cwd=self.build, capture_output=True,
                                      timeout=1800).returncode == 0 for s in steps):
                    passed.add(program)
            except (subprocess.TimeoutExpired, OSError):
                pass
        return passed

    def attempt(self, rewrites):
        """Edits made, tests that no longer pass; None where nothing is edited."""
        done = subprocess.run([self.tool, "apply", "--json", "--in-place", f"--root={self.tree}",
                               f"--rewrites={','.join(rewrites)}", "-p", self.build, *self.units],
                              capture_output=True, text=True)
        if done.returncode == 5:
            return 0, done.stderr.strip().splitlines()[-1]
        if done.returncode != 0:
            sys.exit(done.stderr)
        out = json.loads(done.stdout)
        steps = len(out["plan"]["steps"])
        if not steps:
            return None
        lost = self.passed - self.tests()
        subprocess.run(["git", "apply", "-R"], input=out["diff"], text=True, cwd=self.tree,
                       check=True, env={"GIT_CEILING_DIRECTORIES": str(self.tree.parent),
                                        "PATH": "/usr/bin:/bin"})
        return steps, ", ".join(sorted(lost))


def rows_of(checkout, rewrites, each):
    exact = [r["name"] for r in rewrites if r["class"].startswith("exact")]
    others = [[r["name"]] for r in rewrites
              if r["name"] not in exact and r["name"] != "set-tunable"]
    print(f"{checkout.library.name}: as it is", file=sys.stderr, flush=True)
    checkout.passed = checkout.tests()
    if not checkout.passed:
        sys.exit(f"{checkout.tree}: none of its tests passes as it is")
    for group in [*([[r] for r in exact] if each else [exact]), *others]:
        what = group[0] if len(group) == 1 else "all exact ones"
        print(f"{checkout.library.name}: {what}", file=sys.stderr, flush=True)
        found = checkout.attempt(group)
        if found:
            yield [f"{checkout.library.name} {checkout.commit}", what, str(found[0]),
                   str(len(checkout.passed)), found[1] or "none"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path,
                        help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--hnswlib", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--usearch", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    tool = (args.build / "bin/crinn-rewrite").resolve()
    rewrites = json.loads(subprocess.run([tool, "list", "--json"], check=True, text=True,
                                         capture_output=True).stdout)["rewrites"]
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for library, origin in ((HNSWLIB, args.hnswlib), (USEARCH, args.usearch)):
            if origin:
                rows += rows_of(Checkout(library, origin, tool, pathlib.Path(scratch)),
                                rewrites, args.each)
    text = "\n".join(
        ["# Libraries' own tests", "",
         "Written by `bench/own_tests.py`, which says what was built and run. `edits`: sites "
         "rewritten; `tests`: programs that pass without them.", "",
         *table(["library", "rewrites", "edits", "tests", "fail now"], rows)]) + "\n"
    if args.output:
        args.output.write_text(text)
    else:
        print(text, end="")
    sys.exit(any(r[4] != "none" for r in rows))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Huge pages on hnswlib and usearch, as a table to paste into a pull request.

    bench/huge_pages.py BUILD [--pairs=20] [--results=DIR] [TARGET...]

hnswlib is changed by crinn-rewrite (huge-pages); usearch, whose arenas that rewrite
does not reach, by the three lines that a person would write. Both are judged by
`crinn-eval compare` against the unmodified library: every gate, then interleaved
launches. The tables go to BUILD/bench-results/huge-pages-TARGET.txt, or to DIR. The
gain needs a kernel that gives huge pages on request (`madvise`).
"""
import argparse
import pathlib
import sys
import tempfile

import rewrite_gain

ARENA = ("auto* result = mmap(NULL, count_bytes, PROT_WRITE | PROT_READ, "
         "MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n")
ADVICE = ("#if defined(MADV_HUGEPAGE)\n"
          "        if (result != MAP_FAILED)\n"
          "            madvise(result, count_bytes, MADV_HUGEPAGE);\n"
          "#endif\n")


def usearch(args, scratch):
    tool = args.build / "bin/crinn-eval"
    tree, variant = scratch / "tree", scratch / "variant"
    rewrite_gain.run(tool, "make-variant", "--target=usearch", f"--copy={tree}")
    path = tree / "usearch/index_plugins.hpp"
    code = path.read_text()
    if code.count(ARENA) != 1:
        sys.exit(f"{path}: another way to map arenas; mend ARENA in this script")
    path.write_text(code.replace(ARENA, ARENA + ADVICE))
    rewrite_gain.run(tool, "make-variant", "--target=usearch", f"--edited={tree}",
                     "-o", variant, "--title=Advise huge pages for mapped arenas",
                     "--modules=search")
    return variant


def hnswlib(args, scratch):
    args.target, args.set = "hnswlib", []
    return rewrite_gain.variant(args, "huge-pages", scratch, "variant")


TARGETS = {"hnswlib": hnswlib, "usearch": usearch}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--results", type=pathlib.Path,
                        help="directory (BUILD/bench-results)")
    args = parser.parse_intermixed_args()
    results = args.results or args.build / "bench-results"
    results.mkdir(parents=True, exist_ok=True)
    if unknown := set(args.targets) - set(TARGETS):
        parser.error(f"no target {unknown.pop()}; there are {', '.join(TARGETS)}")
    for name in args.targets or TARGETS:
        with tempfile.TemporaryDirectory() as scratch:
            variant = TARGETS[name](args, pathlib.Path(scratch))
            out = pathlib.Path(scratch) / "table"
            with out.open("w") as table:
                rewrite_gain.run(args.build / "bin/crinn-eval", "compare",
                                 f"--target={name}", f"--b={variant}",
                                 f"--pairs={args.pairs}", stdout=table)
            (results / f"huge-pages-{name}.txt").write_text(out.read_text())
            print(out.read_text())


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Does scan find a graph search in code that has none, and is anything edited there?

Scans the code of bench/negatives.json: tree searches (FLANN, libann, nanoflann),
graph algorithms and heaps (boost), and libraries that have nothing to do with
vectors. Fails if a graph idiom is found in any of them, and prints what was
found of the other idioms (a distance function of FLANN is one). Where anything was
found, all rewrites are applied as well (but for set-tunable, which takes a place); an
edit is a failure too, except in libraries of vector distances, where a faster kernel
is what one would want.

    bench/negatives.py BUILD_DIR [--small | --large] [--only NAME] [--at-least N]

Sources come from Debian: source packages by apt into the cache of
bench/codebases.py; boost, nanoflann and LLVM from their installed packages
(libboost-dev, libnanoflann-dev, llvm-19-dev). --small takes the sets that need
nothing installed, --large all headers of LLVM and Clang as well (an hour).
"""
import argparse
import glob
import json
import os
import subprocess
import sys

import codebases

GRAPH = {"best-first", "greedy-descent", "seed", "prune", "reverse-link", "re-rank"}
BATCH = 16  # units per call: few enough that one that fails costs little


def units_of(one, root):
    names = set()
    for pattern in one["units"]:
        names.update(glob.glob(os.path.join(root, pattern), recursive=True))
    return sorted(names)[::one.get("every", 1)]


def scan_set(tool, common, one):
    """Units scanned, units that scan refused, and what was found."""
    root, _ = codebases.locate(one, {})
    units = units_of(one, root)
    flags = [f.replace("{root}", root) for f in [*one["flags"], *common]]
    sites, refused = {}, set()
    for i in range(0, len(units), BATCH):
        found, warnings = codebases.scan(tool, root, units[i:i + BATCH], flags)
        for s in found["sites"]:
            sites[s["file"], s["line"], s["idiom"], s["function"]] = s
        refused.update(w for w in warnings if ": error: " in w)
    found = [sites[k] for k in sorted(sites)]
    return len(units), sorted(refused), found, edits(tool, root, flags, found)


def catalogue(tool):
    listed = json.loads(subprocess.run([tool, "list", "--json"], capture_output=True,
                                       text=True, check=True).stdout)
    return ",".join(r["name"] for r in listed["rewrites"] if r["name"] != "set-tunable")


def edits(tool, root, flags, sites):
    """The steps of what apply would edit in the files that have sites."""
    steps = []
    for unit in sorted({s["file"] for s in sites}):
        done = subprocess.run(
            [tool, "apply", "--json", "--allow-uninstantiated", f"--root={root}",
             f"--rewrites={catalogue(tool)}", os.path.join(root, unit), "--", *flags], capture_output=True, text=True, cwd=root)
        if done.returncode == 0:
            steps += json.loads(done.stdout)["plan"]["steps"]
        else:
            print(f"  not applied: {done.stderr.strip().splitlines()[-1]}", flush=True)
    return [f"{s['rewrite']} @ {s['site']}" for s in steps]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory, with bin/crinn-rewrite, or the tool")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--at-least", type=int, default=0, metavar="N",
                        help="fail if fewer units could be scanned")
    args = parser.parse_args()
    tool = args.build
    if os.path.isdir(tool):
        tool = os.path.join(tool, "bin", "crinn-rewrite")
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                           "negatives.json")) as text:
        known = json.load(text)
    scanned = wrong = edited = 0
    for one in known["sets"]:
        if (args.small and not one.get("small")) or \
                (one.get("large") and not args.large) or \
                (args.only and one["name"] not in args.only):
            continue
        try:
            count, refused, sites, changed = scan_set(os.path.abspath(tool), known["flags"], one)
        except codebases.Unavailable as e:
            print(f"{one['name']}: left out: {e}")
            continue
        scanned += count - len(refused)
        bad = [s for s in sites if s["idiom"] in GRAPH]
        wrong += len(bad)
        edited += 0 if one.get("vectors") else len(changed)
        others = {}
        for s in sites:
            if s["idiom"] not in GRAPH:
                others.setdefault(s["idiom"], []).append(s)
        print(f"{one['name']}: {count - len(refused)} units; edits: {len(changed)}; "
              f"graph idioms: {len(bad)}; "
              + (", ".join(f"{k}: {len(v)}" for k, v in sorted(others.items()))
                 or "no other idiom"), flush=True)
        for line in refused:
            print(f"  {line}")
        for s in bad:
            print(f"  WRONG: {s['file']}:{s['line']}: {s['idiom']} in {s['function']}")
        for line in changed:
            print(f"  {'edit' if one.get('vectors') else 'WRONG: edit'}: {line}")
        for kind, found in sorted(others.items()):
            for s in found:
                print(f"  {kind}: {s['file']}:{s['line']} in {s['function']}")
    print(f"{scanned} units, {wrong} graph idioms, {edited} edits")
    return 1 if wrong or edited or scanned < args.at_least else 0


if __name__ == "__main__":
    sys.exit(main())

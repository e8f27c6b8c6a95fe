#!/usr/bin/env python3
"""Does the judge stay silent about nothing and speak about something?

  1. `crinn-eval aa`: a target against itself, 20 times. At the family level of
     0.01 at most one comparison may be called different.
  2. hnswlib with a hot loop made a few per cent slower on purpose (the distance
     to every eighth candidate is computed twice): it must be called slower.

    bench/judge_check.py BUILD_DIR [--target hnswlib] [--repeat 20]

Takes about half an hour on an idle machine. Exit code 1 if either fails.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HOT = ("dist_t dist = fstdistfunc_(data_point, currObj1, dist_func_param_);\n"
       "\n                        if (top_candidates.size() < ef ||")
AGAIN = ("if (candidate_id % 8 == 0) {\n"
         "    volatile dist_t again =\n"
         "        fstdistfunc_(data_point, currObj1, dist_func_param_);\n"
         "    (void)again;\n"
         "}\n")


def run(command):
    print("+", " ".join(command), file=sys.stderr)
    status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
    if status != 0:
        sys.exit(f"{command[0]} {command[1]}: exit code {status}")


def load(path):
    with open(path) as text:
        return json.load(text)


def silent(tool, target, repeat, scratch):
    out = f"{scratch}/aa.json"
    run([tool, "aa", f"--target={target}", f"--repeat={repeat}", f"--json={out}"])
    result = load(out)
    print(f"A/A on {target}: {result['different']} of {repeat} called different")
    return result["different"] <= 1


def speaks(tool, scratch):
    tree, variant = f"{scratch}/tree", f"{scratch}/slow"
    run([tool, "make-variant", "--target=hnswlib", f"--copy={tree}"])
    path = f"{tree}/hnswlib/hnswalg.h"
    with open(path) as text:
        code = text.read()
    if code.count(HOT) != 1:
        sys.exit(f"{path}: the hot loop is not as expected (hnswlib 0.6.2)")
    call, rest = HOT.split("\n", 1)
    with open(path, "w") as text:
        text.write(code.replace(HOT, call + "\n" + AGAIN + rest))
    run([tool, "make-variant", "--target=hnswlib", f"--edited={tree}",
         "-o", variant, "--title=Be slower", "--modules=search"])
    out = f"{scratch}/slow.json"
    run([tool, "compare", "--target=hnswlib", "-b", variant, f"--json={out}"])
    result = load(out)
    reward = result["reward"]
    print(f"slowed hot loop: {result['verdict']}, ln ratio "
          f"{reward['estimate']:+.4f} [{reward['lower']:+.4f}, "
          f"{reward['upper']:+.4f}] after {result['pairs']} pairs")
    return result["verdict"] == "slower"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", help="build directory, with bin/crinn-eval")
    parser.add_argument("--target", default="hnswlib")
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--only", choices=["silent", "speaks"])
    args = parser.parse_args()
    tool = os.path.join(args.build, "bin", "crinn-eval")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        if args.only != "silent":
            good &= speaks(tool, scratch)
        if args.only != "speaks":
            good &= silent(tool, args.target, args.repeat, scratch)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

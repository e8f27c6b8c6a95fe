#!/usr/bin/env python3
"""Is the judge silent about nothing, and does it see what is there?

    bench/power.py BUILD aa   [--runs=200] [--seconds=30]
    bench/power.py BUILD slow [--percent=2] [--runs=20] [--seconds=300]

on hnswlib with 20,000 vectors of fashion-mnist (made below the build directory).

aa     compares the target with itself. At the family level of 0.01 the interval
       of at most 5 of 200 comparisons may leave out 0, floor or no floor.
slow   makes the hot loop slower on purpose: the distance to every n-th candidate
       is computed twice. n comes from three comparisons each of two other changes:
       what computing each distance twice costs, and what counting the candidates
       costs by itself. The loss is the second and one n-th of the first, by the
       medians. Counts how often the judge says "slower", and prints the median of
       what it measured beside what was planted. Rows that are there keep their n.

Every run is appended to BUILD/bench-results as it ends, so a stopped script goes on
where it was; --fresh begins anew, --results=bench/results takes and adds to what is
committed. Exit code 1 if what was asked does not hold.
"""
import argparse
import datetime
import gzip
import json
import math
import os
import statistics
import struct
import subprocess
import sys
import tempfile

FASHION = "/usr/share/datasets/fashion-mnist"
ROWS, NAME = 20000, "fashion-mnist-20k"
CALIBRATIONS = 3
NEVER = 1000000
HOT = ("dist_t dist = fstdistfunc_(data_point, currObj1, dist_func_param_);\n"
       "\n                        if (top_candidates.size() < ef ||")
AGAIN = ("static unsigned Calls = 0;\n"
         "if (++Calls >= {n}u) {{\n"
         "    Calls = 0;\n"
         "    volatile dist_t again =\n"
         "        fstdistfunc_(data_point, currObj1, dist_func_param_);\n"
         "    (void)again;\n"
         "}}\n")


def run(command):
    status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
    if status != 0:
        sys.exit(f"{' '.join(command[:2])}: exit code {status}")


def bvecs(out, name, rows):
    """The first rows of an idx file of images, as bvecs."""
    with gzip.open(os.path.join(FASHION, name)) as source:
        _, count, height, width = struct.unpack(">iiii", source.read(16))
        size = height * width
        with open(out, "wb") as to:
            for _ in range(min(rows, count)):
                to.write(struct.pack("<i", size) + source.read(size))


def prepare(tool, scratch):
    listed = subprocess.run([tool, "data", "list", "--json=-", "--quiet"],
                            capture_output=True, text=True).stdout
    if f'"{NAME}"' in listed:
        return
    base, queries = f"{scratch}/base.bvecs", f"{scratch}/query.bvecs"
    bvecs(base, "train-images-idx3-ubyte.gz", ROWS)
    bvecs(queries, "t10k-images-idx3-ubyte.gz", 10000)
    run([tool, "data", "import", base, queries, f"--name={NAME}", "--quiet"])


def compare(tool, scratch, variant, seed, seconds, pairs):
    out = f"{scratch}/result.json"
    run([tool, "compare", "--target=hnswlib", f"--dataset={NAME}", "-b", variant,
         f"--seed={seed}", f"--seconds={seconds}", f"--pairs={pairs}", "--quiet",
         f"--json={out}"])
    with open(out) as text:
        return json.load(text)


def slowed(tool, scratch, n):
    """A variant that computes every n-th distance twice."""
    tree, variant = f"{scratch}/tree-{n}", f"{scratch}/slow-{n}"
    if os.path.exists(variant):
        return variant
    run([tool, "make-variant", "--target=hnswlib", f"--copy={tree}"])
    path = f"{tree}/hnswlib/hnswalg.h"
    with open(path) as text:
        code = text.read()
    if code.count(HOT) != 1:
        sys.exit(f"{path}: the hot loop is not as expected (hnswlib 0.6.2)")
    call, rest = HOT.split("\n", 1)
    with open(path, "w") as text:
        text.write(code.replace(HOT, call + "\n" + AGAIN.format(n=n) + rest))
    run([tool, "make-variant", "--target=hnswlib", f"--edited={tree}", "-o",
         variant, f"--title=Compute every {n}th distance twice",
         "--modules=search"])
    return variant


class Results:
    """Lines of JSON, appended one by one."""

    def __init__(self, name, args):
        self.path = os.path.join(args.results, name)
        os.makedirs(args.results, exist_ok=True)
        if args.fresh and os.path.exists(self.path):
            os.remove(self.path)
        self.rows = []
        if os.path.exists(self.path):
            with open(self.path) as text:
                self.rows = [json.loads(line) for line in text]

    def add(self, row):
        row["date"] = datetime.datetime.now(datetime.timezone.utc).strftime(
            "%Y-%m-%dT%H:%M:%SZ")
        self.rows.append(row)
        with open(self.path, "a") as text:
            text.write(json.dumps(row) + "\n")


def figures(result, setting):
    return {"harness": setting["harness"][:12], "cpu": setting["machine"]["cpu"],
            "compiler": setting["compiler"], "verdict": result["verdict"], "reason": result["reason"],
            "reward": result["reward"], "pairs": result["pairs"],
            "seconds": round(result["seconds"], 1),
            "repeated_blocks": result["repeated_blocks"],
            "flags": result["flags"]}


def aa(tool, args, scratch):
    results = Results("aa.jsonl", args)
    while len(results.rows) < args.runs:
        out = f"{scratch}/aa.json"
        run([tool, "aa", "--target=hnswlib", f"--dataset={NAME}", "--repeat=10",
             f"--seconds={args.seconds}", "--pairs=20", "--quiet",
             f"--seed={1000 + len(results.rows)}", f"--json={out}"])
        with open(out) as text:
            found = json.load(text)
        for result in found["runs"]:
            results.add(figures(result, found["setting"]))
        print(f"{len(results.rows)} of {args.runs}", file=sys.stderr)
    different = sum(r["verdict"] not in ("same", "unjudged") or not r["reward"]
                    or r["reward"]["lower"] > 0 or r["reward"]["upper"] < 0
                    for r in results.rows)
    longest = max(r["seconds"] for r in results.rows)
    print(f"A/A: {different} of {len(results.rows)} called different, the longest "
          f"took {longest:.0f} s")
    return different <= len(results.rows) // 40


def losses(tool, args, scratch):
    """How many per cent slower the loop with every distance twice is, and the
    loop that counts and (nearly) never computes one twice."""
    known = Results("slow-calibration.jsonl", args)
    for at, n in list(enumerate((1, NEVER) * CALIBRATIONS))[len(known.rows):]:
        result = compare(tool, scratch, slowed(tool, scratch, n), 1 + at, 300, 160)
        known.add(figures(result, result["setting"]) | {"n": n})
    return [100 * math.expm1(-statistics.median(
                row["reward"]["estimate"] for row in known.rows if row["n"] == n))
            for n in (1, NEVER)]


def planting(tool, args, scratch):
    """Every how manyth distance, and what that costs in per cent."""
    loss, count = losses(tool, args, scratch)
    if count >= args.percent:
        sys.exit(f"counting alone costs {count:.1f} %: plant more")
    n = max(1, round(loss / (args.percent - count)))
    return n, count + loss / n


def slow(tool, args, scratch):
    results = Results(f"slow-{args.percent:g}.jsonl", args)
    if results.rows:
        n, planted = results.rows[0]["n"], 100 * results.rows[0]["planted"]
    else:
        n, planted = planting(tool, args, scratch)
    variant = slowed(tool, scratch, n)
    while len(results.rows) < args.runs:
        result = compare(tool, scratch, variant, 1 + len(results.rows),
                         args.seconds, 160)
        results.add(figures(result, result["setting"])
                    | {"n": n, "planted": planted / 100})
        print(f"{len(results.rows)} of {args.runs}: {result['verdict']}, "
              f"{result['detail']}", file=sys.stderr)
    found = sum(r["verdict"] == "slower" for r in results.rows)
    middle = 100 * math.expm1(-statistics.median(
        r["reward"]["estimate"] for r in results.rows if r["reward"]))
    print(f"{planted:.1f} % planted (every {n}th distance twice), {middle:.1f} % "
          f"measured: found in {found} of {len(results.rows)} runs")
    return args.percent != 2 or found >= 0.9 * len(results.rows)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory, with bin/crinn-eval")
    parser.add_argument("what", choices=["aa", "slow"])
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--percent", type=float, default=2)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--results", help="directory (BUILD/bench-results)")
    args = parser.parse_args()
    args.results = args.results or os.path.join(args.build, "bench-results")
    args.runs = args.runs or {"aa": 200, "slow": 20}[args.what]
    args.seconds = args.seconds or {"aa": 30, "slow": 300}[args.what]
    tool = os.path.join(args.build, "bin", "crinn-eval")
    with tempfile.TemporaryDirectory() as scratch:
        prepare(tool, scratch)
        good = {"aa": aa, "slow": slow}[args.what](tool, args, scratch)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

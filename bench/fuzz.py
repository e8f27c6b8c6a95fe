#!/usr/bin/env python3
"""Our own readers under libFuzzer, each for as long as asked.

    bench/fuzz.py BUILD [--minutes=30] [--results=DIR] [READER...]

BUILD is of the preset `fuzz`. Each reader gets that much processor time, one
after the other, starting from test/fuzz/corpus; CI gives each a minute. Prints a
line per reader and adds it to BUILD/bench-results/fuzz.jsonl, or to DIR; exit code 1
on a finding, which stays in the working directory.
"""
import argparse
import datetime
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PREFIX = "fuzz-"
MEMORY = "/dev/shm"  # a reader of files gets millions of them


def readers(build):
    names = sorted(os.listdir(os.path.join(build, "bin")))
    return [name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)]


def used():
    """Processor seconds of the children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def fuzz(build, name, seconds):
    """Spells of at most what is left, until the processor time is spent. An input
    may take two minutes: that is wall time, on a machine that does other things."""
    row = {"reader": name, "cpu_seconds": 0, "inputs": 0, "finding": False}
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as grown:
        while row["cpu_seconds"] < seconds and not row["finding"]:
            before = used()
            left = max(1, round(seconds - row["cpu_seconds"]))
            done = subprocess.run(
                [os.path.join(build, "bin", PREFIX + name), f"-max_total_time={left}",
                 "-timeout=120", "-max_len=4096", "-print_final_stats=1", grown,
                 os.path.join(ROOT, "test", "fuzz", "corpus", name)],
                stderr=subprocess.PIPE, text=True, errors="replace",
                env=os.environ | ({"TMPDIR": place} if place else {}))
            row["cpu_seconds"] = round(row["cpu_seconds"] + used() - before, 1)
            ran = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
            row["inputs"] += int(ran[1]) if ran else 0
            if done.returncode != 0:
                row["finding"] = True
                sys.stderr.write(done.stderr[-4000:])
    row["date"] = datetime.datetime.now(datetime.timezone.utc).strftime(
        "%Y-%m-%dT%H:%M:%SZ")
    return row


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory of the preset fuzz")
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--results", help="directory (BUILD/bench-results)")
    args = parser.parse_intermixed_args()
    results = args.results or os.path.join(args.build, "bench-results")
    os.makedirs(results, exist_ok=True)
    known = readers(args.build)
    if not known:
        sys.exit(f"{args.build}: no fuzzers there; build the preset fuzz")
    if unknown := set(args.readers) - set(known):
        sys.exit(f"no fuzzer for {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    found = False
    for name in args.readers or known:
        row = fuzz(args.build, name, 60 * args.minutes)
        found |= row["finding"]
        print(f"{name}: {row['cpu_seconds']:.0f} s, {row['inputs']} inputs, "
              f"{'A FINDING' if row['finding'] else 'no finding'}", flush=True)
        with open(os.path.join(results, "fuzz.jsonl"), "a",
                  encoding="utf-8") as out:
            out.write(json.dumps(row) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

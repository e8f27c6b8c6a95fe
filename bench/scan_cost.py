#!/usr/bin/env python3
"""What does `crinn-rewrite scan` cost beside parsing the same file?

Runs the scan and `clang++ -fsyntax-only` on one translation unit in turn
(A B B A), takes the CPU time that the kernel accounts to each process, and
prints the median ratio with its distribution-free interval. The target is at
most 1.3.

    bench/scan_cost.py BUILD_DIR [FILE -- FLAGS...]

The default file instantiates Debian's hnswlib.
"""
import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

DEFAULT = """#include <hnswlib/hnswlib.h>
int main() {
  hnswlib::L2Space Space(4);
  hnswlib::HierarchicalNSW<float> Index(&Space, 10);
  float Point[4] = {};
  Index.addPoint(Point, 0);
  return Index.searchKnn(Point, 1).size() == 1 ? 0 : 1;
}
"""


def cpu_seconds(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]}: failed; run it by hand: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def interval(values, level=0.99):
    """Order statistics around the median with at least the given coverage."""
    n, ordered = len(values), sorted(values)
    rank, tail = 0, 0.0
    while rank < n // 2:
        more = math.comb(n, rank) / 2**n
        if 2 * (tail + more) > 1 - level:
            break
        tail += more
        rank += 1
    return ordered[max(rank - 1, 0)], ordered[n - max(rank, 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", help="build directory, with bin/crinn-rewrite")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--clang", default="/usr/lib/llvm-19/bin/clang++")
    parser.add_argument("--rounds", type=int, default=12)
    own, flags = sys.argv[1:], ["-std=c++17", "-march=native"]
    if "--" in own:
        at = own.index("--")
        own, flags = own[:at], own[at + 1:]
    args = parser.parse_args(own)

    with tempfile.TemporaryDirectory() as scratch:
        source, root = args.file, os.getcwd()
        if not source:
            # A copy: what lies in a system directory is not looked at.
            shutil.copytree("/usr/include/hnswlib", f"{scratch}/hnswlib")
            source, root = os.path.join(scratch, "use.cpp"), scratch
            flags = [*flags, f"-I{scratch}"]
            with open(source, "w") as out:
                out.write(DEFAULT)
        scan = [os.path.join(args.build, "bin", "crinn-rewrite"), "scan",
                f"--root={root}", source, "--", *flags]
        parse = [args.clang, "-fsyntax-only", *flags, source]
        cpu_seconds(scan), cpu_seconds(parse)  # caches
        ratios = []
        for _ in range(args.rounds):
            a1, b1, b2, a2 = (cpu_seconds(c) for c in (scan, parse, parse, scan))
            ratios.append((a1 + a2) / (b1 + b2))
    low, high = interval(ratios)
    print(f"scan / parse: {statistics.median(ratios):.3f} "
          f"[{low:.3f}, {high:.3f}] over {args.rounds} rounds")


if __name__ == "__main__":
    main()

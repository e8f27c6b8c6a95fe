#!/usr/bin/env python3
"""Does the loop keep what is real and refuse what is not, on Debian's hnswlib?

Runs crinn-optimize on hnswlib with fashion-mnist and two planted variants beside
the grid: one that gains nothing (a store that nobody reads), one that returns
other ids (the last neighbour of each list is skipped). Expects both refused, at
least one change kept, its patch to apply with `git am`, and prints the largest
resident set of any process of the run.

    bench/hnswlib_check.py BUILD_DIR RUN_DIR

Takes about a quarter of an hour on an idle machine. Exit code 1 if it fails.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

HEADER = "hnswlib/hnswalg.h"
NODE = ("                tableint current_node_id = current_node_pair.second;\n"
        "                int *data = (int *) get_linklist0(current_node_id);\n")
NOTHING = ("                volatile size_t looked_at = current_node_pair.second;\n"
           "                (void) looked_at;\n"
           "                int *data = (int *) "
           "get_linklist0(current_node_pair.second);\n")
LOOP = ("for (size_t j = 1; j <= size; j++) {\n"
        "                    int candidate_id = *(data + j);")


def call(*command):
    status = subprocess.run(command).returncode
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit code {status}")


def plant(tool, scratch, name, title, old, new):
    tree, variant = f"{scratch}/{name}-tree", f"{scratch}/{name}"
    call(tool, "make-variant", "--target=hnswlib", f"--copy={tree}")
    with open(f"{tree}/{HEADER}") as text:
        code = text.read()
    if code.count(old) != 1:
        sys.exit(f"{HEADER}: not as expected (hnswlib 0.6.2)")
    with open(f"{tree}/{HEADER}", "w") as text:
        text.write(code.replace(old, new))
    call(tool, "make-variant", "--target=hnswlib", f"--edited={tree}",
         "-o", variant, f"--title={title}", "--modules=search")
    return variant


def applies(run, scratch):
    clone = f"{scratch}/clone"
    call("git", "clone", "-q", f"{run}/base", clone)
    patches = sorted(f"{run}/patches/{p}" for p in os.listdir(f"{run}/patches")
                     if p.endswith(".patch"))
    identity = ["-c", "user.name=check", "-c", "user.email=check@invalid"]
    return patches and subprocess.run(
        ["git", "-C", clone, *identity, "am", "-q", *map(os.path.abspath, patches)]
    ).returncode == 0


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, run = sys.argv[1:]
    tool = os.path.join(build, "bin", "crinn-eval")
    scratch = tempfile.mkdtemp()
    try:
        planted = [
            plant(tool, scratch, "nothing", "Look at the node once more",
                  NODE, NOTHING),
            plant(tool, scratch, "wrong", "Skip the last neighbour",
                  LOOP, LOOP.replace("j <= size", "j < size")),
        ]
        call(os.path.join(build, "bin", "crinn-optimize"), "run",
             "--target=hnswlib", f"--out={run}",
             *(f"--variant={v}" for v in planted))
        with open(f"{run}/results.tsv") as text:
            rows = [line.rstrip("\n").split("\t") for line in text]
        verdicts = [dict(zip(rows[0], row)) for row in rows[1:]]
        last = {v["number"]: v for v in verdicts}
        kept = [n for n, v in last.items() if v["verdict"] == "kept"]
        good = {
            "a change is kept": bool(kept),
            "the one that gains nothing is refused":
                last["1"]["verdict"] == "refused",
            "the one with other ids is refused for them":
                last["2"]["reason"] == "equivalence",
            "the patches apply with git am": bool(applies(run, scratch)),
        }
    finally:
        shutil.rmtree(scratch)
    for what, holds in good.items():
        print(f"{'yes' if holds else 'NO ':3}  {what}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"largest resident set of a process: {largest / 1024:.0f} MiB")
    return 0 if all(good.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

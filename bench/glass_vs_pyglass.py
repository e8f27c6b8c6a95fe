#!/usr/bin/env python3
"""baseline_glass beside pyglass, from a checkout of yours, in its own configurations.

    bench/glass_vs_pyglass.py BUILD CHECKOUT [--rounds=8] [--builds=6] [--results=DIR] [DATASET...]
    bench/glass_vs_pyglass.py --table=DIR       # of earlier results, as Markdown
    bench/glass_vs_pyglass.py --hash            # of baseline_glass's sources

CHECKOUT holds https://github.com/hhy3/pyglass; docs/peers.md says which commit was
tried. Two configurations with the same R and ef_construction, both built on bytes:
SQ8 without refinement, SQ4 refined with FP16; both libraries tune their prefetches.
Each is a run of `crinn-eval peers`, in which the two take turns. Prints the ratio of
baseline_glass to pyglass: QPS at fixed recalls with its interval, then CPU time of
building (of the medians; in parentheses the least and greatest ratio of any two
builds, which is no interval), size of the index and peak memory. `*`: both begin above
that recall. What `peers` wrote goes to
BUILD/bench-results/glass-DATASET-CONFIGURATION.json, or to DIR, beside the hash of the
library's sources and of how they were compiled.
"""
import argparse
import hashlib
import json
import math
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from markdown import table

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATASETS = ("fashion-mnist-784-euclidean", "sift-photos-128-euclidean",
            "glove-wink-100-angular")
GRAPH = {"R": 32, "ef_construction": 200, "tune": 32}
CONFIGURATIONS = {
    "sq8": (GRAPH | {"quantizer": "sq8", "refine": 0}, {"bits": 8}),
    "sq4": (GRAPH | {"quantizer": "sq4", "refine": 1.5, "refine_quantizer": "fp16"},
            {"bits": 4}),
}
RECALLS = (0.90, 0.95, 0.99)


def target(home, name, scratch, sources, build):
    """A copy of the target in \\p home with other sources and build parameters."""
    manifest = json.loads((home / "target.json").read_text())
    manifest |= {"name": name, "build": build}
    for entry, path in zip(manifest["source"], sources, strict=True):
        entry["from"] = str(path)
    place = scratch / name
    place.mkdir()
    shutil.copy(home / manifest["adapter"], place)
    (place / "target.json").write_text(json.dumps(manifest))
    return place


def pair(args, scratch, name):
    ours, theirs = CONFIGURATIONS[name]
    glass = target(ROOT / "eval/targets/baseline_glass", f"glass-{name}", scratch,
                   [ROOT / "baseline_glass"], ours)
    pyglass = target(ROOT / "eval/peers/templates/pyglass", f"pyglass-{name}", scratch,
                     [args.checkout / "glass", args.checkout / "third_party/helpa/helpa"],
                     {"R": GRAPH["R"], "L": GRAPH["ef_construction"]} | theirs)
    return glass, pyglass


def measure(args, dataset, name, out):
    measured = sources_hash()
    with tempfile.TemporaryDirectory() as scratch:
        peers = ",".join(map(str, pair(args, pathlib.Path(scratch), name)))
        run = pathlib.Path(scratch) / "run.json"
        done = subprocess.run(
            [args.build / "bin/crinn-eval", "peers", f"--dataset={dataset}",
             f"--peers={peers}", f"--rounds={args.rounds}",
             f"--builds={args.builds}", "--quiet", f"--json={run}"],
            stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit(done.returncode)
        result = {"format": "crinn-glass-vs-pyglass-1", "configuration": name,
                  "baseline_glass": measured, "run": json.loads(run.read_text())}
    if sources_hash() != measured:
        sys.exit(f"{ROOT}/baseline_glass changed while it was measured")
    out.write_text(json.dumps(result, indent=1) + "\n")
    return result


def sources_hash():
    """Of what a target is compiled of: by name and contents."""
    target = ROOT / "eval/targets/baseline_glass"
    paths = sorted(p for p in (ROOT / "baseline_glass").iterdir()
                   if p.suffix in (".h", ".cpp"))
    total = hashlib.sha256()
    for path in [*paths, target / "adapter.cpp", target / "target.json"]:
        total.update(f"{path.name} {path.stat().st_size}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def ratio(log):
    return f"{math.exp(log):.3f}" if log is not None else "?"


def cell(ours, theirs, recall):
    """The ratio, or who does not reach that recall."""
    figures = [next(f for f in p["figures"] if f["recall"] == [recall, recall])
               for p in (ours, theirs)]
    if not all(f["qps"] for f in figures):
        return "; ".join(f"{who} ends at {max(x['recall'] for x in p['points']):.3f}"
                         for who, p, f in zip(("ours", "pyglass"), (ours, theirs), figures)
                         if not f["qps"])
    figure = figures[0]
    gain = figure["log_gain"]
    return (f"{ratio(gain['estimate'])} [{ratio(gain['lower'])}, "
            f"{ratio(gain['upper'])}]{'*' if figure['flat'] else ''}")


def builds(ours, theirs):
    """Of the medians, and of the builds that were furthest apart."""
    ours, theirs = ([b["cpu"] for b in p["builds"]] for p in (ours, theirs))
    return (f"{statistics.median(ours) / statistics.median(theirs):.2f} "
            f"({min(ours) / max(theirs):.2f}-{max(ours) / min(theirs):.2f})")


HEAD = ["data", "rows", "codes", *(f"QPS at {r:g}" for r in RECALLS), "build CPU",
        "index", "peak, build", "peak, search"]


def row(result):
    run = result["run"]
    ours, theirs = run["peers"]
    costs = [ours["index_bytes"] / theirs["index_bytes"]]
    costs += [ours["peak_bytes"][when] / theirs["peak_bytes"][when]
              for when in ("build", "search")]
    data = run["dataset"]
    return [data["name"], f"{data['rows']:,}", result["configuration"],
            *(cell(ours, theirs, r) for r in RECALLS), builds(ours, theirs),
            *(f"{c:.2f}" for c in costs)]


def show(directory):
    """The table of earlier results, all of the same sources."""
    results = [json.loads(path.read_text())
               for path in sorted(directory.glob("glass-*.json"))]
    measured = {r["baseline_glass"] for r in results}
    if len(measured) != 1:
        sys.exit(f"{directory}: results of {len(measured)} states of baseline_glass")
    print(*table(HEAD, [row(r) for r in results]), sep="\n")
    print(f"\nbaseline_glass {measured.pop()}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, nargs="?")
    parser.add_argument("checkout", type=pathlib.Path, nargs="?")
    parser.add_argument("datasets", nargs="*", metavar="DATASET")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--builds", type=int, default=6)
    parser.add_argument("--results", type=pathlib.Path,
                        help="directory (BUILD/bench-results)")
    parser.add_argument("--table", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--hash", action="store_true")
    args = parser.parse_intermixed_args()
    if args.hash:
        print(sources_hash())
        return
    if args.table:
        show(args.table)
        return
    if not args.checkout:
        parser.error("BUILD and CHECKOUT are missing")
    args.checkout = args.checkout.resolve()
    if not (args.checkout / "glass/searcher/graph_searcher.hpp").exists():
        sys.exit(f"{args.checkout}: no checkout of pyglass; clone "
                 "https://github.com/hhy3/pyglass there")
    results = args.results or args.build / "bench-results"
    results.mkdir(parents=True, exist_ok=True)
    print(*table(HEAD, []), sep="\n")
    for dataset in args.datasets or DATASETS:
        for name in CONFIGURATIONS:
            out = results / f"glass-{pathlib.Path(dataset).stem}-{name}.json"
            print(table(HEAD, [row(measure(args, dataset, name, out))])[-1], flush=True)


if __name__ == "__main__":
    main()

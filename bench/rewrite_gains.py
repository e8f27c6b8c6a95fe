#!/usr/bin/env python3
"""What each rewrite is worth on real libraries: bench/rewrite_gain.py, many times.

    bench/rewrite_gains.py BUILD [--results=DIR] [--only=TEXT] [--again]
                           [--data=NAME=FILE]... [--checkout=NAME=DIR]...
    bench/rewrite_gains.py --table=DIR          # of earlier results, as Markdown

Judges the runs that bench/gains.json lists, one after another, each by crinn-eval with
all its gates. What crinn-eval wrote goes to DIR (default BUILD/bench-results/gains), a
file per run; a run whose file is there is not made again. --only: those whose name has
TEXT in it. --data: where a data set of the list is, if not under its name. --checkout:
where the library of a template (eval/peers/templates) is; without it, its runs are left
out. The table goes to docs/rewrite-gains.md.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys

from markdown import table

HERE = pathlib.Path(__file__).resolve().parent


def name(run):
    """A file name for a run: what is different of it."""
    parts = [run["target"], run.get("dataset", ""), run["rewrites"], *run.get("set", [])]
    if "over" in run:
        parts.append("over-" + run["over"])
    return re.sub(r"[^A-Za-z0-9.=-]+", "-", "_".join(p for p in parts if p)).strip("-")


def command(args, run, out):
    options = [f"--{key}={run[key]}" for key in ("target", "rewrites", "over")
               if key in run]
    if "dataset" in run:
        options.append(f"--dataset={args.data.get(run['dataset'], run['dataset'])}")
    if run.get("template"):
        options.append(f"--checkout={args.checkout[run['target']]}")
    options += [f"--set={s}" for s in run.get("set", [])]
    options += [f"--build={b}" for b in run.get("build", [])]
    return [sys.executable, str(HERE / "rewrite_gain.py"), str(args.build), *options,
            f"--json={out}"]


def wanted(args, run):
    if run.get("template") and run["target"] not in args.checkout:
        print(f"== {name(run)}: left out; give --checkout={run['target']}=DIR", flush=True)
        return False
    return args.only in name(run)


def percent(interval):
    """A logarithm with its interval as percents."""
    if not interval or interval.get("estimate") is None:
        return "?"
    value = lambda key: ("?" if interval[key] is None
                         else f"{100 * math.expm1(interval[key]):+.1f}")
    return f"{value('estimate')} [{value('lower')}, {value('upper')}]"


def row(result):
    run, found = result["run"], result["comparison"]
    high = found.get("high_window") or {}
    what = run["rewrites"] + "".join(" " + s for s in run.get("set", []))
    if "over" in run:
        what += " over " + run["over"]
    verdict = found["verdict"]
    if verdict in ("refused", "unjudged"):
        verdict += ": " + found["reason"]
    return [run["target"], found["setting"]["dataset"]["name"], what, found["class"], verdict,
            percent(found.get("reward")), percent(high.get("reward"))]


def results(directory):
    return [json.loads(p.read_text()) for p in sorted(directory.glob("*.json"))]


INTRODUCTION = """# What rewrites gained on real libraries

Written by `bench/rewrite_gains.py --table=bench/results/gains`. Each line is one run of
`crinn-eval compare` over an unmodified library, with the library's own flags and
`-march=native`, and all of its gates (docs/judge.md): the verdict, then what the speed
reward gained over recall 0.85 to 0.95 and over 0.95 to 0.999, with its interval. `a over
b`: b is in both arms. Machines differ; the files in `bench/results/gains` say what these
were measured on. A line that is no gain stays here too.
"""


def document(found):
    head = ["target", "data", "rewrite", "class", "verdict", "recall 0.85 to 0.95, %",
            "0.95 to 0.999, %"]
    return INTRODUCTION + "\n" + "\n".join(table(head, [row(r) for r in found]))


def measure(args, run, out):
    print(f"== {name(run)}", flush=True)
    scratch = out.with_suffix(".part")
    done = subprocess.run(command(args, run, scratch))
    if done.returncode != 0 or not scratch.exists():
        print(f"exit code {done.returncode}", flush=True)
        return False
    out.write_text(json.dumps({"format": "crinn-rewrite-gain-1", "run": run,
                               "comparison": json.loads(scratch.read_text())}, indent=1) + "\n")
    scratch.unlink()
    return True


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, nargs="?",
                        help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--results", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--data", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--checkout", action="append", default=[], metavar="NAME=DIR")
    parser.add_argument("--table", type=pathlib.Path, metavar="DIR")
    args = parser.parse_args()
    for key in ("data", "checkout"):
        setattr(args, key, dict(one.split("=", 1) for one in getattr(args, key)))
    if args.table:
        print(document(results(args.table)))
        return
    if not args.build:
        parser.error("give BUILD or --table=DIR")
    where = args.results or args.build / "bench-results/gains"
    where.mkdir(parents=True, exist_ok=True)
    failed = 0
    for run in json.loads((HERE / "gains.json").read_text()):
        out = where / (name(run) + ".json")
        if wanted(args, run) and (args.again or not out.exists()):
            failed += not measure(args, run, out)
    print(document(results(where)))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()

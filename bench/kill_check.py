#!/usr/bin/env python3
"""SIGKILL at random points of `crinn-eval compare --run`.

    bench/kill_check.py BUILD_DIR [--case slow] [--kills 100] [--seed 1] [--o FILE]

Kills a comparison of the scanning target of the unit tests, starts it again, kills
it again, further on each time, until it is finished; then begins another. After
each kill: every step that was recorded is still there, bit for bit, and no process is
left. After each comparison that ended: its answer is computed once more from its
steps alone and must be the same; PRAGMA integrity_check; no temporary file and no
mount is left. What it checks is test/e2e/eval/resume_test.py; here it is counted,
and the counts are bench/results/kill.json (slow) and kill-CASE.json. The cases: a
`slow` variant; a `faster` one, which goes on to the bounds and the guard sets; one that
`builds` its own indexes, in class recall.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def slow(case, run_case):
    return [f"--b={case.variant('slow', *run_case.SLOW)}"]


def faster(case, run_case):
    lean = case.variant("lean", *run_case.LEAN)
    return [f"--a={case.variant('slow', *run_case.SLOW)}", f"--b={lean}"]


def builds(case, run_case):
    own = case.variant("own", *run_case.SLOW, run_case.TOY, "--class=recall",
                       "--modules=search,construction")
    return [f"--b={own}"]


CASES = {"slow": slow, "faster": faster, "builds": builds}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--case", choices=CASES, default="slow")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--o", default="-", help="result, JSON")
    args = parser.parse_args()
    binaries = args.build.resolve() / "bin"
    os.environ.update(CRINN_BIN=str(binaries), CRINN_SOURCE=str(ROOT),
                      CRINN_MAKE_DATA=str(binaries / "make-data"))
    sys.path.insert(0, str(ROOT / "test/e2e/eval"))
    import run_case
    case = run_case.Case()
    try:
        result = check(case, run_case, args)
    finally:
        case.close()
    text = json.dumps(result, indent=2) + "\n"
    if args.o == "-":
        print(text, end="")
    else:
        pathlib.Path(args.o).write_text(text)
    return 0 if not result["failures"] else 1


def check(case, run_case, args):
    options = ["compare", f"--target={run_case.TOY}", "--quiet",
               f"--dataset={case.data}", "--pairs=10",
               *CASES[args.case](case, run_case)]
    chance = random.Random(args.seed)
    run, failures = case.dir / "run", []
    kills = resumed = comparisons = 0
    before, last_steps = [], {}

    def expect(what, truth):
        if not truth:
            failures.append(f"kill {kills}: {what}")

    while kills < args.kills or run.exists():
        tool = case.start(*options, f"--run={run}")
        if kills < args.kills:
            run_case.reach(tool, run, chance)
            tool.send_signal(signal.SIGKILL)
        killed = tool.wait() == -signal.SIGKILL
        kills += killed
        after = run_case.steps(run)
        expect("a recorded step was lost or changed", set(before) <= set(after))
        expect("a process is left", not case.quiet())
        expect("the database is damaged", not after or run_case.rows(
            run, "PRAGMA integrity_check") == [("ok",)])
        resumed += killed and bool(before)
        before = after
        if killed:
            key = after[-1][1] if after else "none"
            last_steps[key] = last_steps.get(key, 0) + 1
            continue
        expect(f"it ended with exit code {tool.returncode}", tool.returncode == 0)
        answer = run_case.documents(run)
        copy = case.dir / "copy"
        run_case.without_outcome(run, copy)
        expect("the steps alone give no answer",
               case.tool(*options, f"--run={copy}").returncode == 0)
        expect("the steps alone give another answer",
               len(answer) == 1 and run_case.documents(copy) == answer)
        expect("its steps were measured again", run_case.steps(copy) == after)
        expect("a process is left", not case.quiet())
        expect(f"left: {case.temporary()}", not case.temporary())
        expect(f"mounted: {case.mounts()}", not case.mounts())
        comparisons += 1
        before = []
        shutil.rmtree(run)
        shutil.rmtree(copy)
        print(f"{kills} kills, {comparisons} comparisons, {len(failures)} failures",
              file=sys.stderr)
    return {"format": "crinn-kill-check-1", "case": args.case,
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
            "seed": args.seed, "kills": kills, "kills_after_a_resume": resumed,
            "comparisons": comparisons, "steps_at_the_kill": len(last_steps),
            "failures": failures}


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""How fast does `crinn-rewrite scan` go through a whole codebase?

Runs `scan -j2` and `run-clang-tidy -j2` with one check (google-readability-todo,
which looks at comments only, so that what remains is clang-tidy's own cost) on the
same files of a compilation database in turn (A B B A), and prints files per second
of each. Then, file by file, the peak memory of a worker beside that of `clang++
-fsyntax-only`. Targets: at least as fast; at most 1.2 times the memory.

    bench/scan_speed.py BUILD_DIR [--database=DIR] [--root=DIR] [--match=REGEX]
    bench/scan_speed.py BUILD_DIR --generate=2000

BUILD_DIR has bin/crinn-rewrite; its own compilation database is the default.
--generate writes that many sources and their database, and also checks that each
one's search is found. Times mean something on a quiet machine only: above a load
of 0.3 there is only the memory, unless --anyway is given. Without clang-tidy
(apt-get install clang-tidy-19) scan is timed alone.
"""
import argparse
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CHECK = "-*,google-readability-todo"

SOURCE = """#include "graph.h"
namespace n{i} {{
void search(Pool &pool, Graph &graph, Visited &visited, const float *query) {{
  while (pool.hasNext()) {{
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {{
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, id);
      pool.insert(id, d);
    }}
  }}
}}
}}
"""
HEADER = """#pragma once
#include <vector>
struct Visited { bool test(int) const; void set(int); };
struct Pool { bool hasNext() const; int pop(); bool insert(int, float); };
struct Graph { int degree() const; int at(int, int) const; };
float distanceTo(const float *, int);
"""


def run(command, cwd=None):
    """Wall seconds, CPU seconds, peak KiB of the largest process, output, status."""
    with tempfile.TemporaryFile("w+") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        out.seek(0)
        return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, out.read(),
                os.waitstatus_to_exitcode(status))


def generate(count, scratch):
    with open(f"{scratch}/graph.h", "w") as out:
        out.write(HEADER)
    commands = []
    for i in range(count):
        with open(f"{scratch}/s{i:05}.cpp", "w") as out:
            out.write(SOURCE.format(i=i))
        commands.append({"directory": scratch, "file": f"s{i:05}.cpp",
                         "arguments": ["clang++", "-std=c++17", "-c", f"s{i:05}.cpp"]})
    with open(f"{scratch}/compile_commands.json", "w") as out:
        json.dump(commands, out)


def commands_of(database, root, match):
    """Real path -> (directory, command), as scan and run-clang-tidy see them."""
    with open(os.path.join(database, "compile_commands.json")) as text:
        entries = json.load(text)
    found = {}
    for entry in entries:
        path = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
        if path.startswith(root + "/") and re.search(match, path) and os.path.exists(path):
            command = entry.get("arguments") or shlex.split(entry["command"])
            found.setdefault(path, (entry["directory"], command))
    return found


def syntax_only(clang, command):
    kept, skip = [], False
    for word in command[1:]:
        if skip or word in ("-o", "-MF", "-MT", "-MQ"):
            skip = not skip
        elif word not in ("-c", "-MD", "-MMD"):
            kept.append(word)
    return [clang, "-fsyntax-only", "-w", *kept]


def speed(args, files):
    scan = [args.tool, "scan", f"-j{args.jobs}", "-p", args.database,
            f"--root={args.root}", *files]
    tidy, program = shutil.which("run-clang-tidy-19"), shutil.which("clang-tidy-19")
    arms = {"scan": scan}
    if tidy and program:
        arms["clang-tidy"] = [tidy, "-quiet", f"-j{args.jobs}", "-p", args.database,
                              f"-clang-tidy-binary={program}", f"-checks={CHECK}",
                              *(f"^{re.escape(f)}$" for f in files)]
    else:
        print("clang-tidy: not installed (apt-get install clang-tidy-19); scan alone")
    seconds = {name: [] for name in arms}
    for _ in range(args.rounds):
        for name in [*arms, *reversed(arms)]:
            seconds[name].append(run(arms[name])[:2])
    for name, runs in seconds.items():
        wall, cpu = (statistics.median(r[k] for r in runs) for k in (0, 1))
        print(f"{name:<10} -j{args.jobs}: {len(files) / wall:.2f} files/s, "
              f"{wall:.1f} s, CPU {cpu:.1f} s (medians of {len(runs)} runs)")
    if len(arms) == 2:
        ratios = [t[0] / s[0] for s, t in zip(seconds["scan"], seconds["clang-tidy"])]
        print(f"scan is {statistics.median(ratios):.3f} times as fast "
              f"[{min(ratios):.3f}, {max(ratios):.3f}]")


def memory(args, commands):
    ratios = []
    step = max(1, len(commands) // args.memory_files)
    for path in sorted(commands)[::step]:
        directory, command = commands[path]
        alone = run(syntax_only(args.clang, command), cwd=directory)
        worker = run([args.tool, "scan", "-j1", "-p", args.database,
                      f"--root={args.root}", path])
        if alone[4] == 0 and worker[4] == 0:
            ratios.append((worker[2] / alone[2], worker[2], alone[2], path))
    if not ratios:
        sys.exit("memory: no file of the database parses; check the database")
    ratios.sort()
    print(f"memory of a worker / of the parse alone: median "
          f"{statistics.median(r[0] for r in ratios):.3f}, {len(ratios)} files")
    for ratio, mine, alone, path in ratios[-3:]:
        print(f"  {ratio:.3f}  {mine / 1024:.0f} / {alone / 1024:.0f} MiB  {path}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--database")
    parser.add_argument("--root", default=os.path.join(os.path.dirname(__file__), ".."))
    parser.add_argument("--match", default=r"\.(cpp|cc|cxx)$")
    parser.add_argument("--generate", type=int, metavar="N")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--memory-files", type=int, default=20)
    parser.add_argument("--clang", default="/usr/lib/llvm-19/bin/clang++")
    parser.add_argument("--anyway", action="store_true", help="time on a loaded machine")
    args = parser.parse_args()
    args.tool = os.path.abspath(os.path.join(args.build, "bin", "crinn-rewrite"))
    with tempfile.TemporaryDirectory() as scratch:
        if args.generate:
            generate(args.generate, scratch)
            args.database = args.root = scratch
        args.database = os.path.abspath(args.database or args.build)
        args.root = os.path.realpath(args.root)
        commands = commands_of(args.database, args.root, args.match)
        if args.generate:
            wall, cpu, peak, out, status = run([
                args.tool, "scan", f"-j{args.jobs}", "-p", args.database,
                f"--root={args.root}", "--json"])
            found = len({s["file"] for s in json.loads(out)["sites"]})
            print(f"{found} of {args.generate} searches found, exit code {status}")
            if found != args.generate or status:
                sys.exit("generated searches are missing")
        if os.getloadavg()[0] <= 0.3 or args.anyway:
            speed(args, sorted(commands))
        else:
            print(f"load {os.getloadavg()[0]:.1f}: not timed")
        memory(args, commands)


if __name__ == "__main__":
    main()

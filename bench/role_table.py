#!/usr/bin/env python3
"""How many idioms and roles does scan bind in real code, and how many wrongly?

Scans the codebases of test/roles/codebases.json, compares with the lists beside
it (made by hand before the code that binds them) and prints the table that is
docs/role-table.md. What comes from a registry is downloaded; for the rest name
checkouts:

    bench/role_table.py BUILD_DIR --beside ParlayANN-573f3cf=DIR \\
        --beside parlaylib=DIR ... [-o docs/role-table.md]
    bench/role_table.py BUILD_DIR --only voyager-2.2.3 --idiom seed --detail

--floor fails where less is bound, or more wrongly, than FILE says of a codebase.
--record-first adds figures to test/roles/first-try.json, once for each codebase
and idiom: what stands there is never written again.
"""
import argparse
import json
import os
import sys

import codebases
from markdown import table
from matching import compare

KINDS = ["best-first", "greedy-descent", "seed", "prune", "reverse-link", "re-rank",
         "kernel", "storage", "ef", "tunable"]
ROLES = ["pool", "result", "pop", "current", "expand", "score", "buffer", "neighbour",
         "visited-test", "visited-mark", "filter", "distance", "insert", "stop", "prefetch",
         "kernel", "storage", "ef", "tunable"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build directory, with bin/crinn-rewrite, or the tool")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=DIR")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--idiom", action="append", default=[], choices=KINDS)
    parser.add_argument("--detail", action="store_true", help="every miss and wrong binding")
    parser.add_argument("--record-first", metavar="FILE")
    parser.add_argument("--revision", default="", help="what made the figures recorded")
    parser.add_argument("--floor", metavar="FILE")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the table here")
    return parser.parse_args()


def share(figures):
    listed = sum(figures[:3])
    return f"{100 * figures[0] / listed:.1f} %" if listed else "-"


def cell(figures, first=None):
    """bound/listed, then what is not usual: near misses, wrong ones, the first try."""
    def short(f):
        text = f"{f[0]}/{sum(f[:3])}"
        text += f" ~{f[1]}" if f[1] else ""
        return text + (f" **!{f[3]}**" if f[3] else "")
    if not any(figures):
        return ""
    return short(figures) + (f" ({short(first)})" if first else "")


def plus(all_figures):
    return [sum(column) for column in zip(*all_figures)] or [0] * 4


def render(results, kinds, first):
    out = ["# Roles bound in real code", "",
           "Written by `bench/role_table.py`, which says how to make it again; "
           "[idioms.md](idioms.md) defines the rows. The lists in `test/roles/` were made by "
           "hand, before the code that binds them, by people who had not run `scan` on the "
           "codebase; the best-first searches of hnswlib, pyglass and Voyager alone were bound "
           "before there were lists. Entries that they mark as doubtful count neither way. The PyPI package "
           "`glassppy` carries no sources (its files are wheels), so GLASS is judged on two "
           "upstream states.", "",
           "A cell is bound/listed, then `~n` near misses (scan shows the place and says what "
           "it lacks), then `!n` wrong bindings (reported in a listed file, but not listed), "
           "and in parentheses the same figures of the version in which a recogniser of that "
           "idiom first reached the main branch (`test/roles/first-try.json` names it). Its "
           "author had the codebases at hand before, so these are no figures for unknown code; "
           "[held-out.md](held-out.md) has those.", "", "## Codebases", "",
           "Roles; of idioms without roles (kernel, storage, ef, tunable) the idiom counts as "
           "one.", ""]
    rows, total = [], []
    for name, c in results.items():
        f = plus([c.total(k) for k in kinds])
        total.append(f)
        rows.append([name, str(sum(f[:3])), *map(str, f), share(f)])
    f = plus(total)
    rows.append(["all", str(sum(f[:3])), *map(str, f), share(f)])
    out += table(["codebase", "listed", "bound", "near miss", "absent", "wrong", "share"], rows)

    out += ["", "## Idioms", ""]
    empty = [0] * 4
    rows = []
    for name, c in results.items():
        rows.append([name, *(cell(c.idioms[k].figures() if k in c.idioms else empty,
                                  first.get(name, {}).get(k, {}).get("idioms"))
                             for k in kinds)])
    rows.append(["all", *(cell(plus([c.idioms[k].figures() for c in results.values()
                                     if k in c.idioms])) for k in kinds)])
    out += table(["codebase", *kinds], rows)

    out += ["", "## Roles by idiom", ""]
    rows = []
    for k in kinds:
        f = plus([c.total(k) for c in results.values()])
        t = plus([first[n][k]["roles"] for n in results if k in first.get(n, {})])
        rows.append([k, str(sum(f[:3])), *map(str, f), share(f),
                     cell(t) if any(t) else "-"])
    out += table(["idiom", "listed", "bound", "near miss", "absent", "wrong", "share",
                  "first try"], rows)

    out += ["", "## Roles by codebase", ""]
    names = list(results)
    rows = []
    for role in ROLES:
        def of(c):
            return plus([v.figures() for (k, r), v in c.roles.items()
                         if r == role and k in kinds])
        per = [of(c) for c in results.values()]
        if any(map(any, per)):
            rows.append([role, *map(cell, per), cell(plus(per)), share(plus(per))])
    out += table(["role", *names, "all", "share"], rows)
    return "\n".join(out) + "\n"


def detail(name, c, kinds):
    def show(what, count):
        for how, where in count.missed:
            print(f"{name}: {'near miss' if how == 'near' else 'absent'}: {what}: {where}")
        for where in count.wrong:
            print(f"{name}: WRONG: {what}: {where}")
    for kind in kinds:
        if kind in c.idioms:
            show(kind, c.idioms[kind])
        for (k, role), count in sorted(c.roles.items()):
            if k == kind and role != kind:
                show(f"{kind} {role}", count)


def record_first(path, results, kinds, revision):
    """Adds what is not there yet; leaves the rest alone."""
    known = {"format": "crinn-first-try-1", "codebases": {}}
    if os.path.exists(path):
        with open(path) as text:
            known = json.load(text)
    for name, c in results.items():
        mine = known["codebases"].setdefault(name, {})
        for kind in kinds:
            if kind in mine or kind not in c.idioms:
                continue
            mine[kind] = {"revision": revision, "idioms": c.idioms[kind].figures(),
                          "roles": c.total(kind)}
    lines = [f'  "{n}": {{\n' + ",\n".join(
        f'   "{k}": {json.dumps(v)}' for k, v in by_kind.items()) + "\n  }"
        for n, by_kind in known["codebases"].items()]
    with open(path, "w") as out:
        out.write('{\n "format": "crinn-first-try-1",\n'
                  ' "figures": "bound, near miss, absent, wrong",\n "codebases": {\n'
                  + ",\n".join(lines) + "\n }\n}\n")


def below(floor, results, only):
    """What is worse than the floor: {codebase: {"bound": n, "wrong": n}}."""
    out = []
    for name, least in floor.items():
        if only and name not in only:
            continue
        if name not in results:
            out.append(f"{name}: not scanned")
            continue
        bound, _, _, wrong = results[name].total()
        if bound < least["bound"]:
            out.append(f"{name}: {bound} roles bound, at least {least['bound']} expected")
        if wrong > least["wrong"]:
            out.append(f"{name}: {wrong} wrong bindings, at most {least['wrong']} expected")
    return out


def main():
    args = arguments()
    tool = args.build
    if os.path.isdir(tool):
        tool = os.path.join(tool, "bin", "crinn-rewrite")
    tool = os.path.abspath(tool)
    beside = dict(b.split("=", 1) for b in args.beside)
    kinds = args.idiom or KINDS
    common, known = codebases.all_codebases()
    results = {}
    for codebase in known:
        name = codebase["name"]
        if args.only and name not in args.only:
            continue
        try:
            found, warnings = codebases.scan_codebase(tool, common, codebase, beside)
        except codebases.Unavailable as e:
            print(f"{name}: left out: {e}", file=sys.stderr)
            continue
        for line in warnings:
            print(f"{name}: {line}", file=sys.stderr)
        with open(os.path.join(codebases.ROLES, f"{name}.json")) as text:
            results[name] = compare(json.load(text), found)
        if args.detail:
            detail(name, results[name], kinds)
    if args.record_first:
        record_first(args.record_first, results, kinds, args.revision)
    first = {}
    path = os.path.join(codebases.ROLES, "first-try.json")
    if os.path.exists(path):
        with open(path) as text:
            first = json.load(text)["codebases"]
    text = render(results, kinds, first)
    if args.output:
        with open(args.output, "w") as out:
            out.write(text)
    print(text, end="")
    if args.floor:
        with open(args.floor) as text:
            worse = below(json.load(text)["codebases"], results, args.only)
        for line in worse:
            print(line, file=sys.stderr)
        return 1 if worse else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())

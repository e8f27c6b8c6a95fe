"""What bench/rewrite_table.py found: cells, kept in files, and the page made of them."""
import collections
import dataclasses
import json

from markdown import table


@dataclasses.dataclass
class Cell:
    """One rewrite on one codebase: sites and applied with its defaults, edits with all."""
    sites: int = 0
    applied: int = 0
    edits: int = 0
    faults: list = dataclasses.field(default_factory=list)
    refused: collections.Counter = dataclasses.field(default_factory=collections.Counter)

    def text(self):
        faults = f" !{len(self.faults)}" if self.faults else ""
        return f"{self.applied}/{self.sites}{faults}" if self.sites or faults else ""

    @staticmethod
    def of(kept):
        return Cell(**kept | {"refused": collections.Counter(kept["refused"])})


class Results:
    """Of one codebase: a cell for each rewrite tried so far, in a file.

    The file is written anew after each, so what is there survives a kill.
    """

    def __init__(self, directory, name):
        self.path = directory / f"{name}.json"
        self.units, self.cells, self.tools = "", {}, {}
        if self.path.exists():
            kept = json.loads(self.path.read_text())
            self.units, self.tools = kept["units"], kept["tools"]
            self.cells = {r: Cell.of(c) for r, c in kept["cells"].items()}

    def add(self, rewrite, cell, tool):
        """A cell that the binary with the SHA-256 \\p tool gave."""
        self.cells[rewrite], self.tools[rewrite] = cell, tool
        part = self.path.with_suffix(".part")
        part.write_text(json.dumps(
            {"units": self.units, "tools": self.tools,
             "cells": {r: vars(c) for r, c in self.cells.items()}}, indent=1) + "\n")
        part.replace(self.path)


def document(cells, names, rewrites, left_out, passing):
    total = Cell()
    for c in cells.values():
        total.sites += c.sites
        total.applied += c.applied
        total.edits += c.edits
        total.faults += c.faults
    out = ["# Rewrites on real code", "",
           "Written by `bench/rewrite_table.py`, which says what was tried. A cell is "
           "applied/sites with the defaults, then `!n` faults of any run (broken builds among "
           "them). `edits`: with all values of the parameters that were tried, and AVX-512. "
           "Below each codebase stands how many of its units pass g++ and clang++ untouched, "
           "of how many; `*`: units have errors of their own.", ""]
    if left_out:
        out += ["Left out: " + "; ".join(left_out) + ".", ""]
    rows = [["units", *passing, "", ""]]
    rows += [[r, *(cells[r, n].text() for n in names),
             str(sum(cells[r, n].applied for n in names)),
             str(sum(cells[r, n].edits for n in names))] for r in rewrites]
    out += table(["rewrite", *names, "applied", "edits"], rows)
    out += ["", f"{total.applied} of {total.sites} sites rewritten with the defaults, "
            f"{total.edits} edits in all; faults: {len(total.faults)}."]
    if total.faults:
        out += ["", "## Faults", ""]
        out += [f"- {r}, {n}: {f}" for (r, n), c in cells.items() for f in c.faults]
    out += ["", "## Why not", ""]
    rows = []
    for r in rewrites:
        why = sum((cells[r, n].refused for n in names), collections.Counter())
        rows += [[r, reason.replace("|", "\\|"), str(count)]
                 for reason, count in sorted(why.items(), key=lambda p: (-p[1], p[0]))]
    out += table(["rewrite", "reason", "sites"], rows)
    return "\n".join(out) + "\n", len(total.faults)

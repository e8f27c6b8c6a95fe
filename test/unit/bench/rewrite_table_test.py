"""What counts as a refusal, what as a fault, and what the page says of both."""
import os
import pathlib
import sys
import tempfile
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "..", "bench"))

from rewrite_cells import Cell, Results, document
from rewrite_table import Codebase, settings


def after(*exits):
    cell = Cell()
    for code, said in exits:
        Codebase.failed(types.SimpleNamespace(), cell, code, said)
    return cell


class RewriteTableTest(unittest.TestCase):
    def test_refusals_are_no_faults(self):
        cell = after((5, "tool: error: f: set-tunable refuses: it is a macro"),
                     (5, "f: no unit instantiates this template, so ..."))
        self.assertEqual(cell.faults, [])
        self.assertEqual(cell.refused, {"it is a macro": 1,
                                        "no unit instantiates this template": 1})
        self.assertEqual(cell.text(), "0/2")

    def test_any_other_end_is_a_fault(self):
        cell = after((-11, "no output"), (5, "the edited code has a new diagnostic"))
        self.assertEqual(cell.faults, ["exit code -11: no output",
                                       "exit code 5: the edited code has a new diagnostic"])
        self.assertEqual((cell.sites, cell.refused), (0, {}))
        self.assertEqual(cell.text(), "0/0 !2")

    def test_the_page_shows_faults_and_reasons(self):
        broken = Cell(sites=3, applied=2, edits=5, faults=["x.cpp no longer compiles with g++"])
        broken.refused["a | b"] += 1
        text, faults = document({("r", "one"): broken, ("r", "two"): Cell()},
                                ["one", "two"], ["r"], ["three (no checkout)"],
                                ["2 of 2", "1 of 2"])
        self.assertEqual(faults, 1)
        self.assertIn("| r | 2/3 !1 |  | 2 | 5 |", text)
        self.assertIn("| units | 2 of 2 | 1 of 2 |  |  |", text)
        self.assertIn("2 of 3 sites rewritten with the defaults, 5 edits in all; faults: 1.",
                      text)
        self.assertIn("- r, one: x.cpp no longer compiles with g++", text)
        self.assertIn("| r | a \\| b | 1 |", text)
        self.assertIn("Left out: three (no checkout).", text)

    def test_what_was_found_is_kept(self):
        with tempfile.TemporaryDirectory() as scratch:
            where = pathlib.Path(scratch)
            self.assertEqual(Results(where, "one").cells, {})
            kept = Results(where, "one")
            kept.units = "2 of 2"
            cell = Cell(sites=3, applied=2, edits=5, faults=["x"])
            cell.refused["why"] += 1
            kept.add("r", cell, "abc")
            again = Results(where, "one")
            self.assertEqual((again.units, again.cells, again.tools),
                             ("2 of 2", {"r": cell}, {"r": "abc"}))
            self.assertEqual(again.cells["r"].refused["other"], 0)

    def test_ends_of_the_parameters_are_tried_too(self):
        one = {"name": "r", "params": [{"name": "a", "min": 1, "max": 9},
                                       {"name": "b", "min": 0, "max": 3}]}
        self.assertEqual(list(settings(one)),
                         [[], ["--set=r.a=1", "--set=r.b=0"], ["--set=r.a=9", "--set=r.b=3"]])
        self.assertEqual(list(settings({"name": "r", "params": []})), [[]])


if __name__ == "__main__":
    unittest.main()

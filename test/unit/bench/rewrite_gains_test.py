"""Names of runs, and what the table says of verdicts and of missing intervals."""
import argparse
import math
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "..", "bench"))

from rewrite_gains import command, document, name, percent, wanted


def result(verdict, **more):
    found = {"verdict": verdict, "reason": "recall-lower", "class": "exact",
             "reward": {"estimate": math.log(1.25), "lower": math.log(1.2), "upper": None},
             "high_window": None, "setting": {"dataset": {"name": "d"}}}
    return {"run": {"target": "t", "rewrites": "a,b", **more}, "comparison": found}


class RewriteGainsTest(unittest.TestCase):
    def test_runs_that_differ_have_names_that_differ(self):
        runs = [{"target": "t", "rewrites": "a"}, {"target": "t", "rewrites": "a,b"},
                {"target": "t", "rewrites": "b", "over": "a"},
                {"target": "t", "rewrites": "a", "set": ["a.x=2"]},
                {"target": "t", "rewrites": "a", "dataset": "/data/d.hdf5"}]
        names = [name(r) for r in runs]
        self.assertEqual(len(set(names)), len(runs))
        self.assertTrue(all("/" not in n for n in names), names)

    @staticmethod
    def given(**more):
        return argparse.Namespace(**({"build": "B", "data": {}, "checkout": {}, "only": ""} | more))

    def test_a_run_becomes_the_options_of_one_gain(self):
        run = {"target": "t", "rewrites": "b", "over": "a", "set": ["b.x=2"], "dataset": "d"}
        options = command(self.given(), run, "o.json")
        for option in ("--target=t", "--rewrites=b", "--over=a", "--set=b.x=2", "--dataset=d",
                       "--json=o.json"):
            self.assertIn(option, options)
        options = command(self.given(data={"d": "/my/d.hdf5"}), run, "o.json")
        self.assertIn("--dataset=/my/d.hdf5", options)

    def test_a_template_needs_a_checkout(self):
        run = {"target": "t", "rewrites": "b", "template": True}
        self.assertFalse(wanted(self.given(), run))
        there = self.given(checkout={"t": "/my/t"})
        self.assertTrue(wanted(there, run))
        self.assertIn("--checkout=/my/t", command(there, run, "o.json"))

    def test_logarithms_are_told_as_percents(self):
        self.assertEqual(percent(result("faster")["comparison"]["reward"]), "+25.0 [+20.0, ?]")
        self.assertEqual(percent(None), "?")

    def test_a_refusal_says_why(self):
        text = document([result("refused"), result("faster", over="c")])
        self.assertIn("| t | d | a,b | exact | refused: recall-lower |", text)
        self.assertIn("| t | d | a,b over c | exact | faster | +25.0 [+20.0, ?] | ? |", text)


if __name__ == "__main__":
    unittest.main()

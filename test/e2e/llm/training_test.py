"""crinn-optimize reward and export, as a trainer uses them."""

import json
import math
import os
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "optimize"))
from toy_run import BIN, Toy  # noqa: E402

OPTIMIZE = os.path.join(BIN, "crinn-optimize")


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.toy = Toy()
        cls.toy.inline_distance()
        cls.addClassCleanup(cls.toy.close)
        # Told without a plan: the run is made, and knows its sites.
        cls.first = cls.reward("I cannot.")
        state = json.loads(cls.query("SELECT text FROM fact WHERE name = 'state'")[0][0])
        cls.site = next(s["id"] for s in state["sites"] if s["idiom"] == "best-first")
        cls.fit, cls.other = cls.plan(size=16), cls.plan(size=32)
        cls.rewards = [cls.reward(c) for c in (cls.fit, cls.other)]

    @classmethod
    def plan(cls, **params):
        step = {"rewrite": "batch-neighbours", "site": cls.site, "params": params}
        return "## Code\n```json\n" + json.dumps({"steps": [step]}) + "\n```\n"

    @classmethod
    def reward(cls, completion):
        return subprocess.run(
            [OPTIMIZE, "reward", "--target=" + cls.toy.path("toy"),
             "--data=" + cls.toy.path("data.hdf5"), "--out=" + cls.toy.path("r"),
             "--floor=0.05", "--progress=json"],
            input=completion, env=cls.toy.env, text=True, capture_output=True)

    @classmethod
    def query(cls, sql):
        return sqlite3.connect(cls.toy.path("r", "run.db")).execute(sql).fetchall()

    def export(self, layout):
        done = subprocess.run([OPTIMIZE, "export", self.toy.path("r"),
                               "--layout=" + layout], text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_a_completion_without_a_plan_is_worth_half_the_speed(self):
        self.assertEqual(self.first.returncode, 0, self.first.stderr)
        self.assertAlmostEqual(float(self.first.stdout), -math.log(2))
        self.assertIn("no plan", self.first.stderr)

    def test_a_plan_is_worth_what_was_measured(self):
        for done, row in zip(self.rewards,
                             self.query("SELECT estimate, reason FROM attempt")):
            self.assertEqual(done.returncode, 0, done.stderr)
            expected = row[0]
            if expected is None:
                expected = 0 if row[1] == "same-code" else -math.log(2)
            self.assertAlmostEqual(float(done.stdout), expected)
        self.assertIsNotNone(self.query("SELECT estimate FROM attempt")[0][0],
                             "a plan of the toy was to be measured")
        self.assertEqual(len(self.query("SELECT * FROM attempt")), 2)

    def test_asked_again_it_is_not_judged_again(self):
        before = self.query("SELECT number, finished FROM attempt")
        again = self.reward(self.fit)
        self.assertEqual(again.stdout, self.rewards[0].stdout)
        self.assertEqual(self.query("SELECT number, finished FROM attempt"), before)

    def test_groups(self):
        group, = self.export("grpo")
        self.assertEqual(group["rewards"], [float(r.stdout) for r in self.rewards])
        self.assertEqual(len(group["advantages"]), 2)
        self.assertIn("while (!Pool.empty())", group["prompt"][-1]["content"])
        # What is exported is what `reward` reads.
        self.assertEqual(self.reward(group["completions"][1][0]["content"]).stdout,
                         self.rewards[1].stdout)

    def test_pairs(self):
        for pair in self.export("dpo"):
            self.assertGreater(pair["margin"], math.log(1.05))
            self.assertEqual(set(pair), {"prompt", "chosen", "rejected", "margin"})


if __name__ == "__main__":
    unittest.main()

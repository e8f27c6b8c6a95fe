"""Planted candidates end with the verdict they deserve, and patches apply."""

import glob
import hashlib
import os
import subprocess
import unittest

from toy_run import ToyTest

PLANTED = ["faster", "again", "comment", "renamed", "no-gain", "wrong-ids",
           "wrong-distances", "crash", "no-build"]


class Verdicts(ToyTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.done = cls.toy.run("run", PLANTED)
        if cls.done.returncode != 0:
            raise AssertionError(cls.done.stderr)
        cls.rows = {a["label"]: a for a in cls.toy.result("run")["attempts"]}

    def refused(self, name, *reasons):
        self.assertEqual(self.rows[name]["verdict"], "refused")
        self.assertIn(self.rows[name]["reason"], reasons)
        self.assertNotEqual(self.rows[name]["sentence"], "")

    def test_all_have_a_verdict(self):
        self.assertEqual(list(self.rows), PLANTED)

    def test_faster_is_kept(self):
        self.assertEqual(self.rows["faster"]["verdict"], "kept")

    def test_same_machine_code_as_an_earlier_one(self):
        self.refused("again", "same-code")
        self.assertIn("#1", self.rows["again"]["sentence"])

    def test_comment(self):
        self.refused("comment", "same-code")

    def test_renamed_variable(self):
        self.refused("renamed", "same-code")

    def test_no_gain(self):
        self.refused("no-gain", "no-gain", "below-floor", "slower")

    def test_wrong_ids(self):
        self.refused("wrong-ids", "equivalence")

    def test_wrong_distances_on_the_battery_alone(self):
        self.refused("wrong-distances", "equivalence")

    def test_crash(self):
        self.refused("crash", "crash")

    def test_does_not_compile(self):
        self.refused("no-build", "does-not-build")

    def test_one_patch_and_it_applies(self):
        patches = glob.glob(self.toy.path("run", "patches", "*.patch"))
        self.assertEqual([os.path.basename(p) for p in patches],
                         ["0001-Make-it-faster.patch"])
        clone = self.toy.path("clone")
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(git + ["clone", "-q", self.toy.path("run", "base"), clone],
                       check=True)
        subprocess.run(git + ["-C", clone, "am", "-q", patches[0]], check=True)
        def sha(path):
            with open(path, "rb") as f:
                return hashlib.sha256(f.read()).hexdigest()
        self.assertEqual(sha(os.path.join(clone, "lib", "graph.h")),
                         sha(self.toy.path("planted", "faster", "overlay", "lib", "graph.h")))
        message = subprocess.run(["git", "-C", clone, "log", "-1", "--format=%B"],
                                 text=True, capture_output=True).stdout
        self.assertTrue(message.rstrip().endswith("Assisted-by: crinn\nSigned-off-by:"),
                        message)
        self.assertNotIn(self.toy.dir, message)

    def test_the_evidence_is_beside_it(self):
        evidence = glob.glob(self.toy.path("run", "patches", "*.evidence.json"))
        self.assertEqual(len(evidence), 1)
        with open(evidence[0]) as f:
            text = f.read()
        self.assertIn("pair_rewards", text)
        self.assertNotIn(self.toy.dir, text)

    def test_running_again_only_prints(self):
        again = self.toy.run("run", PLANTED)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(again.stdout, self.done.stdout)
        self.assertEqual(again.stderr, "")

    def test_nothing_is_left_over(self):
        self.assertEqual(sorted(os.listdir(self.toy.path("run"))),
                         ["base", "lock", "patches", "result.json", "results.tsv",
                          "run.db", "variants"])


if __name__ == "__main__":
    unittest.main()

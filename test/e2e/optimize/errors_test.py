"""Bad input: one line, the documented exit code, nothing half-written."""

import os
import subprocess
import unittest

from toy_run import BIN, Toy, ToyTest

OPTIMIZE = os.path.join(BIN, "crinn-optimize")


class Errors(ToyTest):
    def plain(self, *args):
        return subprocess.run([OPTIMIZE, *args], text=True, capture_output=True,
                              env=self.toy.env)

    def test_usage(self):
        for args in (["run"], ["walk"], ["run", "--target=toy"],
                     ["run", "--target=no-such", "--out=x"],
                     ["run", "--target=toy", "--out=x", "--rewrites=nope"],
                     ["run", "--target=toy", "--out=x", "--proposer=nope"],
                     ["run", "--target=toy", "--out=x", "--policy=p.json"],
                     ["run", "--target=toy", "--out=x", "--llm-model=m"],
                     ["run", "--target=toy", "--out=x", "--proposer=llm"],
                     ["export"], ["export", "x"], ["export", "x", "--layout=csv"],
                     ["reward"], ["reward", "--target=toy", "--out=x", "--proposer=tpe"],
                     ["archive"], ["archive", "x", "--tau=0"],
                     ["archive", "x", "--module=attic"],
                     ["archive", "x", "--draw=0"], ["archive", "x", "--format=tsv"],
                     ["run", "--target=toy", "--out=x", "--progress=loud"],
                     ["run", "--target=toy", "--out=x", "--floor=much"],
                     ["run", "--target=toy", "--out=x", "--floor=-1"],
                     ["run", "--target=toy", "--out=x", "--max-candidates=-1"],
                     ["run", "--target=toy", "--out=x", "--variant"], ["show"]):
            with self.subTest(args=args):
                self.assertFails(self.plain(*args), 2)
        self.assertFalse(os.path.exists("x"))

    def test_help_names_the_exit_codes(self):
        for args in (["run", "--help"], ["show", "--help"], ["archive", "--help"],
                     ["reward", "--help"], ["export", "--help"], ["chat", "--help"]):
            done = self.plain(*args)
            self.assertEqual(done.returncode, 0)
            for code in ("2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "130 "):
                self.assertIn("\n  " + code, done.stdout)

    def test_show_without_a_run(self):
        self.assertFails(self.plain("show", self.toy.dir), 3, "holds no run")

    def test_archive_without_a_run(self):
        self.assertFails(self.plain("archive", self.toy.dir), 3, "holds no run")

    def test_policy_that_is_none(self):
        for name, text in (("none", None), ("text", "x"), ("old", '{"format": "p"}')):
            policy = self.toy.path(name + ".json")
            if text is not None:
                with open(policy, "w") as f:
                    f.write(text)
            done = self.toy.run("p-" + name, [], "--proposer=learned",
                                "--policy=" + policy)
            self.assertFails(done, 3, policy)

    def test_show_of_a_database_that_is_none(self):
        os.makedirs(self.toy.path("odd"), exist_ok=True)
        with open(self.toy.path("odd", "run.db"), "w") as f:
            f.write("no database " * 400)
        self.assertFails(self.plain("show", self.toy.path("odd")), 3)

    def test_out_that_holds_something_else(self):
        os.makedirs(self.toy.path("home"), exist_ok=True)
        with open(self.toy.path("home", "letter"), "w") as f:
            f.write("Dear")
        self.assertFails(self.toy.run("home"), 2, "holds no run")
        self.assertEqual(os.listdir(self.toy.path("home")), ["letter"])

    def test_variant_that_is_missing(self):
        done = self.toy.run("e1", [], "--variant=" + self.toy.path("nowhere"))
        self.assertFails(done, 3, "nowhere")

    def test_missing_data(self):
        done = self.toy.run("e2", [], "--data=" + self.toy.path("none.hdf5"))
        self.assertFails(done, 3, "none.hdf5")


class BadTargets(unittest.TestCase):
    """Each with a target of its own, since it breaks it."""

    assertFails = ToyTest.assertFails

    def setUp(self):
        self.toy = Toy()
        self.addCleanup(self.toy.close)

    def test_variant_for_another_version(self):
        stale = self.toy.variant("faster")
        self.toy.edit("lib/graph.h", "Degree = 24", "Degree = 25")
        self.assertFails(self.toy.run("run", [], "--variant=" + stale), 3,
                         "lib/graph.h", "another version")

    def test_target_that_does_not_build(self):
        self.toy.edit("lib/graph.h", "Pool.pop();", "Pool.poop();")
        self.assertFails(self.toy.run("run"), 4)

    def test_target_that_crashes(self):
        self.toy.edit("lib/graph.h", "size_t Found = Best.size();",
                      "size_t Found = Best.size(); __builtin_trap();")
        self.assertFails(self.toy.run("run"), 6)

    def test_source_that_changed_since(self):
        self.assertEqual(self.toy.run("run").returncode, 0)
        self.toy.edit("lib/graph.h", "Degree = 24", "Degree = 25")
        self.assertFails(self.toy.run("run"), 3, "another --out")


if __name__ == "__main__":
    unittest.main()

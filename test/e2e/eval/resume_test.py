"""compare --run: killed anywhere it goes on, and gives the answer of its steps."""
import os
import random
import signal
import time
import unittest

import run_case

KILLS = int(os.environ.get("CRINN_KILLS", "10"))


class Resume(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.case = run_case.Case()
        cls.slow = cls.case.variant("slow", *run_case.SLOW)
        cls.options = ["compare", f"--target={run_case.TOY}", "--quiet",
                       f"--dataset={cls.case.data}", f"--b={cls.slow}",
                       "--pairs=10"]

    @classmethod
    def tearDownClass(cls):
        cls.case.close()

    def compare(self, run, *more):
        done = self.case.tool(*self.options, f"--run={run}", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_killed_at_random_points(self):
        """Kills one comparison again and again, each further on, to its end."""
        run = self.case.dir / "killed"
        chance = random.Random(int(os.environ.get("CRINN_SEED", "1")))
        before, kills, resumed = [], 0, 0
        while kills < KILLS:
            tool = self.case.start(*self.options, f"--run={run}")
            run_case.reach(tool, run, chance)
            tool.send_signal(signal.SIGKILL)
            said = tool.communicate()[1]
            killed = tool.returncode == -signal.SIGKILL
            self.assertTrue(killed or tool.returncode == 0, said)
            kills += killed
            after = run_case.steps(run)
            # What was recorded stays, bit for bit and with its time.
            self.assertEqual([row for row in after if row in before], before)
            resumed += bool(before)
            before = after
            self.assertEqual(self.case.quiet(), [])
            if not killed:
                self.finished(run, before)
                for path in run.iterdir():
                    path.unlink()
                before = []
        self.assertGreater(resumed, 0, "no kill left a step to go on from")
        self.compare(run)
        self.finished(run, before)

    def finished(self, run, before):
        answer = run_case.documents(run)
        self.assertEqual(len(answer), 1)
        after = run_case.steps(run)
        self.assertEqual([row for row in after if row in before], before)
        self.assertEqual(run_case.rows(run, "PRAGMA integrity_check"), [("ok",)])
        # The answer is a function of the steps: from them alone, without a
        # measurement, it is found again.
        copy = self.case.dir / f"copy-{time.monotonic_ns()}"
        run_case.without_outcome(run, copy)
        self.compare(copy)
        self.assertEqual(run_case.documents(copy), answer)
        self.assertEqual(run_case.steps(copy), after)
        self.assertEqual(self.case.quiet(), [])
        self.assertEqual(self.case.mounts(), [])
        self.assertEqual(self.case.temporary(), [])

    def test_a_finished_comparison_is_not_measured_again(self):
        run = self.case.dir / "finished"
        first = self.compare(run, "--json=-")
        steps = run_case.steps(run)
        second = self.case.tool(*[o for o in self.options if o != "--quiet"],
                                f"--run={run}", "--json=-")
        self.assertEqual(second.stdout, first.stdout)
        self.assertIn("nothing was measured", second.stderr)
        self.assertEqual(run_case.steps(run), steps)
        table = (run / "results.tsv").read_text()
        self.assertEqual(table.count("\n"), 2)
        # Another seed is another measurement; --again is one at this seed.
        self.compare(run, "--seed=2")
        self.compare(run, "--again")
        self.assertEqual(len(run_case.documents(run)), 3)
        grown = (run / "results.tsv").read_text()
        self.assertTrue(grown.startswith(table))
        self.assertEqual(grown.count("\n"), 4)
        self.assertEqual(run_case.rows(run, "SELECT count(DISTINCT key), count(*)"
                                            " FROM attempt"), [(2, 3)])

    def test_errors(self):
        for options, code, text in [
                (["--again"], 2, "--again needs --run"),
                ([f"--run={run_case.TOY}/target.json"], 7, "target.json")]:
            done = self.case.tool(*self.options, *options)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertIn(text, done.stderr)


if __name__ == "__main__":
    unittest.main()

"""A run that is killed or stopped anywhere ends as if it had not been."""

import json
import os
import signal
import sqlite3
import subprocess
import time
import unittest

from toy_run import ToyTest

PLANTED = ["wrong-ids", "faster", "no-build", "crash", "comment"]


def verdicts(toy, out):
    return [(a["label"], a["verdict"], a["reason"])
            for a in toy.result(out)["attempts"]]


def rows(toy, out):
    if not os.path.exists(toy.path(out, "run.db")):
        return []
    db = sqlite3.connect(toy.path(out, "run.db"))
    try:
        return db.execute("SELECT number, result_hash, build_hash, estimate, finished"
                          " FROM attempt ORDER BY number").fetchall()
    except sqlite3.OperationalError:  # killed before the tables were made
        return []
    finally:
        db.close()


def workers():
    """Workers that this test's runs started: their cache names them."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline") as f:
                command = f.read()
        except OSError:
            continue
        if "crinn-worker" in command and "crinn-e2e-" in command:
            found.append(pid)
    return found


class Resume(ToyTest):
    def wait_for(self, process, wanted):
        """Reads progress until wanted(event); the process must not end first."""
        for line in process.stderr:
            if line.startswith("{") and wanted(json.loads(line)):
                return
        self.fail("the run ended before the point at which to stop it")

    def finish(self, out):
        done = self.toy.run(out, PLANTED)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_killed_at_many_points(self):
        self.finish("whole")
        reference = verdicts(self.toy, "whole")
        points = [
            lambda e: e.get("stage") == "baseline",
            lambda e: e.get("stage") == "equal ids" or e.get("candidate", 0) >= 1,
            lambda e: e.get("candidate") == 2 and e.get("stage") == "measure",
            lambda e: e.get("candidate") == 3,
            lambda e: e.get("candidate") == 5,
            lambda e: e.get("stage") == "confirm",
            lambda e: e.get("stage") == "patches",
        ]
        before = []
        for number, point in enumerate(points):
            process = self.toy.start("killed", PLANTED)
            self.wait_for(process, point)
            process.send_signal(signal.SIGKILL)
            process.wait()
            process.stderr.close()
            after = rows(self.toy, "killed")
            self.assertEqual(after[:len(before)], before,
                             f"point {number}: a finished attempt was done again")
            before = after
        self.finish("killed")
        self.assertEqual(rows(self.toy, "killed"), before)
        self.assertEqual(verdicts(self.toy, "killed"), reference)
        self.assertEqual(sorted(os.listdir(self.toy.path("killed"))),
                         sorted(os.listdir(self.toy.path("whole"))))
        for name in ("whole", "killed"):
            with open(self.toy.path(name, "results.tsv")) as f:
                lines = f.read().splitlines()
            self.assertEqual([l.split("\t")[0] for l in lines[1:]],
                             [str(i) for i in range(1, len(lines))])
        time.sleep(1)
        self.assertEqual(workers(), [])

    def test_stopped_by_a_signal(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.toy.start("stopped", PLANTED)
            self.wait_for(process, lambda e: e.get("stage") == "measure")
            process.send_signal(number)
            text = process.stderr.read()
            self.assertEqual(process.wait(), 130, text)
            process.stderr.close()
            self.assertEqual(workers(), [])
        self.finish("stopped")
        self.assertEqual(self.toy.result("stopped")["attempts"][1]["verdict"], "kept")

    def test_another_run_is_refused(self):
        self.finish("mine")
        self.assertFails(self.toy.run("mine", PLANTED, "--seed=2"), 2,
                         "seed was 1, is 2", "another --out")
        self.assertFails(self.toy.run("mine", PLANTED[:1]), 2, "variant was")

    def test_two_at_once_are_refused(self):
        process = self.toy.start("busy", PLANTED)
        self.wait_for(process, lambda e: e.get("stage") == "measure")
        self.assertFails(self.toy.run("busy", PLANTED), 7, "another crinn-optimize")
        process.send_signal(signal.SIGTERM)
        process.communicate()


if __name__ == "__main__":
    unittest.main()

"""The floor under the role table, and first-try figures that stay as they were."""
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "..", "bench"))
from matching import compare
from role_table import below, record_first, render

LISTED = {"files": ["a.h"], "idioms": [
    {"idiom": "prune", "line": 10, "file": "a.h", "function": "f",
     "roles": [{"role": "pool", "line": 9, "text": "q"}]}]}


def result(line=10):
    site = {"idiom": "prune", "line": line, "file": "a.h", "function": "f",
            "roles": {"pool": [{"line": 9, "source": "q"}]}}
    return {"x": compare(LISTED, {"sites": [site], "near_misses": []})}


class Floor(unittest.TestCase):
    def test_at_the_floor(self):
        self.assertEqual(below({"x": {"bound": 1, "wrong": 0}}, result(), []), [])

    def test_fewer_bound(self):
        self.assertEqual(len(below({"x": {"bound": 2, "wrong": 0}}, result(), [])), 1)

    def test_a_wrong_idiom(self):
        self.assertEqual(below({"x": {"bound": 0, "wrong": 0}}, result(11), []),
                         ["x: 1 wrong bindings, at most 0 expected"])

    def test_a_codebase_that_could_not_be_had(self):
        self.assertEqual(below({"y": {"bound": 0, "wrong": 0}}, result(), []),
                         ["y: not scanned"])
        self.assertEqual(below({"y": {"bound": 0, "wrong": 0}}, result(), ["x"]), [])


class FirstTry(unittest.TestCase):
    def test_a_later_run_changes_nothing(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = f"{scratch}/first.json"
            record_first(path, result(11), ["prune"], "r1")
            record_first(path, result(), ["prune"], "r2")
            with open(path) as text:
                first = json.load(text)["codebases"]
        self.assertEqual(first, {"x": {"prune": {
            "revision": "r1", "idioms": [0, 0, 1, 1], "roles": [0, 0, 1, 1]}}})
        table = render(result(), ["prune"], first)
        self.assertIn("| x | 1/1 (0/1 **!1**) |", table)


if __name__ == "__main__":
    unittest.main()

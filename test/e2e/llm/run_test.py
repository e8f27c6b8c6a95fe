"""crinn-optimize run --proposer=llm: plans, caps, replay, and where the key is not.

The endpoint here answers from a script, so that what it says is known; that a real
model can be asked is shown by model_test.py.
"""

import glob
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "optimize"))
from faulty_server import Server  # noqa: E402
from toy_run import Toy  # noqa: E402

KEY = "sk-a-key-that-nobody-may-see"


def contents(directory):
    for path in glob.glob(os.path.join(directory, "**", "*"), recursive=True):
        if os.path.isfile(path):
            with open(path, "rb") as f:
                yield path, f.read()


class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.toy, cls.server = Toy(), Server()
        cls.toy.env.update(CRINN_LLM_KEY=KEY, no_proxy="*")
        state = cls.state()
        cls.site = next(s["id"] for s in state["sites"] if s["idiom"] == "best-first")
        cls.server.script = [
            "I cannot.",
            cls.plan("batch-neighbours", size=16),
            cls.plan("batch-neighbours", size=16),
            "## Code\n```json\n" + cls.plan("batch-neighbours", size=32) + "\n```\n",
            '{"steps": [{"rewrite": "../../x", "site": "/etc/passwd"}]}',
        ]
        cls.done = cls.run_llm("run", "--llm-url=" + cls.server.url("script"))

    @classmethod
    def tearDownClass(cls):
        cls.toy.close()

    @classmethod
    def run_llm(cls, out, *more, candidates=5):
        # The last --max-candidates counts.
        args = cls.toy.command(out)
        args = [a for a in args if not a.startswith("--max-candidates")]
        import subprocess
        return subprocess.run(
            args + [f"--max-candidates={candidates}", "--proposer=llm",
                    "--llm-model=m", "--any-price", *more],
            env=cls.toy.env, text=True, capture_output=True)

    @classmethod
    def state(cls):
        done = cls.toy.run("state")
        assert done.returncode == 0, done.stderr
        import sqlite3
        db = sqlite3.connect(cls.toy.path("state", "run.db"))
        return json.loads(db.execute(
            "SELECT text FROM fact WHERE name = 'state'").fetchone()[0])

    @classmethod
    def plan(cls, rewrite, **params):
        return json.dumps({"steps": [{"rewrite": rewrite, "site": cls.site,
                                      "params": params}]})

    def plans(self, out):
        return [a["plan"]["steps"] for a in self.toy.result(out)["attempts"]]

    def test_plans_of_the_model_are_judged(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        sizes = [p[0]["params"]["size"] for p in self.plans("run")]
        self.assertEqual(sizes, [16, 32])
        self.assertIn("8 replies in a row", self.done.stderr)

    def test_every_exchange_is_kept(self):
        kept = sorted(glob.glob(self.toy.path("run", "chat", "*.json")))
        asked = [a for a in self.server.asked if a[0].startswith("/script/")]
        self.assertEqual(len(kept), len(asked))
        with open(kept[1]) as f:
            second = json.load(f)
        self.assertIn("cannot be used", second["request"]["messages"][-1]["content"])
        self.assertEqual(second["notes"]["error"], "")

    def test_the_source_is_in_the_prompt(self):
        prompt = self.server.asked[0][2]["messages"][-1]["content"]
        for text in ("# Task", "while (!Pool.empty())", "batch-neighbours", self.site):
            self.assertIn(text, prompt)

    def test_replay_needs_no_server_and_gives_the_same_plans(self):
        before = len(self.server.asked)
        done = self.run_llm("again", "--replay=" + self.toy.path("run", "chat"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.plans("again"), self.plans("run"))
        self.assertEqual(len(self.server.asked), before)

    def test_the_key_is_nowhere(self):
        self.assertTrue(any(h.get("Authorization") == "Bearer " + KEY
                            for _, h, _ in self.server.asked))
        files = list(contents(self.toy.dir))
        self.assertGreater(len(files), 20)
        for path, data in files:
            self.assertNotIn(KEY.encode(), data, path)
        self.assertNotIn(KEY, self.done.stdout + self.done.stderr)

    def test_the_cap_ends_the_run(self):
        done = self.run_llm("capped", "--llm-url=" + self.server.url("good"),
                            "--max-tokens=100")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("the cap on tokens is reached", done.stderr)
        self.assertEqual(self.plans("capped"), [])

    def test_a_server_without_schemas(self):
        done = self.run_llm("plain", "--llm-url=" + self.server.url("no-schema"),
                            candidates=1)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(self.plans("plain")), 1)

    def test_a_server_that_is_not_there(self):
        done = self.run_llm("alone", "--llm-url=http://127.0.0.1:1/v1",
                            "--llm-attempts=1")
        self.assertEqual(done.returncode, 7)
        self.assertIn("127.0.0.1:1", done.stderr)

    def test_usage(self):
        for more in (["--llm-url=" + self.server.url("good"), "--temperature=9"],
                     ["--llm-url=" + self.server.url("good"), "--max-cost=x"], []):
            done = self.run_llm("x", *more)
            self.assertEqual(done.returncode, 2, done.stderr)
        self.assertFalse(os.path.exists(self.toy.path("x")))


if __name__ == "__main__":
    unittest.main()

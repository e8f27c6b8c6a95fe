"""crinn-eval kernel from its command line: exit codes, results.tsv, resuming."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import jsonschema

BIN = pathlib.Path(os.environ["CRINN_BIN"])
SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
SCHEMA = json.loads((SOURCE / "eval/kernel/trial.schema.json").read_text())
HEADER = ("date kernel hash against correct geomean lower upper worst worst_cell"
          " pairs seconds kept reason").split()
TABLE = """#include "eval/kernel/kernel.h"
void crinn_kernel_pq_l2(const float *q, const float *book, size_t d, size_t m,
                        size_t ksub, float *table) {
  const size_t s = d / m;
  for (volatile int again = 0; again < %d; again = again + 1)
    for (size_t i = 0; i < m * ksub; ++i) {
      float sum = 0;
      for (size_t t = 0; t < s; ++t) {
        float x = q[i / ksub * s + t] - book[i * s + t];
        sum += x * x;
      }
      table[i] = sum * (float)%s;
    }
}
"""


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Kernel(unittest.TestCase):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.tmp = self.dir / "tmp"
        self.tmp.mkdir()
        self.env = dict(os.environ, XDG_CACHE_HOME=str(self.dir / "cache"),
                        TMPDIR=str(self.tmp),
                        CRINN_MEASURE_LOCK=str(self.dir / "lock"))
        self.trials = self.dir / "crinn-kernels"

    def tool(self, *arguments):
        done = subprocess.run([BIN / "crinn-eval", "kernel", *map(str, arguments)],
                              env=self.env, cwd=self.dir, capture_output=True,
                              text=True)
        self.assertEqual(list(self.tmp.iterdir()), [])
        return done

    def write(self, name, text):
        path = self.dir / name
        path.write_text(text)
        return path

    def judge(self, path, *options, kernel="pq-l2"):
        out = self.dir / "out.json"
        done = self.tool(f"--kernel={kernel}", f"--candidate={path}", "--quiet",
                         "--pairs=10", f"--json={out}", *options)
        self.assertTrue(out.exists(), done.stderr)
        document = json.loads(out.read_text())
        jsonschema.validate(document, SCHEMA)
        self.assertEqual(done.stderr, "")
        return done, document["trials"]

    def rows(self):
        text = (self.trials / "results.tsv").read_text()
        self.assertTrue(text.endswith("\n"))
        lines = [line.split("\t") for line in text.splitlines()]
        self.assertEqual(lines[0], HEADER)
        return [dict(zip(HEADER, line, strict=True)) for line in lines[1:]]

    def keep(self, text):
        """Makes `text` the best kept table kernel, by the documented files."""
        (self.trials / "kept").mkdir(parents=True)
        (self.trials / f"kept/{sha256(text)}.cpp").write_text(text)
        row = ["2026-01-31T12:00:00Z", "pq-l2", sha256(text), "0" * 64, "yes",
               "1.5", "1.4", "1.6", "0.9", "d=1", "10", "20.0", "yes", "faster"]
        (self.trials / "results.tsv").write_text(
            "\t".join(HEADER) + "\n" + "\t".join(row) + "\n")

    def test_list_and_copy(self):
        done = self.tool("list")
        self.assertEqual(done.returncode, 0, done.stderr)
        for text in ["pq-l2", "(768,96,256)", "d=784", "eval/kernels/ip.cpp"]:
            self.assertIn(text, done.stdout)
        done = self.tool("copy", "all", "mine")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(list((self.dir / "mine").iterdir())), 5)
        done = self.tool("copy", "l2", "mine")
        self.assertEqual(done.returncode, 2)
        self.assertIn("mine/l2.cpp: is there", done.stderr)
        self.keep("the best")
        self.tool("copy", "pq-l2", "best")
        self.assertEqual((self.dir / "best/pq-l2.cpp").read_text(), "the best")

    def test_shipped_kernels_are_the_best_there_are(self):
        self.tool("copy", "all", "mine")
        done, trials = self.judge(self.dir / "mine", kernel="all")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual([t["reason"] for t in trials], ["same-program"] * 5)
        self.assertEqual([r["correct"] for r in self.rows()], ["yes"] * 5)

    def test_another_spelling_is_not_measured(self):
        self.tool("copy", "l2", "mine")
        (path,) = (self.dir / "mine").iterdir()
        text = path.read_text()
        path.write_text(text + "\ntypedef int another_name_for_int;\n")
        done, (trial,) = self.judge(path, kernel="l2")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((trial["kept"], trial["reason"]), (False, "same-code"))

    def test_kept_and_resumed(self):
        slow, fast = TABLE % (6, 1), TABLE % (1, 1)
        self.keep(slow)
        done, (trial,) = self.judge(self.write("fast.cpp", fast), "--seed=3")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((trial["kept"], trial["reason"]), (True, "faster"))
        self.assertEqual(trial["against"], {"hash": sha256(slow), "from": "kept"})
        self.assertGreater(trial["speed"]["geomean"]["lower"], 2)
        self.assertEqual(trial["seed"], 3)
        self.assertIn("kept: geomean", done.stdout.splitlines()[-1])
        row = self.rows()[1]
        self.assertEqual((row["kept"], row["hash"]), ("yes", sha256(fast)))
        self.assertEqual((self.trials / f"kept/{sha256(fast)}.cpp").read_text(), fast)
        # The next one is judged against what was kept.
        done, (trial,) = self.judge(self.write("slow.cpp", TABLE % (4, 1)))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual((trial["kept"], trial["reason"]), (False, "slower"))
        self.assertEqual(trial["against"]["hash"], sha256(fast))
        self.assertEqual(self.rows()[2]["kept"], "no")

    def test_incorrect_is_2_and_no_usage_error(self):
        done, (trial,) = self.judge(self.write("k.cpp", TABLE % (1, 1.001)))
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn("incorrect: ", done.stdout.splitlines()[-1])
        self.assertEqual((trial["correct"], trial["reason"]), (False, "wrong"))
        row, = self.rows()
        self.assertEqual((row["correct"], row["kept"], row["reason"], row["geomean"]),
                         ("no", "no", "wrong", ""))
        done = self.tool("--kernel=nothing", "--candidate=k.cpp")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("crinn-eval: usage: unknown kernel 'nothing'", done.stderr)
        self.assertEqual(len(self.rows()), 1)

    def test_check_records_nothing(self):
        path = self.write("k.cpp", TABLE % (1, 1))
        done, (trial,) = self.judge(path, "--check")
        self.assertEqual((done.returncode, trial["reason"]), (0, "checked"))
        self.assertTrue(trial["correct"])
        self.assertFalse(self.trials.exists())

    def test_does_not_build(self):
        done, (trial,) = self.judge(self.write("k.cpp", "nonsense"))
        self.assertEqual(done.returncode, 4)
        self.assertEqual((trial["built"], trial["reason"]), (False, "does-not-build"))
        self.assertIn("nonsense", trial["detail"])
        # No such function: the linker says it.
        done, (trial,) = self.judge(self.write("k.cpp", "int Nothing;"))
        self.assertEqual(done.returncode, 4)
        self.assertIn("crinn_kernel_pq_l2", trial["detail"])
        self.assertEqual([r["reason"] for r in self.rows()], ["does-not-build"] * 2)

    def test_bad_input(self):
        done = self.tool("--kernel=l2", "--candidate=no.cpp", "--quiet")
        self.assertEqual(done.returncode, 3, done.stderr)
        path = self.write("k.cpp", TABLE % (1, 1))
        done = self.tool("--kernel=all", f"--candidate={path}")
        self.assertEqual(done.returncode, 2)
        self.trials.mkdir(exist_ok=True)
        (self.trials / "results.tsv").write_text("some other table\n")
        done = self.tool("--kernel=pq-l2", f"--candidate={path}", "--quiet")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("line 1", done.stderr)

    def start(self, path, tmp=None):
        return subprocess.Popen(
            [BIN / "crinn-eval", "kernel", "--kernel=pq-l2",
             f"--candidate={path}", "--pairs=1000"],
            env=dict(self.env, TMPDIR=str(tmp or self.tmp)), cwd=self.dir,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)

    def test_interruption_records_nothing(self):
        tool = self.start(self.write("k.cpp", TABLE % (1, 1)))
        while "measure" not in tool.stderr.readline():
            self.assertIsNone(tool.poll())
        tool.send_signal(signal.SIGTERM)
        _, text = tool.communicate(timeout=30)
        self.assertEqual(tool.returncode, 130, text)
        self.assertEqual(self.rows(), [])
        self.assertEqual(list(self.tmp.iterdir()), [])

    def test_kills(self):
        """Whenever it is killed, the table is whole and the next run works."""
        slow = TABLE % (6, 1)
        self.keep(slow)
        path = self.write("fast.cpp", TABLE % (1, 1))
        tmp = self.dir / "killed"  # a compiler's files are left there
        tmp.mkdir()
        for _ in range(5):
            tool = self.start(path, tmp)
            time.sleep(random.uniform(0.05, 3))
            tool.kill()
            tool.communicate()
            self.assertEqual([r["hash"] for r in self.rows()], [sha256(slow)])
        done, (trial,) = self.judge(path)
        self.assertEqual(trial["reason"], "faster", done.stdout)
        self.assertEqual(len(self.rows()), 2)


if __name__ == "__main__":
    unittest.main()

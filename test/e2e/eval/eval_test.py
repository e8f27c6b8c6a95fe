"""crinn-eval from its command line: tables, JSON by its schemas, exit codes."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import jsonschema

BIN = pathlib.Path(os.environ["CRINN_BIN"])
SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
TOY = SOURCE / "test/unit/eval/toy"
SLOW = ("Found.emplace_back(",
        "if (volatile float Again = distance(Query, Rows.data() + I * D);"
        " !(Again < 0)) Found.emplace_back(")


def schema(path):
    return json.loads((SOURCE / path).read_text())


class Eval(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = pathlib.Path(tempfile.mkdtemp())
        cls.data = cls.dir / "data.hdf5"
        subprocess.run([os.environ["CRINN_MAKE_DATA"], cls.data], check=True)
        cls.tmp = cls.dir / "tmp"
        cls.tmp.mkdir()
        cls.env = dict(os.environ, XDG_CACHE_HOME=str(cls.dir / "cache"),
                       TMPDIR=str(cls.tmp))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def tool(self, *arguments):
        return subprocess.run([BIN / "crinn-eval", *map(str, arguments)],
                              env=self.env, capture_output=True, text=True)

    def target(self, path=TOY):
        return [f"--target={path}", f"--dataset={self.data}", "--quiet"]

    def fails(self, code, text, *arguments):
        done = self.tool(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(text, done.stderr)
        self.assertEqual(list(self.tmp.iterdir()), [])

    def variant(self, name, before, after, *options):
        tree, out = self.dir / f"{name}-tree", self.dir / name
        done = self.tool("make-variant", f"--target={TOY}", f"--copy={tree}")
        self.assertEqual(done.returncode, 0, done.stderr)
        path = tree / "lib/scan.h"
        text = path.read_text()
        self.assertIn(before, text)
        path.write_text(text.replace(before, after))
        done = self.tool("make-variant", f"--target={TOY}", f"--edited={tree}",
                         "-o", out, "--modules=search", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "lib/scan.h\n")
        return out

    def test_run(self):
        done = self.tool("run", *self.target(), "--launches=2", "--json=-")
        self.assertEqual(done.returncode, 0, done.stderr)
        result = json.loads(done.stdout)
        recalls = [p["recall"] for p in result["points"]]
        self.assertEqual(recalls, sorted(recalls))
        self.assertGreater(result["mean_qps"], 0)
        self.assertEqual(list(self.tmp.iterdir()), [])

    def test_compare(self):
        slow = self.variant("slow", *SLOW)
        out = self.dir / "slow.json"
        # Decided after 10 pairs, unless a busy machine spoils one of them.
        done = self.tool("compare", *self.target(), f"--b={slow}", "--pairs=20",
                         f"--json={out}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("**slower**: "), done.stdout)
        result = json.loads(out.read_text())
        # The head has what was measured on, and so has the JSON.
        on = result["setting"]
        for text in (on["machine"]["cpu"], on["compiler"], on["date"][:10],
                     "2,000 x 24", "-O1"):
            self.assertIn(text, done.stdout)
        self.assertEqual(on["dataset"]["timed_queries"], 240)
        self.assertEqual(done.stdout.count("\n|:"), 3)
        jsonschema.validate(result, schema("eval/judge/comparison.schema.json"))
        self.assertEqual(result["verdict"], "slower")
        self.assertLess(result["reward"]["upper"], 0)

    def test_refusals_follow_the_schema(self):
        for name, before, after, reason in [
                ("ids", "I * 37u", "I * 41u", "ids-differ"),
                ("same", "float Sum = 0;", "float Sum = 0; // same",
                 "same-program")]:
            other = self.variant(name, before, after)
            done = self.tool("compare", *self.target(), f"--b={other}",
                             "--json=-")
            self.assertEqual(done.returncode, 0, done.stderr)
            result = json.loads(done.stdout)
            jsonschema.validate(result,
                                schema("eval/judge/comparison.schema.json"))
            self.assertEqual(result["reason"], reason)

    def test_crash_and_build_failure(self):
        crash = self.variant("crash", "float Sum = 0;",
                             "float Sum = 0; __builtin_trap();")
        done = self.tool("compare", *self.target(), f"--b={crash}", "--json=-")
        self.assertEqual(done.returncode, 6)
        self.assertIn("killed by SIG", done.stderr)
        self.assertEqual(json.loads(done.stdout)["reason"], "candidate-worker")
        broken = self.variant("broken", "float Sum = 0;", "float Sum = nonsense;")
        self.fails(4, "nonsense", "compare", *self.target(), f"--b={broken}")

    def test_bad_input(self):
        self.fails(2, "no command")
        self.fails(2, "unknown command 'rnu'", "rnu")
        self.fails(2, "--target is missing", "run")
        self.fails(2, "no such target", "run", "--target=nothing", "--quiet")
        self.fails(2, "no such data set", "data", "nothing", "--quiet")
        self.fails(3, "variant.json", "compare", *self.target(),
                   f"--b={self.dir}/nothing")
        self.fails(3, "no such file", "data", "--quiet", self.dir / "no.hdf5")
        half = self.dir / "half.hdf5"
        whole = self.data.read_bytes()
        half.write_bytes(whole[:len(whole) // 2])
        self.fails(3, "truncated", "data", "--quiet", half)
        stale = self.variant("stale", "float Sum = 0;", "float Sum = 0.0f;")
        document = json.loads((stale / "variant.json").read_text())
        document["files"][0]["base"] = "0" * 64
        (stale / "variant.json").write_text(json.dumps(document))
        self.fails(3, "another version", "compare", *self.target(),
                   f"--b={stale}")

    def test_interruption_leaves_nothing(self):
        slow = self.variant("interrupted", *SLOW)
        for seconds in .3, .8, 1.2, 1.4, 1.6, 1.8, 2.2:  # compiles, launches, measures
            tool = subprocess.Popen(
                [BIN / "crinn-eval", "compare", *self.target(), f"--b={slow}",
                 "--pairs=1000"], env=self.env, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True)
            time.sleep(seconds)
            tool.send_signal(signal.SIGTERM)
            _, text = tool.communicate(timeout=30)
            self.assertEqual(tool.returncode, 130, text)
            self.assertEqual(list(self.tmp.iterdir()), [])

    def test_help(self):
        for arguments in [["--help"], ["run", "--help"], ["compare", "--help"],
                          ["aa", "--help"], ["make-variant", "--help"],
                          ["data", "--help"], ["fetch-target", "--help"],
                          ["replay", "--help"]]:
            done = self.tool(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertIn("Usage: crinn-eval", done.stdout)

    def test_fetch_target(self):
        target = json.loads((TOY / "target.json").read_text())
        target["source"] = [{"pypi": "thing==1.0", "sha256": "a" * 64, "under": "lib",
                             "into": "lib", "files": ["*.h"]}]
        jsonschema.validate(target, schema("eval/target/target.schema.json"))
        packed = self.dir / "packed"
        shutil.copytree(TOY, packed)
        (packed / "target.json").write_text(json.dumps(target))
        self.env["PIP_NO_INDEX"] = "1"  # no network is asked
        for command in ["fetch-target", "--quiet", packed], ["run", *self.target(packed)]:
            self.fails(7, "run `crinn-eval fetch-target scan`", *command)
        cached = self.dir / "cache/crinn/codebases/thing-1.0-aaaaaaaaaaaa"
        shutil.copytree(TOY, cached)
        done = self.tool("fetch-target", packed)
        self.assertEqual((done.returncode, done.stdout), (0, f"{cached}/lib\n"))
        done = self.tool("make-variant", f"--target={packed}",
                         f"--copy={self.dir}/packed-tree")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_manifests_follow_the_schema(self):
        manifests = [*SOURCE.glob("eval/targets/*/target.json"),
                     TOY / "target.json"]
        self.assertGreaterEqual(len(manifests), 2)
        for path in manifests:
            jsonschema.validate(json.loads(path.read_text()),
                                schema("eval/target/target.schema.json"))
        bad = json.loads((TOY / "target.json").read_text())
        bad["colour"] = "red"
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema("eval/target/target.schema.json"))


if __name__ == "__main__":
    unittest.main()

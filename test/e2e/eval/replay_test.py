"""crinn-eval replay: from an evidence file alone, on its own and elsewhere."""
import json
import shutil
import subprocess
import unittest

import jsonschema

import run_case


def schema(path):
    return json.loads((run_case.SOURCE / path).read_text())


class Replay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """A library in a git checkout, a variant of it, and the evidence."""
        cls.case = run_case.Case()
        cls.checkout = cls.case.dir / "checkout"
        shutil.copytree(run_case.TOY, cls.checkout)
        cls.git("init", "-q")
        cls.git("add", ".")
        cls.git("commit", "-q", "-m", "one")
        slow = cls.case.variant("slow", *run_case.SLOW, target=cls.checkout)
        cls.evidence = cls.case.dir / "evidence.json"
        done = cls.case.tool("compare", f"--target={cls.checkout}", "--quiet",
                             f"--dataset={cls.case.data}", f"--b={slow}",
                             "--pairs=10", f"--evidence={cls.evidence}")
        assert done.returncode == 0, done.stderr
        cls.document = json.loads(cls.evidence.read_text())
        # What the maintainer has: the file, a newer checkout, the data.
        (cls.checkout / "lib/scan.h").write_text("#error newer\n")
        cls.git("commit", "-q", "-a", "-m", "two")
        cls.elsewhere = cls.case.dir / "elsewhere"
        cls.checkout.rename(cls.elsewhere)
        shutil.rmtree(slow)

    @classmethod
    def tearDownClass(cls):
        cls.case.close()

    @classmethod
    def git(cls, *arguments):
        return subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e", "-C", cls.checkout,
             *arguments], check=True, capture_output=True, text=True).stdout

    def replay(self, path, *more):
        return self.case.tool("replay", path, "--quiet",
                              f"--dataset={self.case.data}", *more)

    def fails(self, code, text, path, *more):
        done = self.replay(path, *more)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(text, done.stderr)
        self.assertEqual(self.case.temporary(), [])

    def test_the_file_follows_its_schema(self):
        jsonschema.validate(self.document, schema("eval/run/evidence.schema.json"))
        [result] = self.document["results"]
        jsonschema.validate(result["comparison"],
                            schema("eval/judge/comparison.schema.json"))
        jsonschema.validate(self.document["target"]["manifest"],
                            schema("eval/target/target.schema.json"))
        pairs = [k for k in result["steps"] if k.startswith("pair/")]
        self.assertEqual(len(pairs), result["comparison"]["pairs"])
        self.assertNotIn(str(self.case.dir), self.evidence.read_text())

    def test_replayed_at_the_recorded_commit(self):
        path = self.case.dir / "grown.json"
        shutil.copy(self.evidence, path)
        done = self.replay(path, f"--source={self.elsewhere}/lib", "--append",
                           "--json=-")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["here"]["comparison"]["verdict"], "slower")
        self.assertEqual(answer["agreement"], "agree")
        grown = json.loads(path.read_text())
        jsonschema.validate(grown, schema("eval/run/evidence.schema.json"))
        self.assertEqual(grown["results"],
                         self.document["results"] + [answer["here"]])
        self.assertEqual(dict(grown, results=0), dict(self.document, results=0))
        # The checkout is as it was.
        self.assertEqual((self.elsewhere / "lib/scan.h").read_text(),
                         "#error newer\n")
        self.assertEqual(self.case.temporary(), [])

    def test_what_differs_is_refused(self):
        other = self.case.dir / "other"
        shutil.copytree(run_case.TOY / "lib", other)
        with open(other / "scan.h", "a") as header:
            header.write("// newer\n")
        self.fails(3, "lib/scan.h: not the one that was measured", self.evidence,
                   f"--source={other}")
        self.fails(3, "--source=DIR", self.evidence)
        self.fails(3, "cannot read", self.case.dir / "none.json")
        self.fails(3, "crinn-evidence-1", run_case.TOY / "target.json")
        changed = dict(self.document, dataset=dict(self.document["dataset"],
                                                   hash="0" * 64))
        path = self.case.dir / "changed.json"
        path.write_text(json.dumps(changed))
        self.fails(3, "not the data that was measured", path,
                   f"--source={self.elsewhere}/lib")


if __name__ == "__main__":
    unittest.main()

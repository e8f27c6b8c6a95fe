"""crinn-eval peers: two targets and a worker in Python, side by side."""
import json
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import xml.dom.minidom

import jsonschema

BIN = pathlib.Path(os.environ["CRINN_BIN"])
SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
TOY = SOURCE / "test/unit/eval/toy"
WORKER = pathlib.Path(__file__).parent / "peers/worker.py"


def schema(path):
    return json.loads((SOURCE / path).read_text())


def fvecs(path, rows, seed):
    draw = random.Random(seed)
    path.write_bytes(b"".join(struct.pack("<I4f", 4, *(draw.random() for _ in range(4)))
                              for _ in range(rows)))
    return path


class Peers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = pathlib.Path(tempfile.mkdtemp())
        cls.dir.chmod(0o755)  # the sandbox's user reads manifests below it
        cls.tmp = cls.dir / "tmp"
        cls.tmp.mkdir()
        cls.env = dict(os.environ, XDG_CACHE_HOME=str(cls.dir / "cache"),
                       TMPDIR=str(cls.tmp),
                       CRINN_MEASURE_LOCK=str(cls.dir / "lock"))
        done = cls.tool("data", "import", fvecs(cls.dir / "base.fvecs", 400, 1),
                        fvecs(cls.dir / "query.fvecs", 120, 2), "--name=tiny")
        assert done.returncode == 0, done.stderr
        # The toy again, under another name and slower.
        cls.slow = cls.dir / "slow"
        shutil.copytree(TOY, cls.slow)
        target = json.loads((TOY / "target.json").read_text())
        target["name"] = "slow-scan"
        (cls.slow / "target.json").write_text(json.dumps(target))
        scan = (cls.slow / "lib/scan.h").read_text()
        before = "float Sum = 0;"
        assert before in scan
        after = "for (volatile int I = 0; I < 60; I = I + 1) ; float Sum = 0;"
        (cls.slow / "lib/scan.h").write_text(scan.replace(before, after))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    @classmethod
    def tool(cls, *arguments):
        return subprocess.run([BIN / "crinn-eval", *map(str, arguments)],
                              env=cls.env, capture_output=True, text=True, timeout=300)

    def peer(self, name="python-scan", **more):
        """A manifest of our worker in a directory of its own, and its schema."""
        place = self.dir / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copy(WORKER, place)
        manifest = {"format": "crinn-peer-1", "name": name, "about": "Python",
                    "command": ["/usr/bin/python3", "-I", "{peer}/worker.py"],
                    "parameter": "percent of the rows",
                    "build": {}, "ef": [75, 90, 100], **more}
        jsonschema.validate(manifest, schema("eval/peers/peer.schema.json"))
        (place / "peer.json").write_text(json.dumps(manifest))
        return place

    def peers(self, *peers, rounds=2, more=()):
        done = self.tool("peers", "--dataset=tiny", "--quiet",
                         f"--peers={','.join(map(str, peers))}",
                         f"--rounds={rounds}", *more)
        self.assertEqual(list(self.tmp.iterdir()), [])
        return done

    def json(self, *peers, code=0, **more):
        done = self.peers(*peers, more=["--json=-"], **more)
        self.assertEqual(done.returncode, code, done.stderr)
        result = json.loads(done.stdout)
        jsonschema.validate(result, schema("eval/peers/peers.schema.json"))
        return {p["name"]: p for p in result["peers"]}

    def test_side_by_side(self):
        out, svg = self.dir / "out.json", self.dir / "out.svg"
        done = self.peers(TOY, self.slow, self.peer(), rounds=8,
                          more=["--builds=3", f"--json={out}", f"--svg={svg}"])
        self.assertEqual(done.returncode, 0, done.stderr)
        result = json.loads(out.read_text())
        jsonschema.validate(result, schema("eval/peers/peers.schema.json"))
        self.assertTrue(result["interleaved"])
        scan, slow, python = result["peers"]
        for peer in result["peers"]:
            self.assertIsNone(peer["failure"])
            self.assertEqual(peer["points"][-1]["recall"], 1)
            self.assertTrue(all(len(p["qps"]) == 8 for p in peer["points"]))
            self.assertEqual(peer["notes"], [])
            # Built three times, and searched is the first.
            cpu = sorted(b["cpu"] for b in peer["builds"])
            self.assertEqual(len(cpu), 3)
            self.assertEqual(peer["build_seconds"]["cpu"], cpu[1])
        # The judge's own recall, not the worker's: half the rows are not all.
        self.assertLess(python["points"][0]["recall"], 0.95)
        self.assertEqual(python["index_bytes"], 400 * 4 * 4)
        # Both are many times slower than the toy, so noise does not matter.
        at95 = [peer["figures"][1] for peer in result["peers"]]
        self.assertEqual([f["best_other"] for f in at95],
                         ["slow-scan", "scan", "scan"])
        self.assertGreater(at95[0]["log_gain"]["lower"], 0)
        self.assertLess(at95[2]["log_gain"]["upper"], 0)
        lines = done.stdout.splitlines()
        for name in "scan", "slow-scan", "python-scan":
            self.assertEqual(sum(l.startswith(f"| {name} ") for l in lines), 3)
        self.assertIn("one thread, one query per call", done.stdout)
        self.assertIn("each index built 3 times; times are medians", done.stdout)
        # Every table is pasteable: as many cells in each of its rows.
        cells = [l.count("|") for l in lines if l.startswith("|")]
        self.assertEqual(cells[:5], [cells[0]] * 5)
        image = xml.dom.minidom.parse(str(svg))
        labels = [t.firstChild.data for t in image.getElementsByTagName("text")]
        self.assertIn("python-scan", labels)
        self.assertIn("0.999", labels)

    def test_a_peer_that_fails_stops_no_other(self):
        for fault, text in [
                ("version", "speaks version 99 of the worker protocol, not 1"),
                ("crash", "the roof is on fire"),
                ("ids", "returned an id twice"),
                ("fails", "no memory for 3 rows; give me more"),
                ("child", "has started another process")]:
            bad = self.peer("bad", build={"fault": fault})
            done = self.peers(bad, TOY, more=[f"--json={self.dir}/f.json"])
            self.assertEqual(done.returncode, 6, fault + done.stdout + done.stderr)
            self.assertIn(text, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
            self.assertIn("- bad: FAILED: ", done.stdout)
            self.assertIn(text, done.stdout)
            result = json.loads((self.dir / "f.json").read_text())
            jsonschema.validate(result, schema("eval/peers/peers.schema.json"))
            self.assertEqual(result["peers"][0]["failure"]["code"], "worker")
            self.assertIsNotNone(result["peers"][1]["figures"][0]["qps"])
            # Alone there is nothing to be better than.
            self.assertIsNone(result["peers"][1]["figures"][0]["log_gain"])

    def test_what_cannot_run(self):
        gone = self.peer("gone", requires=["/usr/lib/no-such-thing"],
                         install="apt-get install thing")
        done = self.peers(gone)
        self.assertEqual(done.returncode, 7)
        self.assertIn("/usr/lib/no-such-thing is not there; apt-get install thing",
                      done.stderr)
        # Other distances than the data's are no failure.
        other = self.peer("other", distances=["angular"])
        result = self.json(other, TOY)
        self.assertEqual(result["other"]["failure"]["code"], "unfit")

    def test_environment_and_sandbox(self):
        seen = self.dir / "seen"
        seen.mkdir()
        (seen / "file").touch()
        place = self.peer(environment={"WHERE": "{tmp}/x"}, mounts=[str(seen)])
        text = (place / "worker.py").read_text()
        check = ("if os.environ['WHERE'] != os.environ['TMPDIR'] + '/x': "
                 "sys.exit('wrong place')\n"
                 f"if not os.path.exists({str(seen / 'file')!r}): "
                 "sys.exit('I do not see what is mounted')\n"
                 f"if os.path.exists({str(SOURCE / 'README.md')!r}): "
                 "sys.exit('I see the sources')\n")
        (place / "worker.py").write_text(text.replace("rows = []\n",
                                                      "rows = []\n" + check, 1))
        self.json(place)
        done = self.peers(place, more=["--sandbox=none"])
        self.assertEqual(done.returncode, 6)
        self.assertIn("I see the sources", done.stderr)

    def test_bad_usage(self):
        for code, text, arguments in [
                (2, "--dataset is missing", ["peers"]),
                (2, "no such peer", ["peers", "--dataset=tiny", "--peers=nothing"]),
                (2, "named twice", ["peers", "--dataset=tiny",
                                    f"--peers={TOY},{TOY}"]),
                (2, "no such data set", ["peers", "--dataset=no", f"--peers={TOY}"])]:
            done = self.tool(*arguments, "--quiet")
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(text, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
        help_text = self.tool("peers", "--help")
        self.assertEqual(help_text.returncode, 0)
        self.assertIn("--svg=FILE", help_text.stdout.replace(" FILE", "=FILE"))

    def test_interruption_leaves_nothing(self):
        tool = subprocess.Popen(
            [BIN / "crinn-eval", "peers", "--dataset=tiny", "--rounds=1000",
             f"--peers={TOY},{self.peer()}", f"--json={self.dir}/no.json"],
            env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(3)
        tool.send_signal(signal.SIGTERM)
        out, text = tool.communicate(timeout=60)
        self.assertEqual((tool.returncode, out), (130, ""), text)
        self.assertEqual(list(self.tmp.iterdir()), [])
        self.assertFalse((self.dir / "no.json").exists())

    def test_manifests_follow_the_schema(self):
        manifests = list(SOURCE.glob("eval/peers/*/peer.json"))
        self.assertGreaterEqual(len(manifests), 1)
        for path in manifests:
            jsonschema.validate(json.loads(path.read_text()),
                                schema("eval/peers/peer.schema.json"))
        for path in SOURCE.glob("eval/peers/templates/*/target.json"):
            jsonschema.validate(json.loads(path.read_text()),
                                schema("eval/target/target.schema.json"))
            # Without the user's checkout the error says where it should be.
            done = self.peers(path.parent)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("templates/pyglass/checkout", done.stderr)

    def test_pynndescent(self):
        """Compiles for a minute: the shipped peer works, nothing about speed."""
        needed = pathlib.Path("/usr/lib/python3/dist-packages/pynndescent")
        if not needed.exists() and not os.environ.get("CRINN_REQUIRE_TARGETS"):
            self.skipTest("python3-pynndescent is not installed")
        result = self.json("pynndescent", rounds=1)["pynndescent"]
        self.assertGreater(result["points"][-1]["recall"], 0.99)
        self.assertGreater(result["load_seconds"]["cpu"], 0)


if __name__ == "__main__":
    unittest.main()

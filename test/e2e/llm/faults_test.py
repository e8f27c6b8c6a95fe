"""crinn-optimize chat against a server that behaves badly."""

import os
import subprocess
import time
import unittest

from faulty_server import Server

OPTIMIZE = os.path.join(os.environ["CRINN_BIN"], "crinn-optimize")
KEY = "sk-a-key-that-nobody-may-see"


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    def chat(self, how, *more, url=None, key=KEY, say="Hi"):
        env = dict(os.environ, CRINN_LLM_KEY=key, no_proxy="*")
        start = time.monotonic()
        done = subprocess.run(
            [OPTIMIZE, "chat", "--llm-url=" + (url or self.server.url(how)),
             "--llm-model=m", *more], input=say, text=True, capture_output=True,
            env=env, timeout=120)
        done.seconds = time.monotonic() - start
        self.assertNotIn(KEY, done.stdout + done.stderr)
        return done

    def turns(self, how):
        return sum(1 for p, _, _ in self.server.asked if p.startswith(f"/{how}/"))

    def assertSays(self, done, text="Hello"):
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        self.assertIn(text, done.stdout)

    def assertFails(self, done, *texts, code=7):
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        for text in texts:
            self.assertIn(text, done.stderr)

    def test_what_is_sent(self):
        self.assertSays(self.chat("good", say="What?\n"))
        path, headers, body = next(a for a in self.server.asked
                                   if a[0].startswith("/good/") and a[2])
        self.assertEqual(path, "/good/v1/chat/completions")
        self.assertEqual(headers["Authorization"], "Bearer " + KEY)
        self.assertEqual(body["messages"], [{"role": "user", "content": "What?\n"}])
        self.assertEqual(body["model"], "m")
        self.assertTrue(body["stream"])

    def test_a_server_that_does_not_stream(self):
        done = self.chat("document")
        self.assertSays(done)
        self.assertIn("(5 + 1 tokens)", done.stdout)

    def test_retry_after_is_obeyed(self):
        done = self.chat("429")
        self.assertSays(done)
        self.assertEqual(self.turns("429"), 2)
        self.assertGreaterEqual(done.seconds, 2)

    def test_no_waiting_until_tomorrow(self):
        done = self.chat("long-429")
        self.assertFails(done, "429", "come tomorrow", "no time is left")
        self.assertEqual(self.turns("long-429"), 1)

    def test_a_server_that_recovers(self):
        self.assertSays(self.chat("500"))
        self.assertEqual(self.turns("500"), 3)

    def test_a_server_that_does_not(self):
        self.assertFails(self.chat("always-503", "--llm-attempts=3"), "503", "never")
        self.assertEqual(self.turns("always-503"), 3)

    def test_connections_that_are_reset(self):
        self.assertSays(self.chat("reset"))
        self.assertEqual(self.turns("reset"), 3)

    def test_a_wrong_key_is_not_tried_again_nor_shown(self):
        done = self.chat("401")
        self.assertFails(done, "401", "wrong key Bearer [key]")
        self.assertEqual(self.turns("401"), 1)

    def test_a_slow_drip(self):
        done = self.chat("drip", "--llm-stall=2", "--llm-attempts=1")
        self.assertFails(done, "drip")

    def test_half_replies(self):
        for how in ("half", "half-document", "short"):
            with self.subTest(how):
                self.assertFails(self.chat(how, "--llm-attempts=1"), how)

    def test_redirects_are_not_followed(self):
        before = self.turns("good")
        self.assertFails(self.chat("to-file"), "302")
        self.assertFails(self.chat("elsewhere"), "307")
        self.assertEqual(self.turns("good"), before)

    def test_a_reply_of_100_MB(self):
        self.assertFails(self.chat("large"), "longer than")
        self.assertEqual(self.turns("large"), 1)

    def test_wrong_content_types(self):
        self.assertFails(self.chat("html"), "text/html")
        self.assertFails(self.chat("untyped"), "content type")
        self.assertFails(self.chat("empty"), "empty")
        self.assertFails(self.chat("nonsense"), "not a JSON object")

    def test_urls_that_are_none(self):
        for url in ("file:///etc/passwd", "ftp://127.0.0.1/v1", "127.0.0.1", "x"):
            with self.subTest(url):
                self.assertFails(self.chat("", url=url), "http", code=3)

    def test_nobody_there(self):
        self.assertFails(self.chat("", "--llm-attempts=2", url="http://127.0.0.1:1/v1"),
                         "127.0.0.1")

    def test_keys(self):
        self.assertFails(self.chat("good", key="a b"), "CRINN_LLM_KEY", code=3)
        self.assertFails(self.chat("good", "--llm-key-file=/nonexistent"),
                         "/nonexistent", code=3)

    def test_usage(self):
        done = subprocess.run([OPTIMIZE, "chat"], input="", text=True,
                              capture_output=True)
        self.assertEqual(done.returncode, 2, done.stderr)


if __name__ == "__main__":
    unittest.main()

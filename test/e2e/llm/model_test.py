"""A real language model on a real server proposes plans, and they are judged.

The model is small: it shows that the endpoint, the schema, the prompt and the parser
work together, not that such a model knows what is fast.
"""

import glob
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "optimize"))
from toy_run import Toy  # noqa: E402

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
PLANS = 10

if os.environ.get("CRINN_LLM_SERVER", "0") != "1":
    print("set CRINN_LLM_SERVER=1: the server takes some twenty minutes to build")
    sys.exit(77)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Model(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        where = CACHE / "crinn/llm-server-11434"
        subprocess.run([sys.executable, HERE / "get_model.py", where], check=True)
        cls.toy = Toy()
        cls.toy.inline_distance()
        cls.addClassCleanup(cls.toy.close)
        port = free_port()
        cls.log = open(cls.toy.path("server.log"), "w")
        cls.addClassCleanup(cls.log.close)
        cls.server = subprocess.Popen(
            [where / "llama-server", "-m", where / "model.gguf", "--host", "127.0.0.1",
             "--port", str(port), "-c", "8192", "-np", "1", "-t", "1"],
            stdout=cls.log, stderr=cls.log)
        cls.addClassCleanup(cls.server.wait)
        cls.addClassCleanup(cls.server.kill)
        cls.url = f"http://127.0.0.1:{port}"
        for _ in range(240):
            try:
                urllib.request.urlopen(cls.url + "/health", timeout=5)
                break
            except (urllib.error.URLError, OSError):
                if cls.server.poll() is not None:
                    raise AssertionError("the server ended: " +
                                         open(cls.log.name).read()[-1000:])
                time.sleep(0.5)

    def test_ten_plans_of_a_model_are_judged(self):
        args = [a for a in self.toy.command("run") if not a.startswith("--max-cand")]
        done = subprocess.run(
            args + [f"--max-candidates={PLANS}", "--proposer=llm", "--any-price",
                    f"--llm-url={self.url}/v1", "--llm-model=smollm2",
                    "--reply-tokens=800", "--llm-stall=600", "--temperature=1.5",
                    "--patience=200", "--rewrites=batch-neighbours"],
            env=dict(self.toy.env, no_proxy="*"), text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        attempts = self.toy.result("run")["attempts"]
        self.assertEqual(len(attempts), PLANS, done.stderr[-2000:])
        for attempt in attempts:
            self.assertIn(attempt["verdict"], ("kept", "outdone", "refused"))
            self.assertTrue(attempt["plan"]["steps"])
        texts = set()
        for path in glob.glob(self.toy.path("run", "chat", "*.json")):
            with open(path) as f:
                exchange = json.load(f)
            texts.add(exchange["reply"]["text"])
            self.assertTrue(exchange["reply"]["counted"])
        self.assertGreaterEqual(len(texts), PLANS)


if __name__ == "__main__":
    unittest.main()

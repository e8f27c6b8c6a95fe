"""A reply that rewrites hnswlib's search passes every gate on the real library.

The reply is made here, from the header that is installed: its search with plain
prefetches, which look further ahead and stay within the list. What a model of our own
hands would say is hers; no text of hnswlib is kept in this repository.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "optimize"))
from faulty_server import Server  # noqa: E402
from toy_run import BIN, MAKE_DATA  # noqa: E402

HEADER = "/usr/include/hnswlib/hnswalg.h"
NAME = "searchBaseLayerST(tableint ep_id"
SITE = ("best-first@hnswlib::HierarchicalNSW::searchBaseLayerST(tableint, const void *, "
        "size_t) const#0")


def block(text, start):
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return text[start:at + 1]
    raise AssertionError("no end")


def new_body():
    with open(HEADER) as f:
        text = f.read()
    body = block(text, text.index("{", text.index(NAME)))
    body = re.sub(r"^#.*\n|//.*", "", body, flags=re.M)
    body, count = re.subn(r"_mm_prefetch\(([^;]*?),\s*_MM_HINT_T0\);",
                          r"__builtin_prefetch(\1);", body, flags=re.S)
    assert count == 7, count
    body, count = re.subn(r"\(data \+ j \+ 1\)", "(data + std::min(j + 4, size))", body)
    assert count == 2, count
    return body


class HnswlibBody(unittest.TestCase):
    def test_passes_every_gate(self):
        server = Server()
        server.script = [f"## Code\nSite: {SITE}\n```cpp\n{new_body()}\n```\n"]
        with tempfile.TemporaryDirectory() as scratch:
            data, out = os.path.join(scratch, "data.hdf5"), os.path.join(scratch, "run")
            subprocess.run([MAKE_DATA, data], check=True)
            done = subprocess.run(
                [os.path.join(BIN, "crinn-optimize"), "run", "--target=hnswlib",
                 "--data=" + data, "--out=" + out, "--floor=0.3", "--max-candidates=1",
                 "--proposer=llm", "--llm-model=m", "--any-price", "--bodies",
                 "--progress=json", "--llm-url=" + server.url("script")],
                env=dict(os.environ, no_proxy="*",
                         XDG_CACHE_HOME=os.path.join(scratch, "cache")),
                text=True, capture_output=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(os.path.join(out, "result.json")) as f:
                attempt = json.load(f)["attempts"][0]
        self.assertEqual(attempt["plan"]["steps"][0]["rewrite"], "replace-body")
        # The rows fit into the caches: it need not be faster.
        self.assertTrue(attempt["verdict"] == "kept" or
                        attempt["reason"] in ("no-gain", "slower"), attempt)


if __name__ == "__main__":
    unittest.main()

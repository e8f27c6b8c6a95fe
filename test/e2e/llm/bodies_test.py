"""crinn-optimize run --proposer=llm --bodies: what becomes of bodies in replies.

One reply has a body that passes all gates and is faster; each of the others stops at
another gate. The endpoint answers from a script.
"""

import glob
import json
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "optimize"))
from faulty_server import Server  # noqa: E402
from toy_run import GRAPH, HERE, ONCE, THRICE, Toy  # noqa: E402

SITE = "best-first@toy::Graph::search(const float *, size_t, size_t, uint32_t *, float *) const#0"
HEAD = "float *Distances) const "

POP = "      Pool.pop();\n      const int *List"
STOP = "if (Current.first > Best.top().first && Best.size() == Wanted)"

# What stops it -> (old text, new text, what is said of it). The first two are no plan.
EDITS = {
    "two blocks": ("    return Found;\n  }", "    return Found;\n  }\n  {\n  }",
                   "not one block"),
    "a directive": (POP, "#define D 1\n" + POP, "has a directive"),
    "the compiler": (POP, "      Nearest = 0;\n" + POP,
                     "not-verified: the edited code has a new diagnostic"),
    "a call": (POP, "      shuffle(0);\n" + POP, "did not lead to: toy::shuffle(int)"),
    "state": (POP, "      static int Times;\n      ++Times;\n" + POP, "a static variable"),
    "a cast": (POP, "      const_cast<float *>(Query)[0] += 0;\n" + POP,
               "a cast that takes const away"),
    "no news": (POP, "      // Nearest first.\n" + POP, "same-code: "),
    "too few": ("while (Best.size() > K)", "while (Best.size() + 1 > K)",
                "answers are missing"),
    "other distances": ("Distances[I] = Best.top().first;",
                        "Distances[I] = 2 * Best.top().first;", "not that of the row"),
    "rows left out": ("if (Visited[Neighbour])", "if (Visited[Neighbour] || Neighbour % 4 == 0)",
                      "equivalence: "),
    "beyond the list": ("I < Degree; ++I", "I < Degree + 1; ++I", "AddressSanitizer"),
    "slower": (POP, "      for (int Again = 0; Again < 2000; ++Again)\n"
                    "        __builtin_prefetch(Query + Again % 8);\n" + POP, "slower: "),
    "once": (THRICE, ONCE, ""),
}


def body(old, new, _):
    """The toy's search, edited, from { to }."""
    with open(os.path.join(HERE, "toy", GRAPH)) as f:
        text = f.read()
    assert text.count(old) == 1, old
    text = text.replace(old, new)
    begin = text.index(HEAD) + len(HEAD)
    return text[begin:text.index("\n};\n", begin)]


def reply(name):
    return (f"## Performance Analysis\nIt scores thrice {{{name}}}.\n## Algorithm Design\n"
            f"Once.\n## Code\nSite: `{SITE}`\n```cpp\n{body(*EDITS[name])}\n```\n")


class Bodies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.toy, cls.server = Toy(), Server()
        cls.toy.inline_distance()
        cls.toy.edit(GRAPH, "class Graph {", "inline int shuffle(int I) { return I * 7919; }\n\n"
                     "class Graph {")
        cls.toy.env.update(no_proxy="*")
        cls.server.script = [reply(name) for name in EDITS]
        args = [a for a in cls.toy.command("run") if not a.startswith("--max-candidates")]
        cls.done = subprocess.run(
            args + [f"--max-candidates={len(EDITS)}", "--proposer=llm", "--llm-model=m",
                    "--any-price", "--bodies", "--patience=4",
                    "--llm-url=" + cls.server.url("script")],
            env=cls.toy.env, text=True, capture_output=True)
        assert cls.done.returncode == 0, cls.done.stderr
        cls.attempts = cls.toy.result("run")["attempts"]

    @classmethod
    def tearDownClass(cls):
        cls.toy.close()

    def test_each_stops_at_its_gate(self):
        names = list(EDITS)[2:]
        self.assertEqual(len(self.attempts), len(names))
        for name, attempt in zip(names, self.attempts):
            said = f"{attempt['reason']}: {attempt['sentence']}"
            with self.subTest(name):
                self.assertIn(EDITS[name][2], said)
                self.assertEqual(attempt["verdict"], "kept" if name == "once" else "refused")

    def test_what_is_no_body_is_sent_back(self):
        # The reply that follows on such a message is the next of the script.
        kept = sorted(glob.glob(self.toy.path("run", "chat", "*.json")))
        for path, name in (kept[1], "two blocks"),:
            with open(path) as f:
                asked = json.load(f)["request"]["messages"][-1]["content"]
            self.assertIn(EDITS[name][2], asked)

    def test_the_prompt_has_the_rules(self):
        prompt = self.server.asked[0][2]["messages"][-1]["content"]
        for text in ("# Or a new body", "Site: SITE", SITE):
            self.assertIn(text, prompt)
        self.assertNotIn("response_format", self.server.asked[0][2])

    def test_the_patch_is_the_body(self):
        patches = glob.glob(self.toy.path("run", "**", "*.patch"), recursive=True)
        self.assertTrue(patches)
        with open(patches[0]) as f:
            patch = f.read()
        self.assertIn("Rewrite the body of search", patch)
        self.assertIn("+        float Dist = distance(Query, row(Neighbour), D);", patch)


if __name__ == "__main__":
    unittest.main()

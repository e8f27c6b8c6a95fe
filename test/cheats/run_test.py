"""What passes for a refusal of a cheat, and for the acceptance of a control."""
import json
import math
import unittest

from common import HERE
from run import PENDING, complaint, slow

META = {"reasons": ["ids-differ", "unstable"], "gate": ["battery"], "detail": "at ef"}


def verdict(verdict="refused", reason="ids-differ", gate="battery", detail="first at ef 10",
            gain=None):
    return {"verdict": verdict, "reason": reason, "detail": detail,
            "reward": None if gain is None else {"estimate": math.log1p(gain)},
            "gates": [{"gate": "build", "passed": True}] +
                     ([{"gate": gate, "passed": False}] if gate else [])}


class Run(unittest.TestCase):
    def test_only_the_reason_that_is_named_will_do(self):
        self.assertIsNone(complaint(META, verdict()))
        self.assertIsNone(complaint(META, verdict(reason="unstable")))
        for other in [verdict(reason="does-not-build"), verdict(gate="real"),
                      verdict(detail="crashed"), verdict(verdict="same"),
                      verdict(verdict="faster", gate=None)]:
            self.assertIn("wanted", complaint(META, other))

    def test_a_refusal_by_the_stop_watch_has_no_gate(self):
        timed = {"reasons": ["remembers"], "gate": ["speed"]}
        self.assertIsNone(complaint(timed, verdict(reason="remembers", gate=None)))
        self.assertIn("wanted", complaint(timed, verdict(reason="remembers", gate="real")))

    def test_a_pending_cheat_fails_once_it_is_refused(self):
        self.assertIn("pending.txt", complaint(META, verdict(), pending=True))
        self.assertIsNone(complaint(META, verdict(verdict="same"), pending=True))

    def test_a_control_gains_ten_per_cent(self):
        self.assertIsNone(slow(verdict("faster", "faster", gain=0.10001)))
        for other in [verdict("faster", "faster", gain=0.09), verdict("same", gain=0.5),
                      verdict()]:
            self.assertIn("wanted", slow(other))

    def test_every_cheat_and_control_is_whole(self):
        cheats = {p.parent.name: json.loads(p.read_text()) for p in HERE.glob("*/cheat.json")}
        self.assertGreaterEqual(len(cheats), 28)
        controls = {p.parent.name for p in HERE.glob("controls/*/cheat.json")}
        self.assertLessEqual(PENDING, set(cheats) | controls)
        reasons = (HERE.parent.parent / "docs/reasons.md").read_text()
        for name, meta in cheats.items():
            head = (HERE / name / "change.patch").read_text()
            self.assertIn("\nPretends: ", head, name)
            self.assertIn("\nDoes: ", head, name)
            for reason in meta["reasons"]:
                self.assertIn(f"`{reason}`", reasons, name)
            proof = meta["proof"]
            self.assertTrue(meta.get("inert") or proof.get("demand") or proof.get("prints") or
                            proof.get("compiler_says"), f"{name}: no proof")


if __name__ == "__main__":
    unittest.main()

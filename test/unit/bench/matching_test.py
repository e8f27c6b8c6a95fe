"""What counts as bound, near miss, absent, doubtful and wrong (bench/matching.py)."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "..", "bench"))
from matching import agree, compare


def entry(kind="best-first", line=10, roles=(), **more):
    return {"idiom": kind, "line": line, "file": "a.h", "function": "f",
            "roles": [dict(zip(("role", "line", "text"), r)) | (r[3] if r[3:] else {})
                      for r in roles], **more}


def site(kind="best-first", line=10, file="a.h", **roles):
    return {"idiom": kind, "line": line, "file": file, "function": "f",
            "roles": {name: [{"line": at, "source": text} for at, text in found]
                      for name, found in roles.items()}}


def run(entries, sites=(), misses=()):
    return compare({"files": ["a.h"], "idioms": list(entries)},
                   {"sites": list(sites), "near_misses": list(misses)})


class Texts(unittest.TestCase):
    def test_white_space_does_not_count(self):
        self.assertTrue(agree("pool.insert( v,d )", "pool.insert(v, d)"))

    def test_a_name_is_found_in_its_declaration(self):
        self.assertTrue(agree("int v = list[i]", "v"))
        self.assertTrue(agree("v", "int v = list[i]"))

    def test_a_name_is_a_whole_word(self):
        self.assertFalse(agree("int value = list[i]", "v"))
        self.assertFalse(agree("d", "dist(v)"))

    def test_either_may_be_cut_short(self):
        head = "for (size_t j = 1; j <= size_of_the_list; j++)"
        self.assertTrue(agree(head, head + " { int v = *(data + j);"))

    def test_other_texts(self):
        self.assertFalse(agree("pool.insert(v, d)", "result.insert(v, d)"))
        self.assertFalse(agree("a < b", "a > b"))


class Idioms(unittest.TestCase):
    def test_bound(self):
        c = run([entry()], [site()])
        self.assertEqual(c.idioms["best-first"].figures(), [1, 0, 0, 0])

    def test_another_line_is_absent_and_wrong(self):
        c = run([entry()], [site(line=11)])
        self.assertEqual(c.idioms["best-first"].figures(), [0, 0, 1, 1])

    def test_another_kind_is_absent_and_wrong(self):
        c = run([entry()], [site("prune")])
        self.assertEqual(c.idioms["best-first"].figures(), [0, 0, 1, 0])
        self.assertEqual(c.idioms["prune"].figures(), [0, 0, 0, 1])

    def test_a_file_without_a_list_is_left_alone(self):
        self.assertEqual(run([], [site(file="b.h")]).idioms, {})

    def test_near_miss(self):
        miss = {"idiom": "best-first", "file": "a.h", "line": 10}
        c = run([entry(roles=[("pool", 9, "q")])], misses=[miss])
        self.assertEqual(c.idioms["best-first"].figures(), [0, 1, 0, 0])
        self.assertEqual(c.total(), [0, 1, 0, 0])

    def test_a_near_miss_of_another_kind_is_none(self):
        miss = {"idiom": "prune", "file": "a.h", "line": 10}
        self.assertEqual(run([entry()], misses=[miss]).idioms["best-first"].figures(),
                         [0, 0, 1, 0])

    def test_a_doubtful_idiom_counts_neither_way(self):
        listed = [entry(doubtful=True, roles=[("pool", 9, "q")])]
        for sites in [], [site(pool=[(9, "q")], stop=[(12, "x")])]:
            c = run(listed, sites)
            self.assertEqual((c.idioms, c.roles), ({}, {}))

    def test_found_twice_binds_once_and_is_not_wrong(self):
        self.assertEqual(run([entry()], [site(), site()]).idioms["best-first"].figures(),
                         [1, 0, 0, 0])

    def test_the_certain_entry_of_a_line_comes_before_the_doubtful(self):
        c = run([entry(doubtful=True), entry()], [site()])
        self.assertEqual(c.idioms["best-first"].figures(), [1, 0, 0, 0])


class WithoutRoles(unittest.TestCase):
    def test_the_idiom_counts_as_one_role(self):
        c = run([entry("kernel")], [site("kernel")])
        self.assertEqual(c.total(), [1, 0, 0, 0])

    def test_two_on_a_line_are_told_apart_by_name(self):
        listed = [entry("tunable", text="M"), entry("tunable", text="ef")]
        c = run(listed, [site("tunable", declaration=[(10, "ef")])])
        self.assertEqual(c.total(), [1, 0, 1, 0])
        c = run(listed, [site("tunable", declaration=[(10, "dim")])])
        self.assertEqual(c.total(), [0, 0, 2, 1])

    def test_without_a_name_the_line_decides_once_for_each(self):
        listed = [entry("tunable", text="M"), entry("tunable", text="ef")]
        self.assertEqual(run(listed, [site("tunable")]).total(), [1, 0, 1, 0])


class Roles(unittest.TestCase):
    ROLES = [("pool", 9, "queue"), ("insert", 12, "queue.push(v, d)")]

    def test_bound_and_absent(self):
        c = run([entry(roles=self.ROLES)], [site(pool=[(9, "queue")])])
        self.assertEqual(c.roles["best-first", "pool"].figures(), [1, 0, 0, 0])
        self.assertEqual(c.roles["best-first", "insert"].figures(), [0, 0, 1, 0])

    def test_another_line_or_text_is_wrong(self):
        for found in (13, "queue.push(v, d)"), (12, "sum += d"):
            c = run([entry(roles=self.ROLES)], [site(insert=[found])])
            self.assertEqual(c.roles["best-first", "insert"].figures(), [0, 0, 1, 1])

    def test_another_role_is_wrong(self):
        c = run([entry(roles=self.ROLES)], [site(result=[(9, "queue")])])
        self.assertEqual(c.roles["best-first", "result"].figures(), [0, 0, 0, 1])

    def test_a_doubtful_role_counts_neither_way(self):
        listed = [entry(roles=[("filter", 11, "v < 0", {"doubtful": True})])]
        for roles in {}, {"filter": [(11, "v < 0")]}:
            self.assertEqual(run(listed, [site(**roles)]).roles, {})

    def test_one_binding_serves_one_listed_role(self):
        listed = [("distance", 12, "d(q, v)"), ("distance", 12, "d(q, v)")]
        c = run([entry(roles=listed)], [site(distance=[(12, "d(q, v)")])])
        self.assertEqual(c.total(), [1, 0, 1, 0])

    def test_the_equal_text_is_taken_first(self):
        listed = [("stop", 12, "a < b && c"), ("stop", 12, "a < b")]
        c = run([entry(roles=listed)], [site(stop=[(12, "a < b"), (12, "a < b && c")])])
        self.assertEqual(c.total(), [2, 0, 0, 0])

    def test_a_wrong_idiom_counts_once_and_its_roles_do_not(self):
        self.assertEqual(run([], [site(pool=[(9, "queue")])]).total(), [0, 0, 0, 1])


if __name__ == "__main__":
    unittest.main()

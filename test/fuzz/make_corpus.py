#!/usr/bin/env python3
"""Writes the seeds of the fuzzers: one valid file of each kind and size that
matters. What a fuzzer found beside them stands in the same directories.

    python3 test/fuzz/make_corpus.py
"""
import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
CORPUS = HERE / "corpus"


def put(part, name, data):
    (CORPUS / part).mkdir(parents=True, exist_ok=True)
    (CORPUS / part / name).write_bytes(data)


def vecs(pack, rows):
    return b"".join(struct.pack(f"<i{len(row)}{pack}", len(row), *row)
                    for row in rows)


def flat(train, test, neighbours, distance):
    body = b"".join(struct.pack(f"<{len(r)}f", *r) for r in train + test)
    body += b"".join(struct.pack(f"<{len(r)}i", *r) for r in neighbours)
    head = b"CRNFLAT\n" + struct.pack(
        "<IIQQQQQQ", 1, distance, len(train), len(test), len(train[0]),
        len(neighbours[0]) if neighbours else 0, 0, 0)
    head += hashlib.sha256(body).hexdigest().encode()
    return head + hashlib.sha256(head).hexdigest().encode() + body


put("vecs", "fvecs", b"\0" + vecs("f", [[1.5, -2], [0, 3e38], [1e-40, 4]]))
put("vecs", "bvecs", b"\1" + vecs("B", [[1, 2, 255]] * 5))
put("vecs", "ivecs", b"\2" + vecs("i", [[0, -1, 2**31 - 1]] * 4))
put("vecs", "one", b"\0" + vecs("f", [[7]]))
put("flat", "whole", b"\0" + flat([[1, 2], [3, 4], [5, 6]], [[1, 1]], [[2, 0]], 0))
put("flat", "no-truth", b"\0" + flat([[1.0]], [[2.0]], [], 2))
put("flat", "sealed-wrong", b"\1" + b"CRNFLAT\n" + bytes(184))
for manifest in sorted(HERE.parents[1].glob("eval/targets/*/target.json")):
    put("target", manifest.parent.name, manifest.read_bytes())
put("target", "small", json.dumps({
    "format": "crinn-target-1", "name": "x",
    "source": [{"from": "a", "into": ".", "files": ["**"]}],
    "adapter": "adapter.cpp", "cxx": "c", "cxxflags": [], "build": {},
    "ef": [1, 2], "dataset": "d"}).encode())


def request(what, count=0, k=0, ef=0, n=0, d=0, places=(0,) * 5, ends=(1, 1, 65, 0)):
    """Head of WorkerFuzz.cpp."""
    return struct.pack("<IIIIQQ5Q4Bxxxx", what, count, k, ef, n, d, *places, *ends)


BUILD, LOAD, SEARCH, FILTERED, INSERT, REMOVE, COUNT = 1, 2, 4, 7, 8, 9, 10
PLACES = (16384, 16512, 16640, 16768, 16896)
ANSWERS = struct.pack("<30I3i30f", *range(10), *range(2, 12), *range(19, 9, -1),
                      10, 10, 10, *([0.5] * 30))
for name, first, second in [
        ("searched", request(BUILD, n=20, d=1), request(SEARCH, 3, 10, 50, 20, 1, PLACES)),
        ("filtered", request(LOAD, d=4), request(FILTERED, 2, 5, 9, 100, 4, PLACES)),
        ("inserted", request(BUILD, n=1, d=8), request(INSERT, 2, 1, 1, 0, 8, PLACES)),
        ("removed", request(LOAD, d=2), request(REMOVE, 5, 1, 1, 0, 2, PLACES)),
        ("counted", request(LOAD, d=2), request(COUNT, 5, 10, 9, 0, 2, PLACES)),
        ("outside", request(LOAD, d=1), request(SEARCH, 3, 10, 5, 0, 1, (2**64 - 4,) * 5)),
        ("large", request(BUILD, n=2**30, d=2**30), request(SEARCH, 2**32 - 1, 2**32 - 1, 5, 0, 2**30, PLACES))]:
    put("worker", name, first + second + ANSWERS)


def variant(files, **more):
    return json.dumps({
        "format": "crinn-variant-1", "title": "t", "class": "exact", "stage": "search",
        "abi": "kept", "reach": {"functions": ["f"], "modules": ["search"]},
        "files": [{"path": p, "base": "0" * 64, "result": hashlib.sha256(t).hexdigest()}
                  for p, t in files], **more}).encode()


put("variant", "whole", variant([("a.h", b"a"), ("d/b.h", b"b")]))
put("variant", "with-plan", variant([("a.h", b"a")], plan={"steps": []}))
for name, path in [("link", "l.h"), ("through-link", "u/out.h"), ("above", "../out.h"),
                   ("absolute", "/etc/hostname"), ("directory", "d"), ("dot", "./a.h")]:
    put("variant", name, variant([(path, b"a")]))
put("variant", "twice", variant([("a.h", b"a"), ("a.h", b"a")]))


def plan(*steps, **more):
    return json.dumps({"format": "crinn-plan-1", "base": {"a.h": "0" * 64},
                       "steps": list(steps), **more}).encode()


STEP = {"rewrite": "prefetch-lookahead", "site": "best-first:f(int)#0", "params": {"depth": 4}}
put("plan", "none", plan())
put("plan", "two", plan(STEP, {"rewrite": "r", "site": "s"}))
put("plan", "large-number", plan({**STEP, "params": {"depth": 2**63, "least": -2**63}}))
put("plan", "unknown", plan(STEP, note="x"))

# The first byte says how it is read: plan, events, document.
put("reply", "plan", """p## Code
```json
{"steps": [{"rewrite": "batch", "site": "best-first@f()#0", "params": {"size": 16}}]}
```
""".encode())
put("reply", "events", """edata: {"choices": [{"delta": {"content": "{\\"steps\\": []}"}}]}

data: {"choices": [{"delta": {}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}

data: [DONE]
""".encode())
put("reply", "document", """d{"choices": [{"message": {"content": "Hi"}, "finish_reason": "length"}], "usage": {"prompt_tokens": 3, "completion_tokens": 1}}""".encode())
put("reply", "error", """d{"error": {"message": "no"}}""".encode())

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

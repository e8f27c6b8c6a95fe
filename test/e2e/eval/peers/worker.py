"""A worker written from docs/worker-protocol.md and nothing else: standard library only.

It compares a query with the first ef percent of the rows. The manifest's build says how
it misbehaves, if it does: {"fault": "version" | "crash" | "ids" | "child" | "fails"}.
"""
import array
import json
import mmap
import os
import signal
import socket
import struct
import sys

# field: offset, format
WHAT, STATUS, COUNT, K, EF = (0, "<I"), (4, "<i"), (8, "<I"), (12, "<I"), (16, "<I")
N, D = (24, "<Q"), (32, "<Q")
QUERIES, IDS, DISTANCES, FOUND = (40, "<Q"), (48, "<Q"), (56, "<Q"), (64, "<Q")
PARTS, VERSION, PATH, PARAMS, TEXT = (84, "<I"), (88, "<I"), 92, 4188, 12380

memory = mmap.mmap(3, os.fstat(3).st_size)
rows = []
fault = ""


def get(field):
    return struct.unpack_from(field[1], memory, field[0])[0]


def put(field, value):
    struct.pack_into(field[1], memory, field[0], value)


def text(at):
    return memory[at:memory.find(b"\0", at)].decode()


def floats(at, count):
    return struct.unpack_from(f"<{count}f", memory, at)


def hello():
    global fault
    fault = json.loads(text(PARAMS)).get("fault", "")
    put(PARTS, 0)
    put(VERSION, 99 if fault == "version" else 1)


def build():
    n, d = get(N), get(D)
    with mmap.mmap(6, n * d * 4, mmap.MAP_SHARED, mmap.PROT_READ) as base:
        for i in range(n):
            rows.append(struct.unpack_from(f"<{d}f", base, i * d * 4))
    if fault == "fails":
        raise ValueError("no memory for 3 rows; give me more")
    if fault == "child" and os.fork() == 0:
        signal.pause()


def load():
    d = get(D)
    with open(text(PATH), "rb") as file:
        data = file.read()
    for at in range(0, len(data), d * 4):
        rows.append(struct.unpack_from(f"<{d}f", data, at))
    if fault == "child" and os.fork() == 0:
        signal.pause()


def save():
    with open(text(PATH), "wb") as file:
        for row in rows:
            file.write(struct.pack(f"<{len(row)}f", *row))


def search():
    d, k, count = get(D), get(K), get(COUNT)
    scanned = min(len(rows), max(k, len(rows) * get(EF) // 100))
    for i in range(count):
        query = floats(get(QUERIES) + 4 * d * i, d)
        near = sorted((sum((a - b) * (a - b) for a, b in zip(query, rows[r])), r)
                      for r in range(scanned))[:k]
        if fault == "crash":
            sys.exit("the roof is on fire")
        if fault == "ids":
            near = [(x, 7) for x, _ in near]
        struct.pack_into(f"<{len(near)}I", memory, get(IDS) + 4 * k * i,
                         *(r for _, r in near))
        struct.pack_into(f"<{len(near)}f", memory, get(DISTANCES) + 4 * k * i,
                         *(x for x, _ in near))
        struct.pack_into("<i", memory, get(FOUND) + 4 * i, len(near))


commands = socket.socket(fileno=4)
while True:
    byte, ancillary, _, _ = commands.recvmsg(1, socket.CMSG_SPACE(4))
    if not byte:
        sys.exit(0)
    for _, _, data in ancillary:
        given = array.array("i", data)[0]
        if given != 8:
            os.dup2(given, 8)
            os.close(given)
    try:
        [hello, build, load, save, search][get(WHAT)]()
        put(STATUS, 0)
    except (ValueError, IndexError, OSError) as error:
        why = str(error).encode()[:511] + b"\0"
        memory[TEXT:TEXT + len(why)] = why
        put(STATUS, -1)
    if ancillary:
        os.close(8)
    os.write(5, b"\1")

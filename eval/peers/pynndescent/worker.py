"""PyNNDescent as a worker of docs/worker-protocol.md.

ef means epsilon = (ef - 1) / 1000: the search looks at candidates up to (1 + epsilon)
times as far as the worst answer so far, and epsilon = 0 (ef = 1) is the least it can
do. Numba compiles for each process anew; Hello builds and searches a small index of the
same dimensions and metric, so that no later command pays for that.
"""
import array
import json
import mmap
import os
import pickle
import socket
import struct

import numpy as np
import pynndescent

SHARED, COMMAND, REPLY, BASE, FILE = 3, 4, 5, 6, 8
HELLO, BUILD, LOAD, SAVE, SEARCH = range(5)
HEAD = struct.Struct("<IiIIIiQQQQQQQIII")
STATUS, PARTS, VERSION, PATH, PARAMS, TEXT = 4, 84, 88, 92, 4188, 12380
METRICS = {0: "euclidean", 1: "dot"}  # inner product comes as unit vectors
WARM_ROWS = 512  # above leaf size, so that trees are split and their code compiled


class Worker:
    def __init__(self):
        self.memory = mmap.mmap(SHARED, os.fstat(SHARED).st_size)
        self.index = None

    def text(self, at, size):
        return self.memory[at:at + size].split(b"\0", 1)[0].decode()

    def floats(self, at, rows, columns):
        return np.frombuffer(self.memory, np.float32, rows * columns,
                             at).reshape(rows, columns)

    def make(self, rows, metric):
        options = json.loads(self.text(PARAMS, 8192))
        seed = options.pop("seed", 1)
        index = pynndescent.NNDescent(rows, metric=METRICS[metric],
                                      random_state=seed, n_jobs=1, **options)
        index.prepare()
        return index

    def hello(self, dimensions, metric):
        rows = np.random.RandomState(1).rand(WARM_ROWS, dimensions)
        rows = (rows - 0.5).astype(np.float32)
        if metric == 1:
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        # The code does not outlive its index, saved and loaded ones included: what
        # Load compiles again is in Load's time, which is printed beside Hello's.
        self.make(rows, metric).query(rows[:1], k=10, epsilon=0.1)
        struct.pack_into("<II", self.memory, PARTS, 0, 1)

    def build(self, rows, dimensions, metric):
        data = np.empty((0, dimensions), np.float32)
        if rows:
            with mmap.mmap(BASE, 4 * rows * dimensions, prot=mmap.PROT_READ) as base:
                data = np.frombuffer(base.read(), np.float32).copy()
        self.index = self.make(data.reshape(rows, dimensions), metric)

    def load(self):
        with open(self.text(PATH, 4096), "rb") as file:
            self.index = pickle.load(file)
        self.index.prepare()
        self.index.query(np.ones((1, self.index.dim), np.float32), k=10)

    def save(self):
        with open(self.text(PATH, 4096), "wb") as file:
            pickle.dump(self.index, file, protocol=pickle.HIGHEST_PROTOCOL)

    def search(self, count, k, ef, dimensions, query, ids, distances, found):
        queries = self.floats(query, count, dimensions)
        epsilon = (ef - 1) / 1000
        for i in range(count):
            rows, far = self.index.query(queries[i:i + 1], k=k, epsilon=epsilon)
            # A place that was not filled is infinitely far.
            have = int(np.isfinite(far[0]).sum())
            here = np.frombuffer(self.memory, np.uint32, k, ids + 4 * k * i)
            here[:have] = rows[0][:have]
            there = np.frombuffer(self.memory, np.float32, k, distances + 4 * k * i)
            there[:have] = far[0][:have]
            struct.pack_into("<i", self.memory, found + 4 * i, have)

    def run(self):
        (what, _, count, k, ef, metric, rows, dimensions, query, ids, distances,
         found, _, _, _, _) = HEAD.unpack_from(self.memory)
        if what == HELLO:
            self.hello(dimensions, metric)
        elif what == BUILD:
            self.build(rows, dimensions, metric)
        elif what == LOAD:
            self.load()
        elif self.index is None:
            raise ValueError("no index; build or load one first")
        elif what == SAVE:
            self.save()
        elif what == SEARCH:
            self.search(count, k, ef, dimensions, query, ids, distances, found)
        else:
            raise ValueError(f"command {what} is not one of this worker's")

    def answer(self):
        try:
            self.run()
            status = 0
        except Exception as error:
            status = -1
            text = f"{type(error).__name__}: {error}".encode()[:511] + b"\0"
            self.memory[TEXT:TEXT + len(text)] = text
        struct.pack_into("<i", self.memory, STATUS, status)


def main():
    worker = Worker()
    commands = socket.socket(fileno=COMMAND)
    while True:
        byte, ancillary, _, _ = commands.recvmsg(1, socket.CMSG_SPACE(4))
        if not byte:
            return
        for _, _, data in ancillary:
            given = array.array("i", data)[0]
            if given != FILE:
                os.dup2(given, FILE)
                os.close(given)
        worker.answer()
        if ancillary:
            os.close(FILE)
        os.write(REPLY, b"\1")


if __name__ == "__main__":
    main()

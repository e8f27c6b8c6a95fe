#!/usr/bin/env python3
"""Which three codebases scan is tried on once (docs/held-out.md)?

The pool is public C++ code with a graph search that no test, list or note of
this project mentions. The draw depends on nothing but the pool and the seed,
which was written down before the first draw; there was no second one.
"""
import random

POOL = [
    "aaalgo/kgraph",
    "antgroup/vsag",
    "gong-chengxiao/SymphonyQG",
    "intel/ScalableVectorSearch",
    "kakao/n2",
    "Lsyhprum/WEAVESS",
    "microsoft/SPTAG",
    "nmslib/nmslib",
    "thustorage/PipeANN",
    "VectorDB-NTU/RaBitQ-Library",
    "Visual-Computing/DynamicExplorationGraph",
    "yahoojapan/NGT",
    "ZJULearning/efanna",
    "ZJULearning/nsg",
    "ZJULearning/SSG",
    "zilliztech/knowhere",
]
SEED = "crinn: three held-out codebases"


def drawn():
    return random.Random(SEED).sample(sorted(POOL), 3)


if __name__ == "__main__":
    print("\n".join(drawn()))

"""What `crinn-rewrite apply` makes of Debian's hnswlib answers as the original.

Fashion-mnist, all 60,000 vectors, two compilers: the same ids and distance bits
for every query at every ef, on one index; and an index built by one thread is the
same to the last byte. Running apply once more prints nothing.
"""
import filecmp
import gzip
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = "/usr/share/datasets/fashion-mnist"
QUERIES, SMALL = 1000, 3000


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


def unpack(name, into):
    with gzip.open(f"{DATA}/{name}-images-idx3-ubyte.gz") as packed:
        packed.seek(16)  # magic, count, rows, columns
        with open(into, "wb") as out:
            shutil.copyfileobj(packed, out)


def apply(root):
    return run(os.path.join(os.environ["CRINN_BIN"], "crinn-rewrite"), "apply",
               f"--root={root}", f"{root}/answers.cpp", "--", "-std=c++17", "-O3",
               "-march=native", f"-I{root}", capture_output=True, text=True).stdout


def tree(scratch, name):
    root = f"{scratch}/{name}"
    shutil.copytree("/usr/include/hnswlib", f"{root}/hnswlib")
    shutil.copy(f"{HERE}/answers.cpp", root)
    run("git", "init", "-q", root)
    return root


def compile_(compiler, root):
    run(compiler, "-std=c++17", "-O3", "-march=native", f"-I{root}",
        f"{root}/answers.cpp", "-o", f"{root}/{compiler}", "-pthread")
    return f"{root}/{compiler}"


def check(scratch):
    vectors, queries = f"{scratch}/train", f"{scratch}/test"
    unpack("train", vectors)
    unpack("t10k", queries)
    before, after = tree(scratch, "before"), tree(scratch, "after")
    diff = apply(after)
    assert diff, "apply printed no diff"
    run("git", "-C", after, "apply", input=diff, text=True)
    assert apply(after) == "", "apply is not idempotent"

    index, builder = f"{scratch}/index", compile_("clang++-19", before)
    run(builder, "build", vectors, "60000", "2", index)
    for compiler in ["g++", "clang++-19"]:
        outs = []
        for root in [before, after]:
            program = compile_(compiler, root)
            run(program, "build", vectors, str(SMALL), "1", f"{root}/small")
            run(program, "search", queries, str(QUERIES), index, f"{root}/out")
            outs.append(f"{root}/out")
        assert os.path.getsize(outs[0]) > QUERIES * 11 * 20
        assert filecmp.cmp(*outs, shallow=False), f"{compiler}: other answers"
        assert filecmp.cmp(f"{before}/small", f"{after}/small", shallow=False), \
            f"{compiler}: another index"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        check(scratch)
    sys.exit(0)

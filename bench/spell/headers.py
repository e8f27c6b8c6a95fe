"""The headers that all generated libraries include, compiled once for each set of flags."""
import hashlib
import pathlib
import subprocess
import threading

HEADERS = ("algorithm", "cstdio", "cstdlib", "utility", "vector")


class Precompiled:
    def __init__(self, directory):
        self.directory, self.made, self.lock = pathlib.Path(directory), {}, threading.Lock()

    def command(self, compiler, *flags):
        """The compiler with flags, and with HEADERS as read already."""
        key = (compiler, *flags)
        with self.lock:
            if key not in self.made:
                self.made[key] = self.make(compiler, flags)
        return [compiler, *flags, *self.made[key]]

    def make(self, compiler, flags):
        # A directory each: g++ looks for it beside the header.
        place = self.directory / hashlib.sha256(repr((compiler, flags)).encode()).hexdigest()[:12]
        place.mkdir()
        header = place / "headers.h"
        header.write_text("".join(f"#include <{h}>\n" for h in HEADERS))
        out = place / ("headers.h.gch" if compiler.startswith("g++") else "headers.pch")
        subprocess.run([compiler, *flags, "-x", "c++-header", header, "-o", out], check=True)
        return ["-include", str(header)] if out.suffix == ".gch" else ["-include-pch", str(out)]

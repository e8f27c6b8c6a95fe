"""database.py BUILD FILE... -- COMPILER FLAG...: writes a compilation database."""
import json
import os
import sys

build, rest = sys.argv[1], sys.argv[2:]
at = rest.index("--")
with open(os.path.join(build, "compile_commands.json"), "w") as out:
    json.dump([{"directory": build, "file": os.path.relpath(file, build),
                "arguments": [*rest[at + 1:], "-c", file, "-o", "x.o"]}
               for file in rest[:at]], out)

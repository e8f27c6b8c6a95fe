"""Copies a source to DIR/code.cpp, and writes DIR/plan.json, in which replace-body gives
the function at SITE the body that stands behind the comments of TEST.

    body.py DIR TEST [SOURCE [SITE]]
"""
import json
import pathlib
import shutil
import sys

here = pathlib.Path(__file__).parent
out, test = map(pathlib.Path, sys.argv[1:3])
source, site = (sys.argv[3:] + ["body_search.cpp",
                "best-first@Index::search(Pool &, Visited &, const float *)#0"]
                [len(sys.argv) - 3:])
shutil.rmtree(out, ignore_errors=True)
out.mkdir(parents=True)
shutil.copy(here / source, out / "code.cpp")
lines = test.read_text(encoding="utf-8").splitlines(keepends=True)
first = next(i for i, line in enumerate(lines) if not line.startswith("//"))
step = {"rewrite": "replace-body", "site": site, "params": {"body": "".join(lines[first:])}}
(out / "plan.json").write_text(json.dumps({"format": "crinn-plan-1", "steps": [step]}))

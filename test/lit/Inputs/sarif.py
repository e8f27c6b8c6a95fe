"""sarif.py FILE ROOT [--fixes]: fails unless FILE has what SARIF 2.1.0 requires
of the objects that crinn writes (section numbers below); with --fixes the fixes
are applied to the files below ROOT. A replacement that several results share is
made once."""
import hashlib
import json
import pathlib
import sys
import urllib.parse

LEVELS = {"none", "note", "warning", "error"}


def need(value, kind, where):
    assert isinstance(value, kind), f"{where}: {value!r} is no {kind}"
    return value


def message(value, where):  # 3.11: text or id
    assert need(value["text"], str, where), where
    left = value["text"].replace("{{", "").replace("}}", "")
    assert "{" not in left and "}" not in left, f"{where}: a bare brace"


def location(value, bases, root, where):  # 3.4: uri; 3.14.14: its base is known
    uri = urllib.parse.urlsplit(value["uri"])
    assert not uri.scheme and not uri.netloc, where
    assert value["uriBaseId"] in bases, where
    base = urllib.parse.urlsplit(bases[value["uriBaseId"]]["uri"])
    assert base.scheme == "file" and base.path.endswith("/"), where
    path = root / urllib.parse.unquote(uri.path)
    assert pathlib.Path(urllib.parse.unquote(base.path)).samefile(root), where
    assert path.is_file(), f"{where}: {path} is not there"
    return path


def offset(text, line, column):
    """Of a line and a column in code points, from 1, in bytes."""
    lines = text.split(b"\n")
    before = sum(len(l) + 1 for l in lines[:line - 1])
    here = lines[line - 1].decode("utf-8")
    assert 1 <= column <= len(here) + 1, (line, column)
    return before + len(here[:column - 1].encode())


def span(region, text, where):  # 3.30: both ways name the same bytes
    begin = region["byteOffset"]
    end = begin + region["byteLength"]
    assert 0 <= begin <= end <= len(text), where
    assert begin == offset(text, region["startLine"], region["startColumn"]), where
    assert end == offset(text, region["endLine"], region["endColumn"]), where
    return begin, end


file, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
log = json.loads(file.read_text(encoding="utf-8"))
assert log["version"] == "2.1.0"  # 3.13.2
assert log["$schema"].endswith("sarif-schema-2.1.0.json")
[run] = need(log["runs"], list, "runs")  # 3.13.4
assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
assert driver["name"] == "crinn-rewrite" and driver["version"]  # 3.19.8
rules = driver["rules"]
assert len({r["id"] for r in rules}) == len(rules)  # 3.49.3
for rule in rules:
    message(rule["shortDescription"], rule["id"])
    message(rule["help"], rule["id"])
    assert rule["defaultConfiguration"]["level"] in LEVELS
bases = run["originalUriBaseIds"]
for invocation in run["invocations"]:  # 3.20.14
    assert invocation["executionSuccessful"] is True
    for note in invocation["toolExecutionNotifications"]:  # 3.58.5
        assert note["level"] in LEVELS
        message(note["message"], "notification")
        for at in note["locations"]:
            physical = at["physicalLocation"]
            location(physical["artifactLocation"], bases, root, "notification")
for artifact in run["artifacts"]:
    path = location(artifact["location"], bases, root, "artifact")
    text = path.read_bytes()
    assert artifact["length"] == len(text)
    assert artifact["hashes"]["sha-256"] == hashlib.sha256(text).hexdigest()

edits = {}
for number, result in enumerate(need(run["results"], list, "results")):
    where = f"result {number}"
    assert result["level"] in LEVELS, where
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"], where  # 3.27.6
    message(result["message"], where)  # 3.27.11
    for at in result["locations"]:
        physical = at["physicalLocation"]
        path = location(physical["artifactLocation"], bases, root, where)
        lines = path.read_bytes().count(b"\n") + 1
        assert 1 <= physical["region"]["startLine"] <= lines, where
    for one in result.get("suppressions", []):
        assert one["kind"] == "inSource", where  # 3.35.2
    for fix in result.get("fixes", []):
        assert fix["artifactChanges"], where  # 3.55.3
        for change in fix["artifactChanges"]:
            path = location(change["artifactLocation"], bases, root, where)
            assert change["replacements"], where  # 3.56.3
            for r in change["replacements"]:  # 3.57.3, 3.57.4
                begin, end = span(r["deletedRegion"], path.read_bytes(), where)
                edits.setdefault(path, set()).add(
                    (begin, end, r["insertedContent"]["text"]))

if sys.argv[3:] == ["--fixes"]:
    for path, wanted in edits.items():
        text, out, at = path.read_bytes(), b"", 0
        for begin, end, new in sorted(wanted):
            assert begin >= at, f"{path}: fixes overlap"
            out += text[at:begin] + new.encode("utf-8")
            at = end
        path.write_bytes(out + text[at:])

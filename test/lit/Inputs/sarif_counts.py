"""sarif_counts.py FILE: what the results of a SARIF log are, a line for each sort."""
import json
import sys

run = json.load(open(sys.argv[1], encoding="utf-8"))["runs"][0]
fixed, refused, suppressed = [], [], []
for result in run["results"]:
    if "fixes" in result:
        fixed.append(result)
    elif "suppressions" in result:
        suppressed.append(result)
    else:
        assert result["message"]["text"].startswith("not rewritten: ")
        refused.append(result)


def line(result):
    return result["locations"][0]["physicalLocation"]["region"]["startLine"]


places = [(change["artifactLocation"]["uri"], r["deletedRegion"]["byteOffset"])
          for result in fixed for fix in result["fixes"]
          for change in fix["artifactChanges"] for r in change["replacements"]]
print(f"results with a fix: {len(fixed)}, on {len(set(map(line, fixed)))} lines, "
      f"replacements in two of them: {len(places) - len(set(places))}")
for name, some in ("refused", refused), ("suppressed", suppressed):
    print(f"{name}: {len(some)}", *sorted({r["level"] for r in some}))

"""Prints what `crinn-rewrite scan --json` says on standard input, for the idioms
named: one line per idiom, role and near miss."""
import json
import sys

found = json.load(sys.stdin)
for site in found["sites"]:
    if site["idiom"] in sys.argv[1:]:
        print(f"{site['idiom']} in {site['function']}")
        for role, places in site["roles"].items():
            for place in places:
                print(f"  {role}: {' '.join(place['source'].split())}")
for miss in found["near_misses"]:
    if miss["idiom"] in sys.argv[1:]:
        for lack in miss["missing"]:
            seen = " ".join(lack["seen"].split())
            print(f"near miss of {miss['idiom']} in {miss['function']}: "
                  f"no {lack['role']}, {seen} {lack['why']}")
print("end")

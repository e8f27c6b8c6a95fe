"""Compares what scan reports with a list made by hand (test/roles/*.json).

An idiom agrees with a listed one by kind, file and line; a role by its name,
its line and its text: white space aside, one text holds the other's beginning
(a name holds as a whole word), since a list may give `int v = list[i]` where
scan gives `v`. A listed entry is used at most once.

Listed and certain: bound (reported), near miss (scan saw the place and said what
it lacked) or absent. Listed as doubtful: counts neither way. Reported in a listed
file, but neither listed nor doubtful: wrong; of a wrong idiom the roles do not
count again, of a doubtful one not at all.
"""
import re

NO_ROLES = ("kernel", "storage", "ef", "tunable")
BEGINNING = 40  # characters that must agree: both sides shorten at the end


def squeeze(text):
    return re.sub(r"\s+", "", text)


def exact(listed, reported):
    return squeeze(listed) == squeeze(reported)


def agree(listed, reported):
    """True if either text is not known, too."""
    if not listed or not reported or exact(listed, reported):
        return True
    short, long = sorted((listed, reported), key=lambda t: len(squeeze(t)))
    if re.fullmatch(r"\w+", short.strip()):
        return re.search(rf"\b{re.escape(short.strip())}\b", long) is not None
    return squeeze(short)[:BEGINNING] in squeeze(long)


def pair(listed, reported, may, sure):
    """One-to-one: indices of listed -> of reported, sure ones first."""
    out, used = {}, set()
    for test in (sure, may):
        for i, a in enumerate(listed):
            for j, b in enumerate(reported):
                if i not in out and j not in used and test(a, b):
                    out[i] = j
                    used.add(j)
    return out


def roles_of(site):
    """(name, role) of what scan bound: text that it did not see is no binding."""
    return [(name, role) for name, roles in site["roles"].items()
            for role in roles if name != "skipped"]


def texts_of(site):
    """What an idiom without roles says of itself: the name, the expression."""
    return [role["source"] for _, role in roles_of(site)]


def same_place(entry, site):
    if (entry["idiom"], entry["file"], entry["line"]) != \
            (site["idiom"], site["file"], site["line"]):
        return False
    texts = texts_of(site)
    if entry["idiom"] not in NO_ROLES or not texts:
        return True
    return any(agree(entry.get("text", ""), text) for text in texts)


def same_name(entry, site):
    return same_place(entry, site) and any(
        exact(entry.get("text", ""), text) for text in texts_of(site))


class Count:
    """Figures of one cell, with the places behind them."""
    def __init__(self):
        self.bound = self.near = self.absent = 0
        self.wrong = []
        self.missed = []

    def listed(self):
        return self.bound + self.near + self.absent

    def add(self, how, where):
        if how == "bound":
            self.bound += 1
        elif how == "wrong":
            self.wrong.append(where)
        else:
            self.missed.append((how, where))
            self.near += how == "near"
            self.absent += how == "absent"

    def figures(self):
        return [self.bound, self.near, self.absent, len(self.wrong)]


class Comparison:
    def __init__(self):
        self.idioms = {}  # kind -> Count
        self.roles = {}   # (kind, role) -> Count; kinds without roles: (kind, kind)

    def add(self, kind, role, how, where):
        table, key = (self.roles, (kind, role)) if role else (self.idioms, kind)
        table.setdefault(key, Count()).add(how, where)
        if not role and kind in NO_ROLES:
            self.roles.setdefault((kind, kind), Count()).add(how, where)

    def total(self, kind=None):
        """The role figures of one kind, or of all; a wrong idiom counts as one
        wrong role."""
        out = [0] * 4
        for (k, _), count in self.roles.items():
            if kind in (None, k):
                out = [a + b for a, b in zip(out, count.figures())]
        for k, count in self.idioms.items():
            if kind in (None, k) and k not in NO_ROLES:
                out[3] += len(count.wrong)
        return out


def compare_roles(out, entry, site, how):
    """`how` counts the roles of an entry that was not bound."""
    kind, file = entry["idiom"], entry["file"]
    reported = [] if site is None else roles_of(site)

    def place(r):
        return (r["role"], r["line"])

    def may(a, b):
        return place(a) == (b[0], b[1]["line"]) and agree(a["text"], b[1]["source"])

    def sure(a, b):
        return place(a) == (b[0], b[1]["line"]) and exact(a["text"], b[1]["source"])

    listed = sorted(entry["roles"], key=lambda r: bool(r.get("doubtful")))
    bound = pair(listed, reported, may, sure)
    for i, role in enumerate(listed):
        if not role.get("doubtful"):
            out.add(kind, role["role"], "bound" if i in bound else how,
                    f"{file}:{role['line']}: {role['text']} "
                    f"({kind} at {entry['line']}, {entry['function']})")
    for b in reported:
        if not any(may(a, b) for a in listed):
            out.add(kind, b[0], "wrong", f"{file}:{b[1]['line']}: {b[1]['source'][:90]} "
                    f"({kind} at {entry['line']}, {entry['function']})")


def compare(listed, found):
    """`listed`: a file of test/roles; `found`: crinn-rewrite scan --json."""
    out = Comparison()
    files = set(listed["files"])
    sites = [s for s in found["sites"] if s["file"] in files]
    near = {(m["idiom"], m["file"], m["line"]) for m in found["near_misses"]}
    entries = sorted(listed["idioms"], key=lambda e: bool(e.get("doubtful")))
    bound = pair(entries, sites, same_place, same_name)
    for i, entry in enumerate(entries):
        if entry.get("doubtful"):
            continue
        kind = entry["idiom"]
        where = f"{entry['file']}:{entry['line']}: {entry.get('text', '')} " \
                f"({entry['function']})"
        seen = (kind, entry["file"], entry["line"]) in near
        missed = "near" if seen else "absent"
        out.add(kind, None, "bound" if i in bound else missed, where)
        site = sites[bound[i]] if i in bound else None
        if kind not in NO_ROLES:
            compare_roles(out, entry, site, "absent" if site else missed)
    for j, site in enumerate(sites):
        if j not in bound.values() and not any(same_place(e, site) for e in entries):
            name = "".join(" " + t[:60] for t in texts_of(site)[:1]) \
                if site["idiom"] in NO_ROLES else ""
            out.add(site["idiom"], None, "wrong",
                    f"{site['file']}:{site['line']}:{name} ({site['function']})")
    return out

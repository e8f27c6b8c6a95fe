"""A whole library in one spelling: a program that prints what its searches find."""
import random
import re

import parts

NEAR = """    for (size_t i = 0; i < @count; ++i) {
        std::vector<std::pair<float, int>> all;
        for (size_t o = 0; o < @count; ++o)
            if (o != i)
                all.push_back({@far(@row(int(i)), @row(int(o))), int(o)});
        std::sort(all.begin(), all.end());
        std::vector<int> near;
        for (int k = 0; k < @degree - 1; ++k)
            near.push_back(all[k].second);
        near.push_back(int((i * 7 + 1) % @count));
        {put}
    }
"""


def heaps(draw, v):
    """The two-heap search of hnswlib."""
    full = draw(("@top.size() < @ef || d < @top.top().first", "@top.top().first > d || @top.size() < @ef"))
    cut = draw(("if (@top.size() > @ef)\n@top.pop();", "if (@top.size() > @ef) {\n@top.pop();\n}"))
    return {
        "start": "std::priority_queue<std::pair<float, int>> @top;\n"
                 "std::priority_queue<std::pair<float, int>> @next;\n"
                 "{ float d = @far(@query, @row(@entry)); @top.emplace(d, @entry); @next.emplace(-d, @entry); }",
        "more": "!@next.empty()",
        "take": "std::pair<float, int> @best = @next.top();\n"
                + draw(("if (-@best.first > @top.top().first && @top.size() == @ef)\nbreak;",
                        "if (-@best.first > @top.top().first && @top.size() == @ef) {\nbreak;\n}"))
                + "\n@next.pop();\nint @current = @best.second;",
        "offer": "if (" + full + ") {\n@next.emplace(-d, @neighbour);\n@top.emplace(d, @neighbour);\n" + cut + "\n}",
        "show": "std::vector<std::pair<float, int>> out;\nwhile (!@top.empty()) {\nout.push_back(@top.top());\n@top.pop();\n}\n"
                "for (auto &o : out)\nstd::printf(\" %d:%g\", o.second, double(o.first));",
        "text": "",
    }


def sorted_pool(draw, v):
    """The sorted pool of NSG and GLASS, and other ways to write its insert."""
    halves = """size_t lo = 0, hi = @used_count;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (@items[mid].dist > dist)
                hi = mid;
            else
                lo = mid + 1;
        }"""
    search = draw(("written", "function", "library"))
    place, helper = halves, ""
    if search == "function":
        place = "size_t lo = @place_of(dist);"
        helper = "size_t @place_of(float dist) const {\n" + halves + "\nreturn lo;\n}\n"
    elif search == "library":
        place = ("size_t lo = std::upper_bound(@items.begin(), @items.begin() + @used_count, dist, "
                 "[](float d, const @item &i) { return d < i.dist; }) - @items.begin();")
    move = draw(("std::memmove(&@items[lo + 1], &@items[lo], (@used_count - lo) * sizeof(@item));",
                 "std::move_backward(@items.begin() + lo, @items.begin() + @used_count, "
                 "@items.begin() + @used_count + 1);",
                 "for (size_t i = @used_count; i > lo; --i)\n@items[i] = @items[i - 1];"))
    text = """struct @item {
    int id;
    float dist;
    bool used;
};
class @sorted_pool {
public:
    explicit @sorted_pool(size_t n) : @items(n + 1), @capacity(n) {}
    bool insert(int id, float dist) {
        if (@used_count == @capacity && dist >= @items[@used_count - 1].dist)
            return false;
        {place}
        {move}
        @items[lo] = {id, dist, false};
        if (@used_count < @capacity)
            @used_count++;
        if (lo < @cur)
            @cur = lo;
        return true;
    }
    bool @has_next() const { return @cur < @used_count; }
    int pop() {
        @items[@cur].used = true;
        int id = @items[@cur].id;
        while (@cur < @used_count && @items[@cur].used)
            @cur++;
        return id;
    }
    size_t size() const { return @used_count; }
    const @item &at(size_t i) const { return @items[i]; }
private:
    {helper}std::vector<@item> @items;
    size_t @capacity, @used_count = 0, @cur = 0;
};
"""
    for hole, code in (("{place}", place), ("{move}", move), ("{helper}", helper)):
        text = text.replace(hole, code)
    return {
        "start": "@sorted_pool @pool(@ef);\n@pool.insert(@entry, @far(@query, @row(@entry)));",
        "more": "@pool.@has_next()", "take": "int @current = @pool.pop();",
        "offer": "@pool.insert(@neighbour, d);",
        "show": "for (size_t i = 0; i < @pool.size(); ++i)\nstd::printf(\" %d:%g\", @pool.at(i).id, double(@pool.at(i).dist));",
        "text": text,
    }


def step(draw, v, prefetch, direct):
    """From a neighbour to its insert; direct: the kernel's call with {v}, or None."""
    test = v["test"].format(id="@neighbour")
    mark = v["mark"].format(id="@neighbour")
    forms = ["skip", "nest"] + (["enter"] if v["enter"] else [])
    far = draw(("float d = @far(@query, @row(@neighbour));",
                "const float *@vec = @row(@neighbour);\nfloat d = @far(@query, @vec);"))
    if direct:
        far = f"float d = {direct};"
    form = draw(forms)
    if form == "skip":
        brace = draw((True, False))
        stop = f"if ({test}) {{\ncontinue;\n}}" if brace else f"if ({test})\ncontinue;"
        return f"{prefetch}{stop}\n{mark}\n{far}\n{{offer}}"
    if form == "enter":
        return f"{prefetch}if ({v['enter'].format(id='@neighbour')}) {{\n{far}\n{{offer}}\n}}"
    return f"{prefetch}if (!({test})) {{\n{mark}\n{far}\n{{offer}}\n}}"


def prefetches(draw):
    kind = draw(("", "", "builtin", "intrinsic"))
    if kind == "builtin":
        return "__builtin_prefetch(@row(@neighbour));\n"
    if kind == "intrinsic":
        return "#ifdef __SSE2__\n_mm_prefetch((const char *)(@row(@neighbour)), _MM_HINT_T0);\n#endif\n"
    return ""


def descent(draw, loop):
    better = "if (d < @least) {\n@least = d;\n@entry = @neighbour;\nmoved = true;\n}"
    body = "float d = @far(@query, @row(@neighbour));\n" + better
    inner = loop.format(cur="@entry_now", body=body)
    return ("float @least = @far(@query, @row(@entry));\nbool moved = true;\nwhile (moved) {\nmoved = false;\n"
            "int @entry_now = @entry;\n" + inner + "\n}\n")


def styled(text, style):
    def name(match):
        words = match.group(1).split("_")
        if style == "snake":
            return "_".join(words)
        start = words[0].capitalize() if style == "Upper" else words[0]
        return start + "".join(w.capitalize() for w in words[1:])
    return re.sub(r"@([a-z]+(?:_[a-z]+)*)", name, text)


def indented(text, unit):
    """By the braces, and one level for what hangs below a head."""
    out, depth, hang = [], 0, 0
    for line in text.splitlines():
        line = line.strip()
        if not line:
            out.append("")
            continue
        if line.startswith("#"):
            out.append(line)
            continue
        closes = len(re.match(r"^[}\s]*", line).group().replace(" ", ""))
        level = depth - closes + (0 if line[0] in "{}" else hang)
        if line.rstrip(":") in ("public", "private"):
            level -= 1
        out.append(unit * max(level, 0) + line)
        depth += line.count("{") - line.count("}")
        head = re.match(r"^(if|for|while|else)\b", line) and line[-1] not in "{;}"
        hang = hang + 1 if head else 0
    return "\n".join(out) + "\n"


def includes(text):
    used = {"algorithm": "std::sort|std::upper_bound|std::move_backward", "cstdint": "uint64_t", "cstdio": "printf",
            "cstdlib": "", "cstring": "memmove", "new": "bad_alloc",
            "queue": "priority_queue", "unordered_set": "unordered_set", "utility": "",
            "vector": ""}
    return "\n".join(f"#include <{h}>" for h, words in used.items()
                     if any(word in text for word in words.split("|")))


def library(seed):
    """Source text and the standard it needs."""
    rng = random.Random(seed)
    draw = rng.choice
    kernel, store, met, graph = (f(draw) for f in (parts.kernel, parts.storage, parts.visited, parts.links))
    v, g, s = met.use, graph.use, store.use
    pool = draw((heaps, sorted_pool))(draw, v)
    at = s["row"].format(id="@neighbour")
    direct = kernel.use["call"].format(q="@query", v=at) if draw((True, True, False)) else None
    body = step(draw, v, prefetches(draw), direct).replace("{offer}", pool["offer"])
    expand = g["loop"].format(cur="@current", body=body)
    generic = draw((True, False, False, False, False))
    far = kernel.use["call"].format(q="a", v="b")
    text = f"""{{includes}}
#ifdef __SSE2__
#include <emmintrin.h>
#endif

{kernel.text}
{met.text}
{pool['text']}
{'template <typename @label>' if generic else ''}
class @row_index {{
public:
@row_index(size_t n, size_t d, int r) : @count(n), @dim(d), @degree(r) {{
{s['make']}
{g['make']}
unsigned state = {seed % 1000 + 1};
for (size_t i = 0; i < @count * @dim; ++i) {{
state = state * 1664525u + 1013904223u;
*(@row(0) + i) = float(int(state >> 26) - 32);
}}
{NEAR.replace('{put}', g['put'])}
}}
~@row_index() {{ {s['free']} }}
@row_index(const @row_index &) = delete;

void search(const float *@query, size_t @ef) const {{
int @entry = 0;
{descent(draw, g['loop']) if draw((True, False)) else ''}
{v['make']}
{v['mark'].format(id='@entry')}
{pool['start']}
while ({pool['more']}) {{
{pool['take']}
{expand}
}}
{pool['show']}
std::printf("\\n");
}}

float *@row(int id) {{ return {s['row'].format(id='id')}; }}
const float *@row(int id) const {{ return {s['row'].format(id='id')}; }}

private:
float @far(const float *a, const float *b) const {{ return {far}; }}
size_t @count, @dim;
int @degree;
{s['field']}
{g['field']}
}};

int main() {{
for (size_t d : {{1, 7, 16, 37, 96}}) {{
@row_index{'<int>' if generic else ''} all(80, d, 8);
for (int q = 0; q < 5; ++q)
all.search(all.@row(q * 13), size_t(5 + q * 4));
}}
}}
"""
    text = text.replace("{includes}", includes(text))
    text = re.sub(r"\n{3,}", "\n\n", text)
    style = draw(("snake", "camel", "Upper"))
    unit = draw(("  ", "    ", "\t"))
    return indented(styled(text, style), unit), draw(("-std=c++11", "-std=c++14", "-std=c++17", "-std=c++20"))

"""Spellings of a nearest-neighbour library's parts, drawn at random.

Every part has several forms that mean the same. Names are written as @word_word; a
style turns them into word_word, wordWord or WordWord. A part says how others use it.
"""
import dataclasses

KERNEL_TAILS = ("", "rest")


@dataclasses.dataclass
class Part:
    text: str               # at file scope
    use: dict = dataclasses.field(default_factory=dict)


def scalar_loop(draw, add):
    """A loop that adds `add`, of {i}, to the sum."""
    kind = draw(("for", "while", "pointers", "down", "braces"))
    if kind == "for":
        return f"for (size_t i = 0; i < @dim; {draw(('++i', 'i++', 'i += 1'))})\n    @sum += {add('x[i]', 'y[i]')};"
    if kind == "braces":
        return ("for (size_t i = 0; i < @dim; i++) {\n    float @diff = " + add("x[i]", "y[i]")
                + ";\n    @sum += @diff;\n}")
    if kind == "while":
        return "size_t i = 0;\nwhile (i < @dim) {\n    @sum += " + add("x[i]", "y[i]") + ";\n    i++;\n}"
    if kind == "pointers":
        return ("const float *@end = x + @dim;\nwhile (x " + draw(("<", "!=")) + " @end) {\n    @sum += "
                + add("*x", "*y") + ";\n    x++;\n    y++;\n}")
    return "while (@dim > 0) {\n    --@dim;\n    @sum += " + add("x[@dim]", "y[@dim]") + ";\n}"


def vector_loop(draw, product):
    """Four at a time by SSE, then the rest one by one."""
    add = "_mm_add_ps(@acc, " + product("_mm_sub_ps", "_mm_mul_ps") + ")"
    if draw((True, False)):
        add = "_mm_add_ps(" + product("_mm_sub_ps", "_mm_mul_ps") + ", @acc)"
    step = "{p} += 4;\n    {q} += 4;"
    head = "__m128 @acc = " + draw(("_mm_setzero_ps()", "_mm_set1_ps(0)", "_mm_set1_ps(0.0f)")) + ";\n"
    kind = draw(("end", "down", "index"))
    if kind == "end":
        loop = ("const float *@end = x + @dim / 4 * 4;\nwhile (x < @end) {\n    __m128 u = _mm_loadu_ps(x);\n"
                "    __m128 v = _mm_loadu_ps(y);\n    x += 4;\n    y += 4;\n    @acc = " + add + ";\n}\n")
        rest = "for (size_t i = 0; i < @dim % 4; ++i)\n    @sum += " + product(None, None).replace("u", "x[i]").replace("v", "y[i]") + ";"
    elif kind == "down":
        loop = ("while (@dim >= 4) {\n    __m128 u = _mm_loadu_ps(x);\n    x += 4;\n"
                "    __m128 v = _mm_loadu_ps(y);\n    y += 4;\n    @acc = " + add + ";\n    @dim -= 4;\n}\n")
        rest = "while (@dim > 0) {\n    @sum += " + product(None, None).replace("u", "*x").replace("v", "*y") + ";\n    ++x;\n    ++y;\n    --@dim;\n}"
    else:
        loop = ("size_t @at = 0;\nfor (; @at + 4 <= @dim; @at += 4) {\n    __m128 u = _mm_loadu_ps(x + @at);\n"
                "    __m128 v = _mm_loadu_ps(y + @at);\n    @acc = " + add + ";\n}\n")
        rest = "for (; @at < @dim; ++@at)\n    @sum += " + product(None, None).replace("u", "x[@at]").replace("v", "y[@at]") + ";"
    del step
    total = "float @lanes[4];\n_mm_storeu_ps(@lanes, @acc);\n@sum += @lanes[0] + @lanes[1] + @lanes[2] + @lanes[3];\n"
    return head + loop + total + rest


def kernel(draw):
    """`l2(x, y, dim)` or its like; `call` has {q} and {v}."""
    l2 = draw((True, True, False))
    scalar = (lambda a, b: f"({a} - {b}) * ({a} - {b})") if l2 else (lambda a, b: f"{a} * {b}")

    def product(sub, mul):
        if sub is None:
            return "(u - v) * (u - v)" if l2 else "u * v"
        return f"{mul}({sub}(u, v), {sub}(u, v))" if l2 else f"{mul}(u, v)"

    simd = draw((True, False))
    body = vector_loop(draw, product) if simd else scalar_loop(draw, scalar)
    if simd:
        plain = scalar_loop(lambda _: "for" if "for" in _ else _[0], scalar)
        body = "#ifdef __SSE2__\n" + body + "\n#else\n" + plain + "\n#endif"
    end = "return @sum;" if l2 else draw(("return -@sum;", "return 1000000 - @sum;"))
    shape = draw(("plain", "plain", "void", "template", "functor"))
    static = draw(("static ", "static inline ", "inline "))
    start = draw(("float @sum = 0;", "float @sum = 0.0f;"))
    if shape == "void":
        head = (f"{static}float @distance_of(const void *@left, const void *@right, const void *@info) {{\n"
                "const float *x = (const float *)@left;\nconst float *y = (const float *)@right;\n"
                "size_t @dim = *((const size_t *)@info);\n")
        text, call = f"{head}{start}\n{body}\n{end}\n}}\n", "@distance_of({q}, {v}, &@dim)"
    elif shape == "template":
        text = (f"template <typename T> {static}T @distance_of(const T *x, const T *y, size_t @dim) {{\n"
                f"{start}\n{body}\n{end}\n}}\n")
        call = "@distance_of<float>({q}, {v}, @dim)"
    elif shape == "functor":
        text = ("struct @metric {\nfloat operator()(const float *x, const float *y, size_t @dim) const {\n"
                f"{start}\n{body}\n{end}\n}}\n}};\n")
        call = "@metric()({q}, {v}, @dim)"
    else:
        text = f"{static}float @distance_of(const float *x, const float *y, size_t @dim) {{\n{start}\n{body}\n{end}\n}}\n"
        call = "@distance_of({q}, {v}, @dim)"
    return Part(text, {"call": call})


def storage(draw):
    """Rows, and how one is reached: `row` has {id}."""
    kind = draw(("vector", "malloc", "new", "aligned"))
    if kind == "vector":
        return Part("", {"field": "std::vector<float> @rows;", "make": "@rows.resize(@count * @dim);",
                         "row": "@rows.data() + size_t({id}) * @dim", "free": ""})
    make = {"malloc": "@rows = (float *)malloc(@count * @dim * sizeof(float));",
            "new": "@rows = new float[@count * @dim];",
            "aligned": "@rows = (float *)aligned_alloc(64, (@count * @dim * sizeof(float) + 63) / 64 * 64);"}
    free = {"malloc": "free(@rows);", "new": "delete[] @rows;", "aligned": "free(@rows);"}
    check = "\nif (@rows == nullptr)\n    throw std::bad_alloc();" if kind != "new" and draw((True, False)) else ""
    return Part("", {"field": "float *@rows = nullptr;", "make": make[kind] + check,
                     "row": draw(("@rows + size_t({id}) * @dim", "&@rows[size_t({id}) * @dim]")),
                     "free": free[kind]})


def visited(draw):
    """`enter` is a condition: not met before, and marked by now. {id}."""
    kind = draw(("char", "bool", "epoch", "bits", "class", "set"))
    if kind == "set":
        return Part("", {"make": "std::unordered_set<int> @visited;", "test": "@visited.count({id})",
                         "mark": "@visited.insert({id});", "enter": "@visited.insert({id}).second"})
    if kind == "class":
        text = ("class @met {\npublic:\nexplicit @met(size_t n) : @seen(n) {}\n"
                "bool get(int i) const { return @seen[i]; }\nvoid set(int i) { @seen[i] = 1; }\n"
                "private:\nstd::vector<char> @seen;\n};\n")
        return Part(text, {"make": "@met @visited(@count);", "test": "@visited.get({id})",
                           "mark": "@visited.set({id});", "enter": None})
    if kind == "epoch":
        return Part("", {"make": "std::vector<unsigned short> @tags(@count);\nunsigned short *@visited = @tags.data();\nunsigned short @tag = 1;",
                         "test": "@visited[{id}] == @tag", "mark": "@visited[{id}] = @tag;", "enter": None})
    if kind == "bits":
        return Part("", {"make": "std::vector<uint64_t> @visited(@count / 64 + 1);",
                         "test": "@visited[{id} / 64] >> ({id} % 64) & 1",
                         "mark": "@visited[{id} / 64] |= uint64_t(1) << ({id} % 64);", "enter": None})
    return Part("", {"make": f"std::vector<{kind}> @visited(@count);", "test": "@visited[{id}]",
                     "mark": "@visited[{id}] = true;", "enter": None})


def links(draw):
    """How a node's neighbours are read: `loop` has {cur}, {id}, {body}."""
    kind = draw(("lists", "lists-range", "block", "sentinel", "offsets"))
    if kind.startswith("lists"):
        ref = draw(("const std::vector<int> &@list = @links[{cur}];\n", "auto &@list = @links[{cur}];\n", ""))
        if kind == "lists-range":
            loop = ref + f"for (int @neighbour : {'@list' if ref else '@links[{cur}]'}) {{{{\n{{body}}\n}}}}"
        else:
            a = "@list" if ref else "@links[{cur}]"
            loop = ref + (f"for (size_t j = 0; j < {a}.size(); {draw(('j++', '++j'))}) {{{{\n"
                          f"int @neighbour = {a}[j];\n{{body}}\n}}}}")
        return Part("", {"field": "std::vector<std::vector<int>> @links;",
                         "make": "@links.resize(@count);", "put": "@links[i] = near;", "loop": loop})
    if kind == "block":
        loop = ("const int *@list = @links.data() + size_t({cur}) * (@degree + 1);\nint @size = *@list;\n"
                "for (int j = 1; j <= @size; j++) {{\nint @neighbour = *(@list + j);\n{body}\n}}")
        return Part("", {"field": "std::vector<int> @links;", "make": "@links.assign(@count * (@degree + 1), 0);",
                         "put": "@links[i * (@degree + 1)] = int(near.size());\nstd::copy(near.begin(), near.end(), &@links[i * (@degree + 1) + 1]);",
                         "loop": loop})
    if kind == "sentinel":
        stop = draw(("if (@neighbour == -1)\nbreak;", "if (@neighbour < 0)\nbreak;", "if (@neighbour == -1) {{\nbreak;\n}}"))
        loop = ("for (int i = 0; i < @degree; ++i) {{\nint @neighbour = @links[size_t({cur}) * @degree + i];\n"
                + stop + "\n{body}\n}}")
        return Part("", {"field": "std::vector<int> @links;", "make": "@links.assign(@count * @degree, -1);",
                         "put": "std::copy(near.begin(), near.end(), &@links[i * @degree]);", "loop": loop})
    loop = ("size_t @begin = @offsets[{cur}], @end = @offsets[{cur} + 1];\n"
            "for (size_t j = @begin; j < @end; j++) {{\nint @neighbour = @links[j];\n{body}\n}}")
    return Part("", {"field": "std::vector<int> @links;\nstd::vector<size_t> @offsets;",
                     "make": "@offsets.assign(1, 0);",
                     "put": "@links.insert(@links.end(), near.begin(), near.end());\n@offsets.push_back(@links.size());",
                     "loop": loop})

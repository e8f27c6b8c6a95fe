// The plan that is written names the function, and does the same again; behind
// another step a body is for what that one left.
// RUN: %body
// RUN: %replace --emit-plan=%t/done.json -- %flags > %t/diff
// RUN: %valid passes/plan.schema.json %t/done.json
// RUN: grep -q '"site": "function@Index::search(Pool &, Visited &, const float \*)#0"' %t/done.json
// RUN: crinn-rewrite apply --root=%t --plan=%t/done.json %t/code.cpp -- %flags | diff - %t/diff
// RUN: git apply --directory=none --check %t/diff 2> %t/err; git -C %t init -q . && git -C %t apply %t/diff
// RUN: %replace --check -- %flags
{
    while (pool.hasNext()) {
      int node = pool.pop();
      const int degree = graph.degree();
      for (int i = 0; i < degree; ++i) {
        if (i + 4 < degree)
          __builtin_prefetch(base + graph.at(node, i + 4) * dim);
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        ++evaluated;
        pool.insert(id, twice(plain(query, base + id * dim)));
      }
    }
  }

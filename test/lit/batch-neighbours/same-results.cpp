// The four forms, run before and after both rewrites: the same nodes are taken
// and the same inserts made, in the same order. Lists of 0 to 13 ids and batches
// of 4 meet at every remainder; the address sanitizer watches the look-ahead.
// RUN: %prepare
// RUN: %clang -std=c++17 -I %inputs %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t/one
// RUN: %rewrite -v --in-place --set=batch-neighbours.size=4 --set=prefetch-lookahead.ahead=2 -- %flags 2>&1 | FileCheck %s
// CHECK-COUNT-4: batch-neighbours: rewritten
// CHECK-COUNT-4: prefetch-lookahead: rewritten
// RUN: %clang -std=c++17 -I %inputs %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after > %t/two
// RUN: test -s %t/one
// RUN: diff %t/one %t/two
#include "runnable.h"

static void passOver(Pool &pool, const Graph &graph, Visited &visited,
                     const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(node); ++i) {
      int id = links[i];
      if (id < 0)
        continue;
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}

static void openBlock(Pool &pool, const Graph &graph, Visited &visited,
                      const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(node); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (!visited.test(id)) {
        visited.set(id);
        float d = distanceTo(query, base + id);
        if (d > 900)
          continue;
        pool.insert(id, d);
      }
    }
  }
}

static void testAndMark(Pool &pool, const Graph &graph, Visited &visited,
                        const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; graph.degree(node) > i; ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (!visited.insert(id))
        continue;
      float d = distanceTo(query, base + id);
      pool.insert(id, d);
    }
  }
}

template <typename P>
static void toTheLast(P &pool, const Graph &graph, Visited &visited,
                      const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    int end = graph.degree(node) - 1;
    for (int i = 0; i <= end; ++i) {
      const int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id);
      pool.insert(id, d);
    }
  }
}

int main() {
  Graph graph;
  std::vector<float> base(64);
  for (int i = 0; i < 64; ++i)
    base[i] = i * 37 % 64;
  auto run = [&](auto search) {
    for (int start = 0; start < 64; ++start) {
      Pool pool;
      Visited visited;
      visited.set(start);
      pool.insert(start, 0);
      float query = start + 0.5f;
      search(pool, graph, visited, base.data(), &query);
    }
  };
  run(passOver);
  run(openBlock);
  run(testAndMark);
  run(toTheLast<Pool>);
}

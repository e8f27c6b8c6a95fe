// Five forms of the loop, run before and after: the same nodes are taken and the
// same inserts made, in the same order. Lists are as long as they are, to the
// byte, some end at a -1 in their middle, and the address sanitizer watches.
// RUN: %prepare
// RUN: %clang -std=c++17 -I %inputs %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t/one && test -s %t/one
// RUN: %rewrite -v --in-place --rewrites=precomputed-degrees -- %flags 2>&1 | FileCheck %s
// CHECK-COUNT-5: precomputed-degrees: rewritten
// RUN: %clang -std=c++17 -I %inputs %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t/one -
// RUN: g++ -std=c++17 -O3 -I %inputs %t/code.cpp -o %t/after && %t/after | diff %t/one -
// What comes after it by default changes nothing either.
// RUN: %rewrite --in-place --set=batch-neighbours.size=4 --set=prefetch-lookahead.ahead=2 -- %flags
// RUN: %clang -std=c++17 -I %inputs %t/code.cpp -o %t/more -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/more | diff %t/one -
#include "runnable.h"

static void list(Pool &pool, const Graph &graph, Visited &visited,
                 const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(node); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}

static void below(Pool &pool, const Graph &graph, Visited &visited,
                  const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (size_t i = 1; i < size_t(graph.degree(node)); i++) {
      const int id = *(links + i);
      if (0 > id) {
        break;
      }
      if (!visited.test(id)) {
        visited.set(id);
        float d = distanceTo(query, base + id);
        pool.insert(id, d);
      }
    }
  }
}

static void buffer(Pool &pool, const Graph &graph, Visited &visited,
                   const float *base, const float *query) {
  int edges[16];
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    int count = 0;
    for (int i = 0; graph.degree(node) != i; ++i) {
      auto id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      edges[count++] = id;
    }
    for (int i = 0; i < count; ++i) {
      int id = edges[i];
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}

template <typename P>
static void pattern(P &pool, const Graph &graph, Visited &visited,
                    const float *base, const float *query) {
  while (pool.hasNext()) {
    auto node = pool.pop();
    const int *links = graph.list(node);
    int most = graph.degree(node);
    for (int i = 0; i < most; ++i) {
      int id = links[i];
      if (id <= -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id);
      pool.insert(id, d);
    }
  }
}

static void vectors(Pool &pool, const Graph &graph, Visited &visited,
                    const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const std::vector<int> &links = graph.Lists[node];
    for (size_t i = 0; i < links.size(); ++i) {
      int id = links[i];
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
  run(list);
  run(below);
  run(buffer);
  run(pattern<Pool>);
  run(vectors);
}

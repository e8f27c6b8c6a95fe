// Distances and inserts before and after: each is asked for in the order there was,
// of lists of 0 to 13 ids. One object gives floats and counts, one whole numbers; the
// pool prints what it is given. The sanitizers watch.
// RUN: %prepare
// RUN: %clang -std=c++17 -O1 -I %inputs %t/code.cpp -o %t/before
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %rewrite -v --in-place --rewrites=split-scoring -- %flags 2>&1 | FileCheck %s
// CHECK-COUNT-2: split-scoring: rewritten
// RUN: grep -c "distances\[" %t/code.cpp | FileCheck %s --check-prefix=USES
// USES: {{^}}6{{$}}
// RUN: cp %inputs/runnable.h %t
// RUN: %same-answers %t.before
#include "runnable.h"

struct Exact {
  const float *rows;
  float query;
  long calls = 0;
  float operator()(int id) { return ++calls, distanceTo(&query, rows + id); }
};

struct Coded {
  const float *rows;
  int query;
  int operator()(int id) const { return query > rows[id] ? query - int(rows[id]) : int(rows[id]) - query; }
};

template <class Measure>
void deduced(Pool &pool, const Graph &graph, Visited &visited, Measure &measure) {
  int open[16];
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    int count = 0;
    for (int i = 0; i < graph.degree(node); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      open[count++] = id;
    }
    for (int i = 0; i < count; ++i) {
      auto id = open[i];
      auto distance = measure(id);
      if (distance < 800)
        pool.insert(id, distance);
    }
  }
}

void plain(Pool &pool, const Graph &graph, Visited &visited, const float *rows, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    int open[16], count = 0;
    for (int i = 0; i < graph.degree(node); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.insert(id))
        open[count++] = id;
    }
    for (int i = 0; i < count; ++i) {
      int id = open[i];
      const float *row = rows + id;
      const float distance = distanceTo(query, row) / 2;
      if (distance < 300 || *row < *query)
        pool.insert(id, distance);
    }
  }
}

int main() {
  Graph graph;
  float rows[64];
  for (int i = 0; i < 64; ++i)
    rows[i] = i * 37 % 64 + 0.25f * i;
  for (int start = 0; start < 64; start += 3) {
    Exact exact{rows, float(start)};
    Coded coded{rows, start};
    Pool one, two, three;
    Visited seen, seen2, seen3;
    one.insert(start, 0);
    deduced(one, graph, seen, exact);
    two.insert(start, 0);
    deduced(two, graph, seen2, coded);
    three.insert(start, 0);
    plain(three, graph, seen3, rows, rows + start);
    std::printf("calls %ld\n", exact.calls);
  }
}

// Distances and inserts before and after, bit by bit: lists of 0 to 13 ids meet
// every remainder; two kernels behind one pointer, one called by its name, and
// one that the pointer may be and that has no form for several. The sanitizers
// watch. What fuses a product with a sum (-ffp-contract) is off: whether it does
// so in both is the compiler's choice.
// RUN: %prepare
// RUN: %clang -std=c++17 -O2 -ffp-contract=off -I %inputs %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t/one
// RUN: %rewrite -v --in-place --rewrites=batch-neighbours,prefetch-lookahead,batched-distance -- %flags 2>&1 | FileCheck %s
// CHECK-COUNT-2: batched-distance: rewritten
// RUN: %clang -std=c++17 -O2 -ffp-contract=off -I %inputs %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after > %t/two
// RUN: g++ -std=c++17 -O3 -ffp-contract=off -I %inputs %t/code.cpp -o %t/other
// RUN: %t/other > %t/three
// RUN: test -s %t/one
// RUN: diff %t/one %t/two
// RUN: diff %t/one %t/three
#include "runnable.h"

#include <cmath>
#include <cstddef>

static float squared(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}

static float dot(const float *a, const float *b, size_t d) {
  float even = 0, odd;
  odd = 0;
  for (; d >= 2; d -= 2) {
    even += *a++ * *b;
    b++;
    odd += *a++ * *b;
    b++;
  }
  if (d > 0)
    odd += *a * *b;
  return (even - odd);
}

static float farthest(const float *a, const float *b, size_t d) {
  float most = 0;
  for (size_t i = 0; i < d && most < 900; ++i)
    most = std::fabs(a[i] - b[i]) < most ? most : std::fabs(a[i] - b[i]);
  return most;
}

typedef float (*Distance)(const float *, const float *, size_t);

static void throughPointer(Pool &pool, const Graph &graph, Visited &visited,
                           const float *base, const float *query,
                           Distance distance) {
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
      float d = distance(query, base + 5 * id, 5);
      if (d > 800)
        continue;
      pool.insert(id, d);
    }
  }
}

static void byName(Pool &pool, const Graph &graph, Visited &visited,
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
      const float *vector = base + 5 * id;
      float d = squared(query, vector, 5);
      pool.insert(id, d);
    }
  }
}

int main() {
  Graph graph;
  std::vector<float> base(64 * 5);
  unsigned state = 5;
  for (float &f : base) {
    state = state * 1664525 + 1013904223;
    f = (state >> 8) / 1e6f - 8;
  }
  const float query[5] = {1.1f, -2.3f, 0.7f, 3.9f, -0.2f};
  for (Distance distance : {squared, dot, farthest}) {
    for (int from : {63, 20, 7}) {
      Pool pool;
      Visited visited;
      visited.set(from);
      pool.insert(from, 0);
      throughPointer(pool, graph, visited, base.data(), query, distance);
    }
  }
  Pool pool;
  Visited visited;
  pool.insert(41, 0);
  byName(pool, graph, visited, base.data(), query);
}

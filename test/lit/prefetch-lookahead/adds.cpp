// A prefetch where there was none: bounded by the loop's own end, behind the
// neighbour's declaration.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | FileCheck %s
#include "ann.h"

const float *vectorOf(int Id);
struct Base {
  const float *Data;
  size_t Dim;
  const float *row(int Id) const { return Data + Id * Dim; }
};

void search(Pool &pool, Graph &graph, Visited &visited, const Base &base,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    // CHECK:      {{^}} {{ *}}for (int i = 0; i < graph.degree(); ++i) {
    // CHECK-NEXT: {{^}} {{ *}}int id = links[i];
    // CHECK-NEXT: +#if defined(__GNUC__)
    // CHECK-NEXT: +      if (i + 4 < graph.degree()) {
    // CHECK-NEXT: +        int next_id = links[i + 4];
    // CHECK-NEXT: +        const char *next_vector = (const char *)base.row(next_id);
    // CHECK-NEXT: +        for (int line = 0; line < 8; ++line)
    // CHECK-NEXT: +          __builtin_prefetch(next_vector + 64 * line, 0, 3);
    // CHECK-NEXT: +      }
    // CHECK-NEXT: +#endif
    // CHECK-NEXT: {{^}} {{ *}}if (visited.test(id))
    // CHECK-NOT: {{^[+-]}}
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base.row(id));
      pool.insert(id, d);
    }
  }
}

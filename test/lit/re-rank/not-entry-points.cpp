// Entry points that are scored into a pool come from no search.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: not grep -v "near miss\|^  no " %t/out
#include "ann.h"

void enter(Pool &pool, const int *entry, int n, const float *base, int dim,
           const float *query) {
  for (int i = 0; i < n; ++i) {
    int id = entry[i];
    float d = distanceTo(query, base + id * dim);
    pool.insert(id, d);
  }
}

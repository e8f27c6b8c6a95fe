// Every vector is scored: the neighbour is the counter itself.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: not grep -v "near miss\|^  no " %t/out
#include "ann.h"

void scan(Pool &pool, const float *base, int n, int dim, const float *query) {
  for (int id = 0; id < n; ++id)
    pool.insert(id, distanceTo(query, base + id * dim));
}

// Every vector is scored: nothing is taken from the pool.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void scan(Pool &pool, const float *base, int n, int dim, const float *query) {
  for (int id = 0; id < n; ++id)
    pool.insert(id, distanceTo(query, base + id * dim));
}

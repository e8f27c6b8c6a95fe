// A pool is filled, and no search takes from it.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void fill(Pool &pool, const float *base, const float *query) {
  pool.insert(0, distanceTo(query, base));
}

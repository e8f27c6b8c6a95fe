// A comment at the constant keeps the rewrite away.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=8 -- %flags | count 0
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

void score(const Points &p, float *out) {
  // NOCRINNNEXTLINE(set-tunable)
  constexpr int ahead = 4;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead]);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

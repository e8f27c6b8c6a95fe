// Set, and set back: every byte as before; the present value changes nothing.
// RUN: %prepare
// RUN: cp %t/code.cpp %t.before
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=4 -- %flags | count 0
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=12 --in-place -- %flags
// RUN: not cmp -s %t/code.cpp %t.before
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=4 --in-place -- %flags
// RUN: cmp %t/code.cpp %t.before
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

void score(const Points &p, float *out) {
  constexpr int ahead = 4;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead]);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

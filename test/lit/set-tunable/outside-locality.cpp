// There are four localities.
// RUN: %prepare
// RUN: %code %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):near#0' --set=set-tunable.value=4 -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --input-file=%t/err
// CHECK: value=4 is not in [0, 3], the range of what steers locality in its type
// CHECK-NEXT: code 2
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

void score(const Points &p, float *out) {
  constexpr int ahead = 4, near = 3;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead], 0, near);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

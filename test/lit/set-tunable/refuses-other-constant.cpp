// A function makes the value, which is a site of its own.
// RUN: %prepare
// RUN: %code %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=8 -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --input-file=%t/err
// CHECK: its value is not one integer literal
// CHECK-NEXT: code 5
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

constexpr int near() { return 2; }

void score(const Points &p, float *out) {
  const int ahead = near() * 2;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead]);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

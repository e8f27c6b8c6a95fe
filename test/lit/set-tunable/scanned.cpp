// What scan tells of a tunable: its value and range, where it is one number.
// RUN: %prepare
// RUN: %scan --json --idiom=tunable -- %flags > %t.json
// RUN: %valid passes/scan.schema.json %t.json
// RUN: FileCheck %s --input-file=%t.json
// CHECK: "max": 255,
// CHECK-NEXT: "min": 1,
// CHECK: "steers": [
// CHECK-NEXT: "prefetch"
// CHECK-NEXT: ],
// CHECK-NEXT: "value": 4
// CHECK-NOT: "value"
// CHECK: "steers": [
// CHECK-NOT: "value"
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

void score(const Points &p, float *out) {
  constexpr unsigned char ahead = 4, more = 2 * 2;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead + more]);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

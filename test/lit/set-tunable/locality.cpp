// The third argument of a prefetch is one of four.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):near#0' --set=set-tunable.value=0 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: void score(const Points &p, float *out) {
// CHECK-NEXT:-  constexpr int ahead = 4, near = 3;
// CHECK-NEXT:+  constexpr int ahead = 4, near = 0;
// CHECK-NEXT:   for (int i = 0; i < p.n; ++i) {
// CHECK-NEXT:     if (i + ahead < p.n)
// CHECK-NEXT:       __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead], 0, near);
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):near#0' --set=set-tunable.value=0 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "exact"
// CLAIM-DAG: "title": "Set near to 0"
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

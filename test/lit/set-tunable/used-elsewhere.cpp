// The same constant bounds what is scored, so answers may change, and nobody
// knows which modules it reaches.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=8 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: void score(const Points &p, float *out) {
// CHECK-NEXT:-  constexpr int ahead = 4;
// CHECK-NEXT:+  constexpr int ahead = 8;
// CHECK-NEXT:   for (int i = 0; i < p.n; ++i) {
// CHECK-NEXT:     if (i + ahead < p.n)
// CHECK-NEXT:       __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead]);
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' --set=set-tunable.value=8 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "curve"
// CLAIM-DAG: "title": "Set ahead to 8"
// CLAIM-DAG: "modules": []
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
    if (out[i] > ahead)
      break;
  }
}

// Two constants of one declaration are two sites.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):lines#0' --set=set-tunable.value=3 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: void score(const Points &p, float *out) {
// CHECK-NEXT:-  constexpr int ahead = 4, lines = 2;
// CHECK-NEXT:+  constexpr int ahead = 4, lines = 3;
// CHECK-NEXT:   for (int i = 0; i < p.n; ++i) {
// CHECK-NEXT:     if (i + ahead < p.n)
// CHECK-NEXT:       fetch(p.vectors + 128 * p.ids[i + ahead], lines);
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):lines#0' --set=set-tunable.value=3 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "exact"
// CLAIM-DAG: "title": "Set lines to 3"
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}
void fetch(const void *p, int lines) {
  for (int i = 0; i < lines; i++)
    __builtin_prefetch((const char *)p + i * 64);
}

void score(const Points &p, float *out) {
  constexpr int ahead = 4, lines = 2;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      fetch(p.vectors + 128 * p.ids[i + ahead], lines);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

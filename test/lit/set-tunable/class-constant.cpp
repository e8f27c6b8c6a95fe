// A constant of a class template.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@Scorer::Ahead#0' --set=set-tunable.value=8 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: template <class T> struct Scorer {
// CHECK-NEXT:-  static constexpr int Ahead = 4;
// CHECK-NEXT:+  static constexpr int Ahead = 8;
// CHECK-NEXT:   void score(const Points &p, T *out) {
// CHECK-NEXT:     for (int i = 0; i < p.n; ++i) {
// CHECK-NEXT:       if (i + Ahead < p.n)
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@Scorer::Ahead#0' --set=set-tunable.value=8 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "curve"
// CLAIM-DAG: "title": "Set Scorer::Ahead to 8"
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

template <class T> struct Scorer {
  static constexpr int Ahead = 4;
  void score(const Points &p, T *out) {
    for (int i = 0; i < p.n; ++i) {
      if (i + Ahead < p.n)
        __builtin_prefetch(p.vectors + 128 * p.ids[i + Ahead]);
      out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
    }
  }
};
template struct Scorer<float>;

// A default that stands in the prototype.
// RUN: %prepare
// RUN: %rewrite --rewrites=set-tunable --site='tunable@ask(const Points &, float *, int):lines#0' --set=set-tunable.value=8 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     __builtin_prefetch((const char *)p + i * 64);
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:-void ask(const Points &p, float *out, int lines = 4 /* of 64 bytes */);
// CHECK-NEXT:+void ask(const Points &p, float *out, int lines = 8 /* of 64 bytes */);
// CHECK-NEXT: 
// CHECK-NEXT: void ask(const Points &p, float *out, int lines) {
// CHECK-NEXT:   for (int i = 0; i < p.n; ++i) {
// CHECK-NOT:{{.}}
// RUN: %rewrite --rewrites=set-tunable --site='tunable@ask(const Points &, float *, int):lines#0' --set=set-tunable.value=8 --emit-variant=%t/variant -- %flags > %t/diff && FileCheck %s --check-prefix=CLAIM --input-file=%t/variant/variant.json
// CLAIM-DAG: "class": "exact"
// CLAIM-DAG: "title": "Set lines to 8"
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

void ask(const Points &p, float *out, int lines = 4 /* of 64 bytes */);

void ask(const Points &p, float *out, int lines) {
  for (int i = 0; i < p.n; ++i) {
    fetch(p.vectors + 128 * p.ids[i], lines);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

// The three sums of a cosine, in a template.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: template <typename T, typename R> static R squared(const T *a, const T *b, size_t n) {
// CHECK-NEXT:   R ab{}, aa{}, bb{};
// CHECK-NEXT:-  for (size_t i = 0; i != n; ++i) {
// CHECK-NEXT:+  // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+  R ab_sums[16] = {};
// CHECK-NEXT:+  R aa_sums[16] = {};
// CHECK-NEXT:+  R bb_sums[16] = {};
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 15 < n; done += 16)
// CHECK-NEXT:+    for (size_t lane = 0; lane < 16; ++lane) {
// CHECK-NEXT:+      R ai = static_cast<R>(a[done + lane]), bi = static_cast<R>(b[done + lane]);
// CHECK-NEXT:+      ab_sums[lane] += ai * bi;
// CHECK-NEXT:+      aa_sums[lane] += ai * ai;
// CHECK-NEXT:+      bb_sums[lane] += bi * bi;
// CHECK-NEXT:+    }
// CHECK-NEXT:+  for (size_t i = done; i != n; ++i) {
// CHECK-NEXT:     R ai = static_cast<R>(a[i]), bi = static_cast<R>(b[i]);
// CHECK-NEXT:     ab += ai * bi;
// CHECK-NEXT:     aa += ai * ai;
// CHECK-NEXT:     bb += bi * bi;
// CHECK-NEXT:   }
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    ab += ab_sums[lane];
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    aa += aa_sums[lane];
// CHECK-NEXT:+  for (size_t lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+    bb += bb_sums[lane];
// CHECK-NEXT:   return ab / (aa * bb);
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared<float, float>(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
template <typename T, typename R> static R squared(const T *a, const T *b, size_t n) {
  R ab{}, aa{}, bb{};
  for (size_t i = 0; i != n; ++i) {
    R ai = static_cast<R>(a[i]), bi = static_cast<R>(b[i]);
    ab += ai * bi;
    aa += ai * ai;
    bb += bi * bi;
  }
  return ab / (aa * bb);
}
float use(const float *a, size_t n) { return squared<float, float>(a, a, n); }

// A kernel that stores its distances, for one number of dimensions.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=100 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: // Two distances at once.
// CHECK-NEXT:-void squared2(const float *a, const float *const *b, int d, float *out) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static void squared2_of_dim(const float *a, const float *const *b, int d, float *out) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   int n = d;
// CHECK-NEXT:   for (int c = 0; c < 2; ++c) {
// CHECK-NEXT:     float sum = 0;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     out[c] = sum;
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+void squared2(const float *a, const float *const *b, int d, float *out) {
// CHECK-NEXT:+  if (d == 100)
// CHECK-NEXT:+    squared2_of_dim<100>(a, b, d, out);
// CHECK-NEXT:+  else
// CHECK-NEXT:+    squared2_of_dim<0>(a, b, d, out);
// CHECK-NEXT:+}
// CHECK-NOT:{{.}}



#include <cstddef>
// Two distances at once.
void squared2(const float *a, const float *const *b, int d, float *out) {
  int n = d;
  for (int c = 0; c < 2; ++c) {
    float sum = 0;
    for (int i = 0; i < n; ++i) {
      float t = a[i] - b[c][i];
      sum += t * t;
    }
    out[c] = sum;
  }
}

// Text that this configuration does not see is copied; the number is set before.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT:-float l2(const float *a, const float *b, int d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static float l2_of_dim(const float *a, const float *b, int d) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT: #ifdef USE_FAST
// CHECK-NEXT:   d = d & ~3;
// CHECK-NEXT: #endif
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+float l2(const float *a, const float *b, int d) {
// CHECK-NEXT:+  if (d == 128)
// CHECK-NEXT:+    return l2_of_dim<128>(a, b, d);
// CHECK-NEXT:+  return l2_of_dim<0>(a, b, d);
// CHECK-NEXT:+}
// CHECK-NOT:{{.}}



float l2(const float *a, const float *b, int d) {
#ifdef USE_FAST
  d = d & ~3;
#endif
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

// A kernel that stores its distance.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT:-static void l2(const float *a, const float *b, int d, float *out) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static void l2_of_dim(const float *a, const float *b, int d, float *out) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (int i = 0; i < d; ++i)
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   *out = sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static void l2(const float *a, const float *b, int d, float *out) {
// CHECK-NEXT:+  switch (d) {
// CHECK-NEXT:+  case 96:
// CHECK-NEXT:+    l2_of_dim<96>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 100:
// CHECK-NEXT:+    l2_of_dim<100>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 128:
// CHECK-NEXT:+    l2_of_dim<128>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 256:
// CHECK-NEXT:+    l2_of_dim<256>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 384:
// CHECK-NEXT:+    l2_of_dim<384>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 768:
// CHECK-NEXT:+    l2_of_dim<768>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 784:
// CHECK-NEXT:+    l2_of_dim<784>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 960:
// CHECK-NEXT:+    l2_of_dim<960>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  case 1536:
// CHECK-NEXT:+    l2_of_dim<1536>(a, b, d, out);
// CHECK-NEXT:+    break;
// CHECK-NEXT:+  default:
// CHECK-NEXT:+    l2_of_dim<0>(a, b, d, out);
// CHECK-NEXT:+  }
// CHECK-NEXT:+}
// CHECK-NEXT: float use(const float *a, int d) {
// CHECK-NEXT:   float out;
// CHECK-NEXT:   l2(a, a, d, &out);
// CHECK-NOT:{{.}}



#include <cstddef>
static void l2(const float *a, const float *b, int d, float *out) {
  float sum = 0;
  for (int i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  *out = sum;
}
float use(const float *a, int d) {
  float out;
  l2(a, a, d, &out);
  return out;
}

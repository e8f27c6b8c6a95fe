// Two kernels of one name.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=960 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstdint>
// CHECK-NEXT:-static float l2(const float *a, const float *b, int d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static float l2_of_dim(const float *a, const float *b, int d) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (int i = 0; i < d; i++)
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:-static int l2(const uint8_t *a, const uint8_t *b, int d) {
// CHECK-NEXT:+
// CHECK-NEXT:+static float l2(const float *a, const float *b, int d) {
// CHECK-NEXT:+  if (d == 960)
// CHECK-NEXT:+    return l2_of_dim<960>(a, b, d);
// CHECK-NEXT:+  return l2_of_dim<0>(a, b, d);
// CHECK-NEXT:+}
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static int l2_of_dim(const uint8_t *a, const uint8_t *b, int d) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   int sum = 0;
// CHECK-NEXT:   for (int i = 0; i < d; i++)
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static int l2(const uint8_t *a, const uint8_t *b, int d) {
// CHECK-NEXT:+  if (d == 960)
// CHECK-NEXT:+    return l2_of_dim<960>(a, b, d);
// CHECK-NEXT:+  return l2_of_dim<0>(a, b, d);
// CHECK-NEXT:+}
// CHECK-NEXT: int both(const float *a, const uint8_t *b, int d) {
// CHECK-NEXT:   return l2(a, a, d) + l2(b, b, d);
// CHECK-NEXT: }



#include <cstdint>
static float l2(const float *a, const float *b, int d) {
  float sum = 0;
  for (int i = 0; i < d; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
static int l2(const uint8_t *a, const uint8_t *b, int d) {
  int sum = 0;
  for (int i = 0; i < d; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
int both(const float *a, const uint8_t *b, int d) {
  return l2(a, a, d) + l2(b, b, d);
}

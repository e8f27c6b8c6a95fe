// The number is a parameter: the instance sets it, the switch chooses.
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
// CHECK-NEXT:-static float squared(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static float squared_of_dim(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (size_t i = 0; i < d; ++i) {
// CHECK-NEXT:     float t = a[i] - b[i];
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   }
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static float squared(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+  switch (d) {
// CHECK-NEXT:+  case 96:
// CHECK-NEXT:+    return squared_of_dim<96>(a, b, d);
// CHECK-NEXT:+  case 100:
// CHECK-NEXT:+    return squared_of_dim<100>(a, b, d);
// CHECK-NEXT:+  case 128:
// CHECK-NEXT:+    return squared_of_dim<128>(a, b, d);
// CHECK-NEXT:+  case 256:
// CHECK-NEXT:+    return squared_of_dim<256>(a, b, d);
// CHECK-NEXT:+  case 384:
// CHECK-NEXT:+    return squared_of_dim<384>(a, b, d);
// CHECK-NEXT:+  case 768:
// CHECK-NEXT:+    return squared_of_dim<768>(a, b, d);
// CHECK-NEXT:+  case 784:
// CHECK-NEXT:+    return squared_of_dim<784>(a, b, d);
// CHECK-NEXT:+  case 960:
// CHECK-NEXT:+    return squared_of_dim<960>(a, b, d);
// CHECK-NEXT:+  case 1536:
// CHECK-NEXT:+    return squared_of_dim<1536>(a, b, d);
// CHECK-NEXT:+  default:
// CHECK-NEXT:+    return squared_of_dim<0>(a, b, d);
// CHECK-NEXT:+  }
// CHECK-NEXT:+}
// CHECK-NEXT: float (*kernel)(const float *, const float *, size_t) = squared;



#include <cstddef>
static float squared(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}
float (*kernel)(const float *, const float *, size_t) = squared;

// The pointer to the number moves once that is read.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=100 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT:-float l2(const float *a, const float *b, const size_t *info) {
// CHECK-NEXT:-  size_t d = info[1];
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static float l2_of_dim(const float *a, const float *b, const size_t *info) {
// CHECK-NEXT:+  size_t d = dim ? dim : info[1];
// CHECK-NEXT:   info += 2;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (size_t i = 0; i < d; ++i)
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+float l2(const float *a, const float *b, const size_t *info) {
// CHECK-NEXT:+  if (info[1] == 100)
// CHECK-NEXT:+    return l2_of_dim<100>(a, b, info);
// CHECK-NEXT:+  return l2_of_dim<0>(a, b, info);
// CHECK-NEXT:+}
// CHECK-NOT:{{.}}



#include <cstddef>
float l2(const float *a, const float *b, const size_t *info) {
  size_t d = info[1];
  info += 2;
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

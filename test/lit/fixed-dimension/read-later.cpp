// Before the number is read the kernel fills an array of its own.
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
// CHECK-NEXT:-void l2(const void *a, const void *const *b, const void *info, float *out) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static void l2_of_dim(const void *a, const void *const *b, const void *info, float *out) {
// CHECK-NEXT:   const float *x = (const float *)a;
// CHECK-NEXT:   const float *rows[2];
// CHECK-NEXT:   for (int c = 0; c < 2; ++c)
// CHECK-NEXT:     rows[c] = (const float *)b[c];
// CHECK-NEXT:-  size_t d = *(const size_t *)info;
// CHECK-NEXT:+  size_t d = dim ? dim : *(const size_t *)info;
// CHECK-NEXT:   float sum[2];
// CHECK-NEXT:   for (int c = 0; c < 2; ++c)
// CHECK-NEXT:     sum[c] = 0;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   for (int c = 0; c < 2; ++c)
// CHECK-NEXT:     out[c] = sum[c];
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+void l2(const void *a, const void *const *b, const void *info, float *out) {
// CHECK-NEXT:+  if (*(const size_t *)info == 100)
// CHECK-NEXT:+    l2_of_dim<100>(a, b, info, out);
// CHECK-NEXT:+  else
// CHECK-NEXT:+    l2_of_dim<0>(a, b, info, out);
// CHECK-NEXT:+}
// CHECK-NOT:{{.}}



#include <cstddef>
void l2(const void *a, const void *const *b, const void *info, float *out) {
  const float *x = (const float *)a;
  const float *rows[2];
  for (int c = 0; c < 2; ++c)
    rows[c] = (const float *)b[c];
  size_t d = *(const size_t *)info;
  float sum[2];
  for (int c = 0; c < 2; ++c)
    sum[c] = 0;
  for (size_t i = 0; i < d; ++i)
    for (int c = 0; c < 2; ++c)
      sum[c] += (x[i] - rows[c][i]) * (x[i] - rows[c][i]);
  for (int c = 0; c < 2; ++c)
    out[c] = sum[c];
}

// One of two forms is seen.
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
// CHECK-NEXT:-inline float dot(const float *x, const float *y, const int n) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+inline float dot_of_dim(const float *x, const float *y, const int any_n) {
// CHECK-NEXT:+  const int n = dim ? dim : any_n;
// CHECK-NEXT: #if defined(USE_WIDE)
// CHECK-NEXT:   float sum[4] = {};
// CHECK-NEXT:   for (int i = 0; i < n; i += 4)
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   return sum;
// CHECK-NEXT: #endif
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+inline float dot(const float *x, const float *y, const int n) {
// CHECK-NEXT:+  if (n == 128)
// CHECK-NEXT:+    return dot_of_dim<128>(x, y, n);
// CHECK-NEXT:+  return dot_of_dim<0>(x, y, n);
// CHECK-NEXT:+}
// CHECK-NEXT: float use(const float *x) { return dot(x, x, 128); }
// CHECK-NOT:{{.}}



inline float dot(const float *x, const float *y, const int n) {
#if defined(USE_WIDE)
  float sum[4] = {};
  for (int i = 0; i < n; i += 4)
    for (int j = 0; j < 4; ++j)
      sum[j] += x[i + j] * y[i + j];
  return sum[0] + sum[1] + sum[2] + sum[3];
#else
  float sum = 0;
  for (int i = 0; i < n; ++i)
    sum += x[i] * y[i];
  return sum;
#endif
}
float use(const float *x) { return dot(x, x, 128); }

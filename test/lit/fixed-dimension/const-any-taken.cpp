// The name that a const parameter would get is used.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: float any_d(float x) { return x * x; }
// CHECK-NEXT:-inline float l2(const float *a, const float *b, const unsigned d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <unsigned dim>
// CHECK-NEXT:+inline float l2_of_dim(const float *a, const float *b, const unsigned any_d2) {
// CHECK-NEXT:+  const unsigned d = dim ? dim : any_d2;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (unsigned i = 0; i < d; ++i)
// CHECK-NEXT:     sum += any_d(a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+inline float l2(const float *a, const float *b, const unsigned d) {
// CHECK-NEXT:+  if (d == 128)
// CHECK-NEXT:+    return l2_of_dim<128>(a, b, d);
// CHECK-NEXT:+  return l2_of_dim<0>(a, b, d);
// CHECK-NEXT:+}
// CHECK-NEXT: float use(const float *a) { return l2(a, a, 4); }
// CHECK-NOT:{{.}}



float any_d(float x) { return x * x; }
inline float l2(const float *a, const float *b, const unsigned d) {
  float sum = 0;
  for (unsigned i = 0; i < d; ++i)
    sum += any_d(a[i] - b[i]);
  return sum;
}
float use(const float *a) { return l2(a, a, 4); }

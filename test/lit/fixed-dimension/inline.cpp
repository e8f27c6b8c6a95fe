// An inline function of a header stays one, and so does what it calls.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=256 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: namespace space {
// CHECK-NEXT:-inline float manhattan(const float *a, const float *b, unsigned n) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <unsigned dim>
// CHECK-NEXT:+inline float manhattan_of_dim(const float *a, const float *b, unsigned n) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    n = dim;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (unsigned i = 0; i < n; ++i)
// CHECK-NEXT:     sum += a[i] < b[i] ? b[i] - a[i] : a[i] - b[i];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+inline float manhattan(const float *a, const float *b, unsigned n) {
// CHECK-NEXT:+  if (n == 256)
// CHECK-NEXT:+    return manhattan_of_dim<256>(a, b, n);
// CHECK-NEXT:+  return manhattan_of_dim<0>(a, b, n);
// CHECK-NEXT:+}
// CHECK-NEXT: } // namespace space
// CHECK-NEXT: float use(const float *a, unsigned n) { return space::manhattan(a, a, n); }



namespace space {
inline float manhattan(const float *a, const float *b, unsigned n) {
  float sum = 0;
  for (unsigned i = 0; i < n; ++i)
    sum += a[i] < b[i] ? b[i] - a[i] : a[i] - b[i];
  return sum;
}
} // namespace space
float use(const float *a, unsigned n) { return space::manhattan(a, a, n); }

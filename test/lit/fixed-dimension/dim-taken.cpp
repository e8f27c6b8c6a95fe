// The kernel has a variable of the name that the constant would have.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=96 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: namespace {
// CHECK-NEXT:-inline double dot(const double *a, const double *b, size_t dim) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t fixed_dim>
// CHECK-NEXT:+inline double dot_of_dim(const double *a, const double *b, size_t dim) {
// CHECK-NEXT:+  if (fixed_dim)
// CHECK-NEXT:+    dim = fixed_dim;
// CHECK-NEXT:   double sum = 0;
// CHECK-NEXT:   for (size_t i = 0; i != dim; ++i)
// CHECK-NEXT:     sum += a[i] * b[i];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+inline double dot(const double *a, const double *b, size_t dim) {
// CHECK-NEXT:+  if (dim == 96)
// CHECK-NEXT:+    return dot_of_dim<96>(a, b, dim);
// CHECK-NEXT:+  return dot_of_dim<0>(a, b, dim);
// CHECK-NEXT:+}
// CHECK-NEXT: } // namespace
// CHECK-NEXT: double use(const double *a, size_t n) { return dot(a, a, n); }



#include <cstddef>
namespace {
inline double dot(const double *a, const double *b, size_t dim) {
  double sum = 0;
  for (size_t i = 0; i != dim; ++i)
    sum += a[i] * b[i];
  return sum;
}
} // namespace
double use(const double *a, size_t n) { return dot(a, a, n); }

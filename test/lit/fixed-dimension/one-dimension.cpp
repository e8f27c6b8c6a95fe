// A number that is asked for: one instance, and a test.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=200 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstdint>
// CHECK-NEXT:-int product(const int8_t *a, const int8_t *b, int d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <int dim>
// CHECK-NEXT:+static int product_of_dim(const int8_t *a, const int8_t *b, int d) {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   int sum = 0;
// CHECK-NEXT:   for (int i = 0; i < d; i++)
// CHECK-NEXT:     sum += a[i] * b[i];
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+int product(const int8_t *a, const int8_t *b, int d) {
// CHECK-NEXT:+  if (d == 200)
// CHECK-NEXT:+    return product_of_dim<200>(a, b, d);
// CHECK-NEXT:+  return product_of_dim<0>(a, b, d);
// CHECK-NEXT:+}



#include <cstdint>
int product(const int8_t *a, const int8_t *b, int d) {
  int sum = 0;
  for (int i = 0; i < d; i++)
    sum += a[i] * b[i];
  return sum;
}

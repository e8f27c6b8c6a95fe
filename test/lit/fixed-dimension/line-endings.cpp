// Lines end with a carriage return, in what is added too.
// RUN: %prepare
// RUN: sed -i 's/$/\r/' %t/code.cpp
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags | %exactly
// RUN: %rewrite --in-place --rewrites=fixed-dimension -- %flags
// RUN: sed -n '/\r$/!p' %t/code.cpp > %t/bare
// RUN: test ! -s %t/bare
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT:-static float squared(const float *a, const float *b, size_t d)
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static float squared_of_dim(const float *a, const float *b, size_t d)
// CHECK-NEXT: {
// CHECK-NEXT:+  if (dim)
// CHECK-NEXT:+    d = dim;
// CHECK-NEXT:   float sum = 0;
// CHECK-NEXT:   for (size_t i = 0; i < d; ++i)
// CHECK-NEXT:     sum += (a[i] - b[i]) * (a[i] - b[i]);
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static float squared(const float *a, const float *b, size_t d)
// CHECK-NEXT:+{
// CHECK-NEXT:+  if (d == 128)
// CHECK-NEXT:+    return squared_of_dim<128>(a, b, d);
// CHECK-NEXT:+  return squared_of_dim<0>(a, b, d);
// CHECK-NEXT:+}
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }



#include <cstddef>
static float squared(const float *a, const float *b, size_t d)
{
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }

// A file whose cases stand deeper than their switch.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:             return 0;
// CHECK-NEXT:     }
// CHECK-NEXT: }
// CHECK-NEXT:-static float squared(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static float squared_of_dim(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+    if (dim)
// CHECK-NEXT:+        d = dim;
// CHECK-NEXT:     float sum = 0;
// CHECK-NEXT:     for (size_t i = 0; i < d / 128; ++i)
// CHECK-NEXT:         for (size_t j = 0; j < 128; ++j) {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         }
// CHECK-NEXT:     return sum;
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+static float squared(const float *a, const float *b, size_t d) {
// CHECK-NEXT:+    switch (d) {
// CHECK-NEXT:+        case 128:
// CHECK-NEXT:+            return squared_of_dim<128>(a, b, d);
// CHECK-NEXT:+        case 256:
// CHECK-NEXT:+            return squared_of_dim<256>(a, b, d);
// CHECK-NEXT:+        case 384:
// CHECK-NEXT:+            return squared_of_dim<384>(a, b, d);
// CHECK-NEXT:+        case 768:
// CHECK-NEXT:+            return squared_of_dim<768>(a, b, d);
// CHECK-NEXT:+        case 1536:
// CHECK-NEXT:+            return squared_of_dim<1536>(a, b, d);
// CHECK-NEXT:+        default:
// CHECK-NEXT:+            return squared_of_dim<0>(a, b, d);
// CHECK-NEXT:+    }
// CHECK-NEXT:+}
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }



#include <cstddef>
int metric(char name) {
    switch (name) {
        case 'l':
            return 1;
        default:
            return 0;
    }
}
static float squared(const float *a, const float *b, size_t d) {
    float sum = 0;
    for (size_t i = 0; i < d / 128; ++i)
        for (size_t j = 0; j < 128; ++j) {
            float t = a[i * 128 + j] - b[i * 128 + j];
            sum += t * t;
        }
    return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }

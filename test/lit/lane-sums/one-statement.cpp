// A loop without braces, whose index lives outside; the tail is another loop's.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static double squared(const double *a, const double *b, int n) {
// CHECK-NEXT:     int i;
// CHECK-NEXT:     double res = 0.0;
// CHECK-NEXT:-    for (i = 0; i < n - 3; i++)
// CHECK-NEXT:+    // A compiler may add these as one vector, but not reorder a single sum.
// CHECK-NEXT:+    double sums[16] = {};
// CHECK-NEXT:+    i = 0;
// CHECK-NEXT:+    for (; i + 15 < n - 3; i += 16)
// CHECK-NEXT:+        for (int lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+            sums[lane] = sums[lane] + a[i + lane] * b[2 * (i + lane)];
// CHECK-NEXT:+    for (; i < n - 3; i++)
// CHECK-NEXT:         res = res + a[i] * b[2 * i];
// CHECK-NEXT:+    for (int lane = 0; lane < 16; ++lane)
// CHECK-NEXT:+        res += sums[lane];
// CHECK-NEXT:     for (; i < n; i++)
// CHECK-NEXT:         res += a[i];
// CHECK-NEXT:     return res;
// CHECK-NOT:{{.}}
#include <cstddef>
static double squared(const double *a, const double *b, int n) {
    int i;
    double res = 0.0;
    for (i = 0; i < n - 3; i++)
        res = res + a[i] * b[2 * i];
    for (; i < n; i++)
        res += a[i];
    return res;
}
double use(const double *a, int n) { return squared(a, a, n); }

// The number comes behind a pointer, and 16 dimensions are summed at a time: only
// multiples of 16 get an instance.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT:+    // The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+    template <size_t dim>
// CHECK-NEXT:     static float
// CHECK-NEXT:-    L2Sqr16(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
// CHECK-NEXT:+    L2Sqr16OfDim(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
// CHECK-NEXT:         float *pVect1 = (float *) pVect1v;
// CHECK-NEXT:         float *pVect2 = (float *) pVect2v;
// CHECK-NEXT:-        size_t qty = *((size_t *) qty_ptr);
// CHECK-NEXT:+        size_t qty = dim ? dim : *((size_t *) qty_ptr);
// CHECK-NEXT:         float TmpRes[8];
// CHECK-NEXT:         size_t qty16 = qty >> 4;
// CHECK-NEXT:         const float *pEnd1 = pVect1 + (qty16 << 4);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         _mm_store_ps(TmpRes, sum);
// CHECK-NEXT:         return TmpRes[0] + TmpRes[1] + TmpRes[2] + TmpRes[3];
// CHECK-NEXT:     }
// CHECK-NEXT:+
// CHECK-NEXT:+    static float
// CHECK-NEXT:+    L2Sqr16(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
// CHECK-NEXT:+        switch (*((size_t *) qty_ptr)) {
// CHECK-NEXT:+        case 96:
// CHECK-NEXT:+            return L2Sqr16OfDim<96>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 128:
// CHECK-NEXT:+            return L2Sqr16OfDim<128>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 256:
// CHECK-NEXT:+            return L2Sqr16OfDim<256>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 384:
// CHECK-NEXT:+            return L2Sqr16OfDim<384>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 768:
// CHECK-NEXT:+            return L2Sqr16OfDim<768>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 784:
// CHECK-NEXT:+            return L2Sqr16OfDim<784>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 960:
// CHECK-NEXT:+            return L2Sqr16OfDim<960>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        case 1536:
// CHECK-NEXT:+            return L2Sqr16OfDim<1536>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        default:
// CHECK-NEXT:+            return L2Sqr16OfDim<0>(pVect1v, pVect2v, qty_ptr);
// CHECK-NEXT:+        }
// CHECK-NEXT:+    }
// CHECK-NEXT: float (*kernel)(const void *, const void *, const void *) = L2Sqr16;



#include <cstddef>
#include <immintrin.h>
    static float
    L2Sqr16(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
        float *pVect1 = (float *) pVect1v;
        float *pVect2 = (float *) pVect2v;
        size_t qty = *((size_t *) qty_ptr);
        float TmpRes[8];
        size_t qty16 = qty >> 4;
        const float *pEnd1 = pVect1 + (qty16 << 4);
        __m128 diff, v1, v2;
        __m128 sum = _mm_set1_ps(0);
        while (pVect1 < pEnd1) {
            for (int i = 0; i < 4; ++i) {
                v1 = _mm_loadu_ps(pVect1);
                pVect1 += 4;
                v2 = _mm_loadu_ps(pVect2);
                pVect2 += 4;
                diff = _mm_sub_ps(v1, v2);
                sum = _mm_add_ps(sum, _mm_mul_ps(diff, diff));
            }
        }
        _mm_store_ps(TmpRes, sum);
        return TmpRes[0] + TmpRes[1] + TmpRes[2] + TmpRes[3];
    }
float (*kernel)(const void *, const void *, const void *) = L2Sqr16;

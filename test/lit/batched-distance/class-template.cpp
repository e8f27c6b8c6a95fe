// A class template calls through a pointer whose type depends on it: a function for
// any type, and one that knows the kernels of this one. Prefetches move along. One
// kernel stands under an #if.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         return (res);
// CHECK-NEXT:     }
// CHECK-NEXT: 
// CHECK-NEXT:+    // 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+    static void
// CHECK-NEXT:+    L2SqrBatch4(const void *pVect1v, const void *const *pVect2v, const void *qty_ptr, float *distances) {
// CHECK-NEXT:+        float *pVect1 = (float *) pVect1v;
// CHECK-NEXT:+        float *pVect2[4];
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            pVect2[c] = (float *) pVect2v[c];
// CHECK-NEXT:+        size_t qty = *((size_t *) qty_ptr);
// CHECK-NEXT:+
// CHECK-NEXT:+        float res[4];
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            res[c] = 0;
// CHECK-NEXT:+        for (size_t i = 0; i < qty; i++) {
// CHECK-NEXT:+            float t[4];
// CHECK-NEXT:+            for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+                t[c] = *pVect1 - *pVect2[c];
// CHECK-NEXT:+            pVect1++;
// CHECK-NEXT:+            for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+                pVect2[c]++;
// CHECK-NEXT:+                res[c] += t[c] * t[c];
// CHECK-NEXT:+            }
// CHECK-NEXT:+        }
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            distances[c] = res[c];
// CHECK-NEXT:+    }
// CHECK-NEXT:+
// CHECK-NEXT: #if defined(__SSE__)
// CHECK-NEXT:     static float
// CHECK-NEXT:     L2SqrSSE(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         _mm_store_ps(TmpRes, sum);
// CHECK-NEXT:         return (TmpRes[0] + TmpRes[1] + TmpRes[2] + TmpRes[3]);
// CHECK-NEXT:     }
// CHECK-NEXT:+
// CHECK-NEXT:+    // 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+    static void
// CHECK-NEXT:+    L2SqrSSEBatch4(const void *pVect1v, const void *const *pVect2v, const void *qty_ptr, float *distances) {
// CHECK-NEXT:+        float *pVect1 = (float *) pVect1v;
// CHECK-NEXT:+        float *pVect2[4];
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            pVect2[c] = (float *) pVect2v[c];
// CHECK-NEXT:+        size_t qty = *((size_t *) qty_ptr);
// CHECK-NEXT:+        float TmpRes[8];
// CHECK-NEXT:+        const float *pEnd1 = pVect1 + (qty >> 2 << 2);
// CHECK-NEXT:+
// CHECK-NEXT:+        __m128 diff, v1, v2;
// CHECK-NEXT:+        __m128 sum[4];
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            sum[c] = _mm_set1_ps(0);
// CHECK-NEXT:+
// CHECK-NEXT:+        while (pVect1 < pEnd1) {
// CHECK-NEXT:+            //_mm_prefetch((char*)(pVect2 + 16), _MM_HINT_T0);
// CHECK-NEXT:+            v1 = _mm_loadu_ps(pVect1);
// CHECK-NEXT:+            pVect1 += 4;
// CHECK-NEXT:+            for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+                v2 = _mm_loadu_ps(pVect2[c]);
// CHECK-NEXT:+                pVect2[c] += 4;
// CHECK-NEXT:+                diff = _mm_sub_ps(v1, v2);
// CHECK-NEXT:+                sum[c] = _mm_add_ps(sum[c], _mm_mul_ps(diff, diff));
// CHECK-NEXT:+            }
// CHECK-NEXT:+        }
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+            _mm_store_ps(TmpRes, sum[c]);
// CHECK-NEXT:+            distances[c] = TmpRes[0] + TmpRes[1] + TmpRes[2] + TmpRes[3];
// CHECK-NEXT:+        }
// CHECK-NEXT:+    }
// CHECK-NEXT: #endif
// CHECK-NEXT: 
// CHECK-NEXT:     static DISTFUNC<float> chosen(size_t dim) {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         return L2Sqr;
// CHECK-NEXT:     }
// CHECK-NEXT: 
// CHECK-NEXT:+    // 4 distances at a time, where the kernel has a form for it.
// CHECK-NEXT:+    template<typename dist_t>
// CHECK-NEXT:+    static inline void
// CHECK-NEXT:+    fstdistfunc_batch4(DISTFUNC<dist_t> fstdistfunc, const void *pVect1v, const void *const *pVect2v, const void *qty_ptr, dist_t *distances) {
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+            distances[c] = fstdistfunc(pVect1v, pVect2v[c], qty_ptr);
// CHECK-NEXT:+    }
// CHECK-NEXT:+
// CHECK-NEXT:+    // 4 distances at a time, where the kernel has a form for it.
// CHECK-NEXT:+    static inline void
// CHECK-NEXT:+    fstdistfunc_batch4(DISTFUNC<float> fstdistfunc, const void *pVect1v, const void *const *pVect2v, const void *qty_ptr, float *distances) {
// CHECK-NEXT:+        if (fstdistfunc == L2Sqr) {
// CHECK-NEXT:+            L2SqrBatch4(pVect1v, pVect2v, qty_ptr, distances);
// CHECK-NEXT:+            return;
// CHECK-NEXT:+        }
// CHECK-NEXT:+#if defined(__SSE__)
// CHECK-NEXT:+        if (fstdistfunc == L2SqrSSE) {
// CHECK-NEXT:+            L2SqrSSEBatch4(pVect1v, pVect2v, qty_ptr, distances);
// CHECK-NEXT:+            return;
// CHECK-NEXT:+        }
// CHECK-NEXT:+#endif
// CHECK-NEXT:+        fstdistfunc_batch4<float>(fstdistfunc, pVect1v, pVect2v, qty_ptr, distances);
// CHECK-NEXT:+    }
// CHECK-NEXT:+
// CHECK-NEXT:     // An index of vectors.
// CHECK-NEXT:     template<typename dist_t>
// CHECK-NEXT:     class Index {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:                         visited.set(id);
// CHECK-NEXT:                         batch[batch_size++] = id;
// CHECK-NEXT:                     }
// CHECK-NEXT:-                    for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:-                        int id = batch[b];
// CHECK-NEXT:+                    dist_t distances[32];
// CHECK-NEXT:+                    int scored = 0;
// CHECK-NEXT:+                    for (; scored + 4 <= batch_size; scored += 4) {
// CHECK-NEXT:+                        const void *vectors[4];
// CHECK-NEXT:+                        for (int b = scored; b < scored + 4; ++b) {
// CHECK-NEXT:+                            int id = batch[b];
// CHECK-NEXT: #ifdef __SSE__
// CHECK-NEXT:-                        if (b + 4 < batch_size) {
// CHECK-NEXT:-                            int next_id = batch[b + 4];
// CHECK-NEXT:-                            const char *next_vector = (const char *)getDataByInternalId(next_id);
// CHECK-NEXT:-                            for (int line = 0; line < 8; ++line)
// CHECK-NEXT:-                                _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
// CHECK-NEXT:-                        }
// CHECK-NEXT:+                            if (b + 4 < batch_size) {
// CHECK-NEXT:+                                int next_id = batch[b + 4];
// CHECK-NEXT:+                                const char *next_vector = (const char *)getDataByInternalId(next_id);
// CHECK-NEXT:+                                for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+                                    _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
// CHECK-NEXT:+                            }
// CHECK-NEXT: #endif
// CHECK-NEXT: 
// CHECK-NEXT:-                        char *currObj1 = (getDataByInternalId(id));
// CHECK-NEXT:-                        dist_t dist = fstdistfunc_(data_point, currObj1, dist_func_param_);
// CHECK-NEXT:+                            char *currObj1 = (getDataByInternalId(id));
// CHECK-NEXT:+                            vectors[b - scored] = currObj1;
// CHECK-NEXT:+                        }
// CHECK-NEXT:+                        fstdistfunc_batch4(fstdistfunc_, data_point, vectors, dist_func_param_, distances + scored);
// CHECK-NEXT:+                    }
// CHECK-NEXT:+                    for (; scored < batch_size; ++scored)
// CHECK-NEXT:+                        distances[scored] = fstdistfunc_(data_point, getDataByInternalId(batch[scored]), dist_func_param_);
// CHECK-NEXT:+                    for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+                        int id = batch[b];
// CHECK-NEXT:+                        dist_t dist = distances[b];
// CHECK-NEXT:                         if (dist < 900) {
// CHECK-NEXT:                             pool.insert(id, dist);
// CHECK-NEXT:                         }



#include "ann.h"

#include <immintrin.h>
namespace lib {
    template<typename MTYPE>
    using DISTFUNC = MTYPE(*)(const void *, const void *, const void *);

    static float
    L2Sqr(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
        float *pVect1 = (float *) pVect1v;
        float *pVect2 = (float *) pVect2v;
        size_t qty = *((size_t *) qty_ptr);

        float res = 0;
        for (size_t i = 0; i < qty; i++) {
            float t = *pVect1 - *pVect2;
            pVect1++;
            pVect2++;
            res += t * t;
        }
        return (res);
    }

#if defined(__SSE__)
    static float
    L2SqrSSE(const void *pVect1v, const void *pVect2v, const void *qty_ptr) {
        float *pVect1 = (float *) pVect1v;
        float *pVect2 = (float *) pVect2v;
        size_t qty = *((size_t *) qty_ptr);
        float TmpRes[8];
        const float *pEnd1 = pVect1 + (qty >> 2 << 2);

        __m128 diff, v1, v2;
        __m128 sum = _mm_set1_ps(0);

        while (pVect1 < pEnd1) {
            //_mm_prefetch((char*)(pVect2 + 16), _MM_HINT_T0);
            v1 = _mm_loadu_ps(pVect1);
            pVect1 += 4;
            v2 = _mm_loadu_ps(pVect2);
            pVect2 += 4;
            diff = _mm_sub_ps(v1, v2);
            sum = _mm_add_ps(sum, _mm_mul_ps(diff, diff));
        }
        _mm_store_ps(TmpRes, sum);
        return (TmpRes[0] + TmpRes[1] + TmpRes[2] + TmpRes[3]);
    }
#endif

    static DISTFUNC<float> chosen(size_t dim) {
#if defined(__SSE__)
        if (dim % 4 == 0)
            return L2SqrSSE;
#endif
        return L2Sqr;
    }

    // An index of vectors.
    template<typename dist_t>
    class Index {
    public:
        DISTFUNC<dist_t> fstdistfunc_;
        void *dist_func_param_;
        char *data_;
        size_t size_;

        inline char *getDataByInternalId(int internal_id) const {
            return (data_ + internal_id * size_);
        }

        void search(Pool &pool, const Graph &graph, Visited &visited, const void *data_point) const {
            while (pool.hasNext()) {
                int node = pool.pop();
                const int *links = graph.list(node);
                for (int i = 0; i < graph.degree();) {
                    int batch[32];
                    int batch_size = 0;
                    for (; i < graph.degree() && batch_size < 32; ++i) {
                        int id = links[i];
                        if (visited.test(id))
                            continue;
                        visited.set(id);
                        batch[batch_size++] = id;
                    }
                    for (int b = 0; b < batch_size; ++b) {
                        int id = batch[b];
#ifdef __SSE__
                        if (b + 4 < batch_size) {
                            int next_id = batch[b + 4];
                            const char *next_vector = (const char *)getDataByInternalId(next_id);
                            for (int line = 0; line < 8; ++line)
                                _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
                        }
#endif

                        char *currObj1 = (getDataByInternalId(id));
                        dist_t dist = fstdistfunc_(data_point, currObj1, dist_func_param_);
                        if (dist < 900) {
                            pool.insert(id, dist);
                        }
                    }
                }
            }
        }
    };
}

void use(lib::Index<float> &index, Pool &pool, Graph &graph, Visited &visited) {
    index.fstdistfunc_ = lib::chosen(4);
    index.search(pool, graph, visited, index.data_);
}

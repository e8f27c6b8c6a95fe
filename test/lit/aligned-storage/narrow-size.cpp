// A size that is computed in a smaller type is not rounded in that.
// RUN: %vary rows_of_vectors.cpp 's/size_t count, size_t dim/int count, int dim/' \
// RUN:   's/ \* sizeof(float)//' 's/(float \*)malloc/(char *)malloc/' \
// RUN:   's/const float .row/const char *row/' 's/size_t dim_/int dim_/' \
// RUN:   's/float \*rows_/char *rows_/' '/pool.insert/s/index/(const float *)index/'
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   Index(int count, int dim) : dim_(dim) {
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(count * dim_);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    // Rows of whole cache lines begin at one.
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, ((size_t)(count * dim_) + 63) / 64 * 64);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

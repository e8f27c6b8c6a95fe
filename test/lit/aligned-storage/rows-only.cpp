// Rows of vectors alone stay as they are; the array begins at a line.
// RUN: %vary rows_of_vectors.cpp
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   Index(size_t count, size_t dim) : dim_(dim) {
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (float *)malloc(count * dim_ * sizeof(float));
// CHECK-NEXT:+#else
// CHECK-NEXT:+    // Rows of whole cache lines begin at one.
// CHECK-NEXT:+    rows_ = (float *)aligned_alloc(64, (count * dim_ * sizeof(float) + 63) / 64 * 64);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

// What stands in front of the vector is a variable, and the row is put together
// over several lines.
// RUN: %vary rows_with_links.cpp 's/links_size_ = 33/const size_t links = 33/' \
// RUN:   's|row_size_ = .* + |row_size_ =\n        links + data_size_ + // the label:\n        |' \
// RUN:   's/links_size_, //' 's/links_size_/links/'
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   Index(size_t count, size_t dim) {
// CHECK-NEXT:     data_size_ = dim * sizeof(float);
// CHECK-NEXT:     const size_t links = 33 * sizeof(int);
// CHECK-NEXT:+    // Vectors begin at cache lines: no load touches two of them.
// CHECK-NEXT:+    const size_t vector_offset = (links + 63) / 64 * 64;
// CHECK-NEXT:     row_size_ =
// CHECK-NEXT:-        links + data_size_ + // the label:
// CHECK-NEXT:-        sizeof(size_t);
// CHECK-NEXT:-    data_offset_ = links;
// CHECK-NEXT:-    label_offset_ = links + data_size_;
// CHECK-NEXT:+        (vector_offset + data_size_ + // the label:
// CHECK-NEXT:+        sizeof(size_t) + 63) / 64 * 64;
// CHECK-NEXT:+    data_offset_ = vector_offset;
// CHECK-NEXT:+    label_offset_ = vector_offset + data_size_;
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(count * row_size_);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, count * row_size_);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

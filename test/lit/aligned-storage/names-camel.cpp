// The name is spelled as the fields are.
// RUN: %vary rows_with_links.cpp 's/row_size_/rowSize/' 's/data_offset_/dataOffset/'
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   Index(size_t count, size_t dim) {
// CHECK-NEXT:     data_size_ = dim * sizeof(float);
// CHECK-NEXT:     links_size_ = 33 * sizeof(int);
// CHECK-NEXT:-    rowSize = links_size_ + data_size_ + sizeof(size_t);
// CHECK-NEXT:-    dataOffset = links_size_;
// CHECK-NEXT:-    label_offset_ = links_size_ + data_size_;
// CHECK-NEXT:+    // Vectors begin at cache lines: no load touches two of them.
// CHECK-NEXT:+    const size_t vectorOffset = (links_size_ + 63) / 64 * 64;
// CHECK-NEXT:+    rowSize = (vectorOffset + data_size_ + sizeof(size_t) + 63) / 64 * 64;
// CHECK-NEXT:+    dataOffset = vectorOffset;
// CHECK-NEXT:+    label_offset_ = vectorOffset + data_size_;
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(count * rowSize);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, count * rowSize);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

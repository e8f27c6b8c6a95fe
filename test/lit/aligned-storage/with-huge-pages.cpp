// The advice of huge-pages goes behind the test; the order in which the two are
// named does not count.
// RUN: %vary rows_with_links.cpp
// RUN: %rewrite --rewrites=huge-pages,aligned-storage -- %flags | %exactly
// RUN: %rewrite --rewrites=aligned-storage,huge-pages -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <cstdlib>
// CHECK-NEXT: #include <cstring>
// CHECK-NEXT: #include <new>
// CHECK-NEXT:+#ifdef __linux__
// CHECK-NEXT:+#include <sys/mman.h>
// CHECK-NEXT:+#endif
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   Index(size_t count, size_t dim) {
// CHECK-NEXT:     data_size_ = dim * sizeof(float);
// CHECK-NEXT:     links_size_ = 33 * sizeof(int);
// CHECK-NEXT:-    row_size_ = links_size_ + data_size_ + sizeof(size_t);
// CHECK-NEXT:-    data_offset_ = links_size_;
// CHECK-NEXT:-    label_offset_ = links_size_ + data_size_;
// CHECK-NEXT:+    // Vectors begin at cache lines: no load touches two of them.
// CHECK-NEXT:+    const size_t vector_offset = (links_size_ + 63) / 64 * 64;
// CHECK-NEXT:+    row_size_ = (vector_offset + data_size_ + sizeof(size_t) + 63) / 64 * 64;
// CHECK-NEXT:+    data_offset_ = vector_offset;
// CHECK-NEXT:+    label_offset_ = vector_offset + data_size_;
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(count * row_size_);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, count * row_size_);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:+#ifdef MADV_HUGEPAGE
// CHECK-NEXT:+    // A search reads rows in no order: in 2 MiB pages most are found
// CHECK-NEXT:+    // without a walk through the page table.
// CHECK-NEXT:+    const size_t huge_page = 2 << 20;
// CHECK-NEXT:+    size_t huge_begin = ((size_t)rows_ + huge_page - 1) / huge_page * huge_page;
// CHECK-NEXT:+    size_t huge_end = (size_t)rows_ + count * row_size_;
// CHECK-NEXT:+    if (huge_begin < huge_end)
// CHECK-NEXT:+      madvise((void *)huge_begin, huge_end - huge_begin, MADV_HUGEPAGE);
// CHECK-NEXT:+#endif
// CHECK-NEXT:   }
// CHECK-NEXT:   ~Index() { free(rows_); }
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

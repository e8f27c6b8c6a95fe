// Without a test the advice goes behind the #endif.
// RUN: %vary rows_of_vectors.cpp '/nullptr/d' '/throw/d'
// RUN: %rewrite --rewrites=huge-pages,aligned-storage -- %flags | %exactly
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
// CHECK-NEXT:   Index(size_t count, size_t dim) : dim_(dim) {
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (float *)malloc(count * dim_ * sizeof(float));
// CHECK-NEXT:+#else
// CHECK-NEXT:+    // Rows of whole cache lines begin at one.
// CHECK-NEXT:+    rows_ = (float *)aligned_alloc(64, (count * dim_ * sizeof(float) + 63) / 64 * 64);
// CHECK-NEXT:+#endif
// CHECK-NEXT:+#ifdef MADV_HUGEPAGE
// CHECK-NEXT:+    // A search reads rows in no order: in 2 MiB pages most are found
// CHECK-NEXT:+    // without a walk through the page table.
// CHECK-NEXT:+    const size_t huge_page = 2 << 20;
// CHECK-NEXT:+    size_t huge_begin = ((size_t)rows_ + huge_page - 1) / huge_page * huge_page;
// CHECK-NEXT:+    size_t huge_end = (size_t)rows_ + (count * dim_ * sizeof(float) + 63) / 64 * 64;
// CHECK-NEXT:+    if (rows_ && huge_begin < huge_end)
// CHECK-NEXT:+      madvise((void *)huge_begin, huge_end - huge_begin, MADV_HUGEPAGE);
// CHECK-NEXT:+#endif
// CHECK-NEXT:   }
// CHECK-NEXT:   ~Index() { free(rows_); }
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

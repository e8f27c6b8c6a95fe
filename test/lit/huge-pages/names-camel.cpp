// New names in the spelling of the pointer.
// RUN: %prepare
// RUN: %rewrite --rewrites=huge-pages -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include "ann.h"
// CHECK-NEXT: #include <cstdlib>
// CHECK-NEXT: #include <new>
// CHECK-NEXT:+#ifdef __linux__
// CHECK-NEXT:+#include <sys/mman.h>
// CHECK-NEXT:+#endif
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   Index(size_t count, size_t dim) : dim_(dim) {
// CHECK-NEXT:     rowData = new float[count * dim_];
// CHECK-NEXT:+#ifdef MADV_HUGEPAGE
// CHECK-NEXT:+    // A search reads rows in no order: in 2 MiB pages most are found
// CHECK-NEXT:+    // without a walk through the page table.
// CHECK-NEXT:+    const size_t hugePage = 2 << 20;
// CHECK-NEXT:+    size_t hugeBegin = ((size_t)rowData + hugePage - 1) / hugePage * hugePage;
// CHECK-NEXT:+    size_t hugeEnd = (size_t)rowData + count * dim_ * sizeof(float);
// CHECK-NEXT:+    if (hugeBegin < hugeEnd)
// CHECK-NEXT:+      madvise((void *)hugeBegin, hugeEnd - hugeBegin, MADV_HUGEPAGE);
// CHECK-NEXT:+#endif
// CHECK-NEXT:   }
// CHECK-NEXT: 
// CHECK-NEXT:   const float *row(size_t id) const { return rowData + id * dim_; }
// CHECK-NOT:{{.}}
#include "ann.h"
#include <cstdlib>
#include <new>

struct Index {
  Index(size_t count, size_t dim) : dim_(dim) {
    rowData = new float[count * dim_];
  }

  const float *row(size_t id) const { return rowData + id * dim_; }

  size_t dim_;
  float *rowData;
};

void search(Pool &pool, Graph &graph, Visited &visited, const Index &index,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, index.row(id)));
    }
  }
}

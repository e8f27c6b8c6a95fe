// A pointer to a function; the address that inserting uses is computed once more.
// RUN: %prepare
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: void SearchLayer(Pool &Open, const Graph &Links, Visited &Seen, Kernel Distance, const float *Query, const float *Rows) {
// CHECK-NEXT:   unsigned Batch[32];
// CHECK-NEXT:+  float Distances[32];
// CHECK-NEXT:   while (Open.hasNext()) {
// CHECK-NEXT:     int Node = Open.pop();
// CHECK-NEXT:     const int *List = Links.list(Node);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       unsigned Id = Batch[I];
// CHECK-NEXT:       const float *Row = Rows + 16 * Id;
// CHECK-NEXT: 
// CHECK-NEXT:-      float Dist = Distance(Query, Row);
// CHECK-NEXT:+      Distances[I] = Distance(Query, Row);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (unsigned I = 0; I < Size; I++) {
// CHECK-NEXT:+      unsigned Id = Batch[I];
// CHECK-NEXT:+      const float *Row = Rows + 16 * Id;
// CHECK-NEXT:+      float Dist = Distances[I];
// CHECK-NEXT:       if (Dist < Row[0]) {
// CHECK-NEXT:         Open.insert(Id, Dist);
// CHECK-NEXT:       }

#include "ann.h"

typedef float (*Kernel)(const float *, const float *);

void SearchLayer(Pool &Open, const Graph &Links, Visited &Seen, Kernel Distance, const float *Query, const float *Rows) {
  unsigned Batch[32];
  while (Open.hasNext()) {
    int Node = Open.pop();
    const int *List = Links.list(Node);
    unsigned Size = 0;
    for (int J = 0; J < Links.degree(); ++J) {
      unsigned Id = List[J];
      if (Seen.test(Id))
        continue;
      Seen.set(Id);
      Batch[Size++] = Id;
    }
    for (unsigned I = 0; I < Size; I++) {
      unsigned Id = Batch[I];
      const float *Row = Rows + 16 * Id;

      float Dist = Distance(Query, Row);
      if (Dist < Row[0]) {
        Open.insert(Id, Dist);
      }
    }
  }
}

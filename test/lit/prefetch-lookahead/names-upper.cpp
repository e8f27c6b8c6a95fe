// Variables in the style of LLVM get neighbours in that style.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     int Node = P.pop();
// CHECK-NEXT:     for (int I = 0; I < G.degree(); ++I) {
// CHECK-NEXT:       int Id = G.at(Node, I);
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+      if (I + 4 < G.degree()) {
// CHECK-NEXT:+        int NextId = G.at(Node, I + 4);
// CHECK-NEXT:+        const char *NextVector = (const char *)(Base + NextId * Dim);
// CHECK-NEXT:+        for (int Line = 0; Line < 8; ++Line)
// CHECK-NEXT:+          __builtin_prefetch(NextVector + 64 * Line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+#endif
// CHECK-NEXT:       if (V.test(Id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       V.set(Id);
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &P, Graph &G, Visited &V, const float *Base, int Dim,
            const float *Query) {
  while (P.hasNext()) {
    int Node = P.pop();
    for (int I = 0; I < G.degree(); ++I) {
      int Id = G.at(Node, I);
      if (V.test(Id))
        continue;
      V.set(Id);
      P.insert(Id, distanceTo(Query, Base + Id * Dim));
    }
  }
}

// The author's spelling.
// RUN: %vary ended_list.cpp 's/\<id\>/Id/g'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int Degree = 0;
// CHECK-NEXT:+    while (Degree < graph.degree() && graph.at(node, Degree) != -1)
// CHECK-NEXT:+      ++Degree;
// CHECK-NEXT:+    for (int i = 0; i < Degree; ++i) {
// CHECK-NEXT:       int Id = graph.at(node, i);
// CHECK-NEXT:-      if (Id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(Id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(Id);
// CHECK-NOT:{{.}}

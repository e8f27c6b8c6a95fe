// The first place is not 0.
// RUN: %vary ended_list.cpp '/^    for/i\    const int *links = graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[i]/' \
// RUN:   's/for (.*)/for (size_t i = 1; i <= size_t(graph.degree()); i++)/'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (size_t i = 1; i <= size_t(graph.degree()); i++) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    size_t list_end = 1;
// CHECK-NEXT:+    while (list_end <= size_t(graph.degree()) && links[list_end] != -1)
// CHECK-NEXT:+      ++list_end;
// CHECK-NEXT:+    for (size_t i = 1; i < list_end; i++) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}

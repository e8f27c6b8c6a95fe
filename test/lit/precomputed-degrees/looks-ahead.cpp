// A prefetch that looks ahead asks for the end as before.
// RUN: %vary ended_list.cpp 's/ann.h/prefetching_computer.h/' \
// RUN:   's/const float \*base.*query/const Computer \&computer/' \
// RUN:   '/^        break;/a\      if (i + 4 < graph.degree() && graph.at(node, i + 4) != -1) {\n\
// RUN:        int next = graph.at(node, i + 4);\n\
// RUN:        computer.prefetch(next, 2);\n\
// RUN:      }' 's/distanceTo(.*)/computer(id)/'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const Computer &computer) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (link_count < graph.degree() && graph.at(node, link_count) != -1)
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    for (int i = 0; i < link_count; ++i) {
// CHECK-NEXT:       int id = graph.at(node, i);
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (i + 4 < graph.degree() && graph.at(node, i + 4) != -1) {
// CHECK-NEXT:         int next = graph.at(node, i + 4);
// CHECK-NEXT:         computer.prefetch(next, 2);
// CHECK-NOT:{{.}}

// The end is what the index is not.
// RUN: %vary ended_list.cpp '/^    for/i\    const int *links = graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[i]/' 's/i < graph.degree()/graph.degree() != i/' \
// RUN:   's/id == -1/-1 == id/'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (int i = 0; graph.degree() != i; ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (graph.degree() != link_count && -1 != links[link_count])
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    for (int i = 0; i < link_count; ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (-1 == id)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}

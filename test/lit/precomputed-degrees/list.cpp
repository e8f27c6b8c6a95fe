// A list behind a pointer; any number below 0 ends it.
// RUN: %vary ended_list.cpp '/^    for/i\    const int *links = graph.list(node);' \
// RUN:   's/graph.at(node, i)/links[i]/' 's/id == -1/id < 0/'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (link_count < graph.degree() && links[link_count] >= 0)
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    for (int i = 0; i < link_count; ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (id < 0)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}

// All names that it has are taken.
// RUN: %vary ended_list.cpp 's/Visited &visited/int most, &/' \
// RUN:   '/^    for/i\    const int *links = graph.list(node);' 's/graph.at(node, i)/links[i]/' \
// RUN:   's/graph.degree()/most/' 's/int dim/int degree, int link_count/' \
// RUN:   's/id . dim/id * degree + link_count/'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (int i = 0; i < most; ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count2 = 0;
// CHECK-NEXT:+    while (link_count2 < most && links[link_count2] != -1)
// CHECK-NEXT:+      ++link_count2;
// CHECK-NEXT:+    for (int i = 0; i < link_count2; ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}

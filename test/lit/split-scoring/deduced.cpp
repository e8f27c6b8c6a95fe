// The type is deduced from what the object gives, a whole number here; the arrays
// are as long as the graph is wide.
// RUN: %vary collected_search.cpp \
// RUN:   's/template <class Measure>//' \
// RUN:   's/(Pool .pool, const Graph .graph, Visited .visited, Measure .measure/(auto \&pool, const auto \&graph, auto \&visited, const auto \&measure/' \
// RUN:   's/int ids.64./alignas(64) int ids[graph.Degree]/' \
// RUN:   's/int id = ids.i./auto id = ids[i]/' \
// RUN:   's/float distance/auto distance/' \
// RUN:   '/^void use/i\struct Codes { int operator()(int id) const { return codes[id]; } void prefetch(int id, int lines) const { __builtin_prefetch(codes + id); } const int *codes; };' \
// RUN:   's/Computer .computer/Codes \&computer/'
// RUN: %rewrite --rewrites=split-scoring -- -std=c++20 -I %inputs | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: void search(auto &pool, const auto &graph, auto &visited, const auto &measure, int ahead) {
// CHECK-NEXT:   alignas(64) int ids[graph.Degree];
// CHECK-NEXT:+  decltype(measure(ids[0])) distances[graph.Degree];
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     int count = 0;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       if (i + ahead < count)
// CHECK-NEXT:         measure.prefetch(ids[i + ahead], 2);
// CHECK-NEXT:       auto id = ids[i];
// CHECK-NEXT:-      auto distance = measure(id);
// CHECK-NEXT:+      distances[i] = measure(id);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int i = 0; i < count; ++i) {
// CHECK-NEXT:+      auto id = ids[i];
// CHECK-NEXT:+      auto distance = distances[i];
// CHECK-NEXT:       pool.insert(id, distance);
// CHECK-NEXT:     }
// CHECK-NEXT:   }

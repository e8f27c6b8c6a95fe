// A static function reads the width of an object that it is given.
// RUN: %vary construction_of_graph.cpp
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: static Heap searchLayer(const Graph &graph, Id entry, const void *query, int layer, std::vector<char> &seen) {
// CHECK-NEXT:+  // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:+  const int ef = layer > 0 ? (graph.efConstruction + 1LL) / 2 : graph.efConstruction * 3LL / 2;
// CHECK-NEXT:   Heap open, result;
// CHECK-NEXT:   open.emplace(0, entry);
// CHECK-NEXT:   result.emplace(0, entry);
// CHECK-NEXT:   while (!open.empty()) {
// CHECK-NEXT:     std::pair<float, Id> best = open.top();
// CHECK-NEXT:-    if (-best.first > result.top().first && result.size() == static_cast<size_t>(graph.efConstruction))
// CHECK-NEXT:+    if (-best.first > result.top().first && result.size() == static_cast<size_t>(ef))
// CHECK-NEXT:       break;
// CHECK-NEXT:     open.pop();
// CHECK-NEXT:     int *ids;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         continue;
// CHECK-NEXT:       seen[id] = true;
// CHECK-NEXT:       float d = distance(query, graph.row(id));
// CHECK-NEXT:-      if (result.size() < static_cast<size_t>(graph.efConstruction) || d < result.top().first) {
// CHECK-NEXT:+      if (result.size() < static_cast<size_t>(ef) || d < result.top().first) {
// CHECK-NEXT:         open.emplace(-d, id);
// CHECK-NEXT:         result.emplace(d, id);
// CHECK-NEXT:       }
// CHECK-NEXT:-      if (result.size() > static_cast<size_t>(graph.efConstruction))
// CHECK-NEXT:+      if (result.size() > static_cast<size_t>(ef))
// CHECK-NEXT:         result.pop();
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

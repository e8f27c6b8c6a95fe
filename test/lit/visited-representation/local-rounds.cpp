// No thread shares a variable of the function, so its ids may share words.
// RUN: %vary visited_sets.cpp 's/auto &pool = pools.0.;/Pool<float, RoundSet> pool(graph.rows, 2 * k);/' '/  pool.reset/d' '/std::vector<Pool<float/d' '/One for each/d' 's/, pools(2)//'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=5 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   explicit Searcher(Graph g) : graph(std::move(g)) {}
// CHECK-NEXT: 
// CHECK-NEXT:   void search(const float *base, const float *query, int k, int *out) {
// CHECK-NEXT:-    Pool<float, RoundSet> pool(graph.rows, 2 * k);
// CHECK-NEXT:+    Pool<float, HashSet> pool(graph.rows, 2 * k);
// CHECK-NEXT:     Distance distance{query, base};
// CHECK-NEXT:     pool.mark(0);
// CHECK-NEXT:     pool.insert(0, distance(0));
// CHECK-NOT:{{.}}

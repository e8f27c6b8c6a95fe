// A typedef of the whole pool.
// RUN: %vary visited_sets.cpp 's/std::vector<Pool<float, LazySet<>>> pools/std::vector<ThreadPool> pools/' '/^struct Searcher/i typedef Pool<float, LazySet<>> ThreadPool;'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:-typedef Pool<float, LazySet<>> ThreadPool;
// CHECK-NEXT:+typedef Pool<float, WordSet<>> ThreadPool;
// CHECK-NEXT: struct Searcher {
// CHECK-NEXT:   explicit Searcher(Graph g) : graph(std::move(g)), pools(2) {}
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

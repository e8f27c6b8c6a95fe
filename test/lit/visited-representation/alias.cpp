// The class has another name, and changes where that is given.
// RUN: %vary visited_sets.cpp 's/Pool<float, LazySet<>>> pools/Pool<float, Visited>> pools/' '/^struct Searcher/i using Visited = LazySet<>;'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:-using Visited = LazySet<>;
// CHECK-NEXT:+using Visited = WordSet<>;
// CHECK-NEXT: struct Searcher {
// CHECK-NEXT:   explicit Searcher(Graph g) : graph(std::move(g)), pools(2) {}
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

// A set of the standard library takes what has a size as well.
// RUN: %vary visited_sets.cpp
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=5 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Graph graph;
// CHECK-NEXT:   // One for each thread.
// CHECK-NEXT:-  std::vector<Pool<float, LazySet<>>> pools;
// CHECK-NEXT:+  std::vector<Pool<float, HashSet>> pools;
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: int main() {
// CHECK-NOT:{{.}}

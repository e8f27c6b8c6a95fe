// Its argument goes with it.
// RUN: %vary visited_sets.cpp 's/LazySet<>/LazySet<uint32_t>/'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Graph graph;
// CHECK-NEXT:   // One for each thread.
// CHECK-NEXT:-  std::vector<Pool<float, LazySet<uint32_t>>> pools;
// CHECK-NEXT:+  std::vector<Pool<float, WordSet<uint32_t>>> pools;
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: int main() {
// CHECK-NOT:{{.}}

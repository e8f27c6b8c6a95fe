// Lines that end in CR and LF.
// RUN: %vary visited_sets.cpp 's/$/\r/'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Graph graph;
// CHECK-NEXT:   // One for each thread.
// CHECK-NEXT:-  std::vector<Pool<float, LazySet<>>> pools;
// CHECK-NEXT:+  std::vector<Pool<float, WordSet<>>> pools;
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: int main() {
// CHECK-NOT:{{.}}

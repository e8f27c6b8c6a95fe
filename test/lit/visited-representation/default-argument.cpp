// The class is the default of a template, and changes where that is.
// RUN: %vary visited_sets.cpp 's/Pool<float, LazySet<>>> pools/Pool<float>> pools/'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=2 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   std::unordered_set<int> ids_;
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT:-template <typename Dist, typename Seen = WordSet<>> struct Pool {
// CHECK-NEXT:+template <typename Dist, typename Seen = LazySet<>> struct Pool {
// CHECK-NEXT:   Pool() = default;
// CHECK-NEXT:   Pool(int rows, int room) : room_(room), items_(room + 1), seen_(rows) {}
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

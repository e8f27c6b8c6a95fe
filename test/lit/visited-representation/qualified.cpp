// What stands before the name stays.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct WordSet/i namespace ann {' '/^template <typename Dist, typename/i } // namespace ann' 's/Seen = WordSet/Seen = ann::WordSet/' 's/Pool<float, LazySet/Pool<float, ann::LazySet/'
// RUN: %rewrite --rewrites=visited-representation --set=visited-representation.choice=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Graph graph;
// CHECK-NEXT:   // One for each thread.
// CHECK-NEXT:-  std::vector<Pool<float, ann::LazySet<>>> pools;
// CHECK-NEXT:+  std::vector<Pool<float, ann::WordSet<>>> pools;
// CHECK-NEXT: };
// CHECK-NEXT: 
// CHECK-NEXT: int main() {
// CHECK-NOT:{{.}}

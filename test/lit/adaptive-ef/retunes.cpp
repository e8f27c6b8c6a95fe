// What is there already is set anew.
// RUN: %vary construction.cpp 's/() \([=<>]*\) ef_construction_/() \1 ef/' \
// RUN:   '/Heap open/i\    // Level 0, where queries spend their time, has a beam of its own.' \
// RUN:   '/Heap open/i\    const size_t ef = layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;'
// RUN: %rewrite --rewrites=adaptive-ef --set=adaptive-ef.percent=300 --set=adaptive-ef.upper=25 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   Heap searchLayer(Id entry, const void *query, int layer, std::vector<char> &seen) {
// CHECK-NEXT:     // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:-    const size_t ef = layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;
// CHECK-NEXT:+    const size_t ef = layer > 0 ? (ef_construction_ + 3) / 4 : ef_construction_ * 3;
// CHECK-NEXT:     Heap open, result;
// CHECK-NEXT:     open.emplace(0, entry);
// CHECK-NEXT:     result.emplace(0, entry);
// CHECK-NOT:{{.}}

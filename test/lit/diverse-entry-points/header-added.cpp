// The header of std::abs is not there yet.
// RUN: %vary one_layer.cpp 's/<cmath>/<cstdlib>\n#include <utility>/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags > %t.diff
// RUN: %exactly --input-file=%t.diff
// RUN: sed '5,12d' %t.diff | %like %S/two-heaps.cpp
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include "hnsw.h"
// CHECK-NEXT: #include <cstdlib>
// CHECK-NEXT: #include <utility>
// CHECK-NEXT:+#include <cmath>
// CHECK-NEXT: 
// CHECK-NEXT: struct Index {
// CHECK-NEXT:   const float *row(Id id) const { return vectors + id * dim; }
// CHECK-NEXT:@@ {{.*}}

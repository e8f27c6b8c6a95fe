// An array that is handed on, and entries that compare themselves.
// RUN: %vary free_insert.cpp
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT: static int InsertInto(Neighbor *Array, int Count, const Neighbor &New) {
// CHECK-NEXT:-  int Place = PlaceOf(Array, Count, New);
// CHECK-NEXT:-  memmove(Array + Place + 1, Array + Place, (Count - Place) * sizeof(Neighbor));
// CHECK-NEXT:+  // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+  int Place = Count;
// CHECK-NEXT:+  for (; Place > 0 && Array[Place - 1] > New; --Place)
// CHECK-NEXT:+    Array[Place] = Array[Place - 1];
// CHECK-NEXT:   Array[Place] = New;
// CHECK-NEXT:   return Place;
// CHECK-NEXT: }
// CHECK-NOT:{{.}}

// A static function that searches is called elsewhere as well: it stays in use.
// RUN: %vary free_insert.cpp 's/^inline int PlaceOf/static int PlaceOf/' \
// RUN:   '/^void search/i\int rankOf(const Neighbor *Pool, int Size, const Neighbor &Next) {\n  return PlaceOf(Pool, Size, Next);\n}\n'
// RUN: %rewrite --in-place --rewrites=pool-insert -- %flags -Wall -Werror
// RUN: FileCheck %s --input-file=%t/code.cpp
// CHECK:      static int InsertInto(Neighbor *Array, int Count, const Neighbor &New) {
// CHECK-NEXT:   // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:   int Place = Count;
// CHECK-NEXT:   for (; Place > 0 && Array[Place - 1] > New; --Place)
// CHECK-NEXT:     Array[Place] = Array[Place - 1];
// CHECK-NEXT:   Array[Place] = New;

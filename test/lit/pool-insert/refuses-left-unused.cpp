// Without its one call the static function that searches would be unused, as -Wall
// tells.
// RUN: %vary free_insert.cpp 's/^inline int PlaceOf/static int PlaceOf/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: nothing else calls PlaceOf, which no other unit sees: compilers would warn of it

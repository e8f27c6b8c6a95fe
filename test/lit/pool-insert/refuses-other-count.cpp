// What the search calls size is something else in the insert.
// RUN: %vary sorted_pool.cpp 's/int lo = find/int size = std::min(this->size, 100);\n    &/' \
// RUN:   's/if (size < capacity)/if (this->size < capacity)/' 's/size++/this->size++/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: size may mean something else where the entry is put in

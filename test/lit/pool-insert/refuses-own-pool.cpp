// The search keeps its pool itself.
// RUN: %vary free_insert.cpp '/^static int/,/^}/d' \
// RUN:   '/Neighbor found/,/InsertInto/c\      int at = 0, high = size;\n\
// RUN:      while (at < high) {\n\
// RUN:        int mid = (at + high) / 2;\n\
// RUN:        if (pool[mid].distance > d)\n\
// RUN:          high = mid;\n\
// RUN:        else\n\
// RUN:          at = mid + 1;\n\
// RUN:      }\n\
// RUN:      std::memmove(&pool[at + 1], &pool[at], (size - at) * sizeof(Neighbor));\n\
// RUN:      pool[at] = {id, d};'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: no function below the root is seen that puts the neighbour into the pool

// A heap of the library.
// RUN: %vary sorted_pool.cpp '/^struct Item/,/^$/d' \
// RUN:   's/^struct Candidates/#include <queue>\n& : std::priority_queue<std::pair<float, int>>/' \
// RUN:   '/^$/,/^  int size/{/^  int find/,/^  int size/d}' \
// RUN:   's/pool.insert(id, \(.*\));/pool.emplace(\1, id);/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: no function below the root is seen that puts the neighbour into the pool

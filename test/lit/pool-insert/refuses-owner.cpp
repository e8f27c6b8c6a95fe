// Entries that own memory.
// RUN: %vary sorted_pool.cpp '/^  float d;/a\  std::vector<int> path;' \
// RUN:   's/std::memmove.*/std::move_backward(items.begin() + lo, items.begin() + size, items.begin() + size + 1);/' \
// RUN:   's/{id, d}/{id, d, {}}/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: an entry is no plain data: Item

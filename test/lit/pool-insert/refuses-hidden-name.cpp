// What the search calls items is another array in the insert.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/int lo = find/std::vector<Item> \&all = this->items;\n    int items = find/' \
// RUN:   's/items\[lo/all[items/g' 's/size - lo/size - items/' \
// RUN:   's/if (lo < cur)/if (items < cur)/' 's/cur = lo/cur = items/'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: items may mean something else where the entry is put in

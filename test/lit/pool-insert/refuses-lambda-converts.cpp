// The comparison rounds what it is given.
// RUN: %members
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the comparison converts what it is given: key

  void insert(int id, float d) {
    int lo = std::upper_bound(items.begin(), items.begin() + size, d,
                              [](const int &key, const Item &item) { return key < item.d; }) -
             items.begin();
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    size += size < capacity;
  }

// The library searches a part of the array.
// RUN: %members \
// RUN:   '/^  float d;/a\  bool operator<(const Item &other) const { return d < other.d; }'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search is of another array than the move, or of a part of it

  void insert(int id, float d) {
    Item item = {id, d};
    int lo = std::upper_bound(items.begin() + cur, items.begin() + size, item) - items.begin();
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    size += size < capacity;
  }

// The vector makes room.
// RUN: %members \
// RUN:   '/^  float d;/a\  bool operator<(const Item &other) const { return d < other.d; }'
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the insert moves no entries to make room

  void insert(int id, float d) {
    Item item = {id, d};
    items.insert(std::upper_bound(items.begin(), items.end(), item), item);
  }

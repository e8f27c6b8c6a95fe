// A local reference is to the last entry, by way of another.
// RUN: %members
// RUN: %refuses-pool-insert
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: refused: the search asks about more than an entry of the array that is moved

  void insert(int id, float d) {
    const Item &last = items[size - 1];
    const float &worst = last.d;
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (items[mid].d > d || items[mid].d > worst * 0.5f)
        hi = mid;
      else
        lo = mid + 1;
    }
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
  }

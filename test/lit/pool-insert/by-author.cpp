// Its author walks from the end already, counting the slot that is free.
// RUN: %members
// RUN: %rewrite -v --check --rewrites=pool-insert -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: pool-insert: already so

  void insert(int id, float d) {
    int lo = size;
    while (lo > 0 && d < items[lo - 1].d) {
      items[lo] = std::move(items[lo - 1]);
      --lo;
    }
    items[lo] = {id, d};
    size += size < capacity;
  }

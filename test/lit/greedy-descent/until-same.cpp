// An endless loop that returns when the node stays; the list is a range of
// one array; the node is a reference.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags | FileCheck %s
// CHECK: greedy-descent in update
// CHECK:   current {{.*}} nearest
// CHECK:   expand {{.*}} for (unsigned j = begin; j < end; ++j)
// CHECK:   neighbour {{.*}} id
// CHECK:   insert {{.*}} d < far
// CHECK:   stop {{.*}} nearest == before
struct Flat {
  const int *ids;
  void range(int Node, unsigned *Begin, unsigned *End) const;
};
struct Computer {
  float operator()(int Id);
};

void update(const Flat &flat, Computer &computer, int &nearest, float &far) {
  for (;;) {
    int before = nearest;
    unsigned begin, end;
    flat.range(nearest, &begin, &end);
    for (unsigned j = begin; j < end; ++j) {
      int id = flat.ids[j];
      float d = computer(id);
      if (d < far) {
        nearest = id;
        far = d;
      }
    }
    if (nearest == before)
      return;
  }
}

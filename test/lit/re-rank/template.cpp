// The answers of a virtual search get the distances of a finer quantiser, with
// a prefetch ahead.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags | FileCheck %s
// CHECK: re-rank in Refiner::search
// CHECK:   pool {{.*}} ids
// CHECK:   neighbour {{.*}} id
// CHECK:   distance {{.*}} computer(id)
// CHECK:   insert {{.*}} heap.push({id, d})
// CHECK:   prefetch {{.*}} computer.prefetch(ids[i + 1], 1)
struct Searcher {
  virtual void search(const float *Query, int K, int *Into) const = 0;
};
template <class T> struct Array {
  explicit Array(int N);
  T *data();
  T &operator[](int I);
};

template <class Quantizer, class Heap> struct Refiner {
  Searcher *inner;
  Quantizer quantizer;

  void search(const float *query, int k, int *into) const {
    Array<int> ids(4 * k);
    inner->search(query, 4 * k, ids.data());
    auto computer = quantizer.computer(query);
    Heap heap(k);
    for (int i = 0; i < 4 * k; ++i) {
      if (i + 1 < 4 * k)
        computer.prefetch(ids[i + 1], 1);
      int id = ids[i];
      float d = computer(id);
      heap.push({id, d});
    }
  }
};

// What was stored is read back, by two compilers, also where the array is large
// enough for huge pages, and without the header.
// RUN: %prepare
// RUN: cp %t/code.cpp %t/before.cpp
// RUN: %rewrite --rewrites=huge-pages --in-place -- %flags -DCRINN_PARSE
// RUN: grep -c "^      madvise" %t/code.cpp | FileCheck %s
// CHECK: 1
// RUN: g++ -std=c++11 -Wall -Werror %t/before.cpp -o %t/before && %t/before > %t/said
// RUN: g++ -std=c++11 -Wall -Werror %t/code.cpp -o %t/gcc && %t/gcc | diff %t/said -
// RUN: %clang -std=c++11 -Wall -Werror %t/code.cpp -o %t/clang && %t/clang | diff %t/said -
// RUN: g++ -std=c++11 -Wall -Werror -U__linux__ %t/code.cpp -o %t/other && %t/other | diff %t/said -
#include <cstdio>
#include <cstdlib>
#ifdef CRINN_PARSE
#include "ann.h"
#endif

struct Index {
  Index(size_t count, size_t dim) : count_(count), dim_(dim) {
    rows_ = (float *)malloc(count_ * dim_ * sizeof(float));
    if (!rows_)
      abort();
    for (size_t i = 0; i < count_ * dim_; ++i)
      rows_[i] = i % 1009;
  }
  ~Index() { free(rows_); }

  const float *row(size_t id) const { return rows_ + id * dim_; }

  size_t count_, dim_;
  float *rows_;
};

#ifdef CRINN_PARSE
void search(Pool &pool, Graph &graph, Visited &visited, const Index &index,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, index.row(id)));
    }
  }
}
#endif

int main() {
  const size_t counts[] = {0, 1, 1000, 100000};
  for (size_t count : counts) {
    Index index(count, 25);
    double sum = 0;
    for (size_t i = 0; i < count; ++i)
      for (int d = 0; d < 25; ++d)
        sum += index.row(i)[d] * (d + 1);
    std::printf("%zu %.0f\n", count, sum);
  }
}

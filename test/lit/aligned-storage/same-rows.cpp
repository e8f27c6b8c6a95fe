// What was stored is read back, by two compilers and where there is no
// aligned_alloc; files are read whoever wrote them. The vectors are aligned.
// RUN: %prepare
// RUN: cp %t/code.cpp %t/before.cpp
// RUN: %rewrite --rewrites=aligned-storage --in-place -- %flags -DCRINN_PARSE
// RUN: grep -c "^    rows_ = (char .)aligned_alloc(64" %t/code.cpp | FileCheck %s
// CHECK: 2
// RUN: g++ -std=c++11 -Wall -Werror %t/before.cpp -o %t/before && %t/before %t/old > %t/said
// RUN: FileCheck %s --input-file=%t/said --check-prefix=BEFORE
// BEFORE: 0 aligned of 3
// RUN: g++ -std=c++11 -Wall -Werror %t/code.cpp -o %t/gcc && %t/gcc %t/new > %t/made
// RUN: FileCheck %s --input-file=%t/made --check-prefix=AFTER
// AFTER: 3 aligned of 3
// RUN: grep -v aligned %t/said > %t/plain && grep -v aligned %t/made | diff %t/plain -
// RUN: %clang -std=c++11 -Wall -Werror -fsanitize=address,undefined -fno-sanitize-recover=all %t/code.cpp -o %t/clang
// RUN: %t/clang %t/watched | grep -v aligned | diff %t/plain -
// RUN: cmp %t/watched %t/new
// RUN: g++ -std=c++11 -D_WIN32 -Wall -Werror %t/code.cpp -o %t/other && %t/other %t/third | grep -v aligned | diff %t/plain -
// RUN: not cmp -s %t/old %t/new
// RUN: %t/before %t/new load | diff %t/plain -
// RUN: %t/gcc %t/old load | diff %t/plain -
// RUN: %t/clang %t/new load | diff %t/plain -
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#ifdef CRINN_PARSE
#include "ann.h"
#endif

struct Index {
  Index(size_t count, size_t dim) : count_(count) {
    data_size_ = dim * sizeof(float);
    links_size_ = 33 * sizeof(int);
    row_size_ = links_size_ + data_size_ + sizeof(size_t);
    data_offset_ = links_size_;
    label_offset_ = links_size_ + data_size_;
    rows_ = (char *)malloc(count_ * row_size_);
    if (!rows_)
      abort();
    for (size_t id = 0; id < count_; ++id) {
      memset(rows_ + id * row_size_, 0, row_size_);
      for (size_t d = 0; d < dim; ++d) {
        float value = (float)((id * dim + d) % 1009);
        memcpy(rows_ + id * row_size_ + data_offset_ + d * sizeof(float), &value, sizeof(value));
      }
      size_t label = id + 7;
      memcpy(rows_ + id * row_size_ + label_offset_, &label, sizeof(label));
    }
  }
  explicit Index(const char *file) {
    FILE *in = fopen(file, "rb");
    if (!in || !fread(&count_, sizeof(count_), 1, in) ||
        !fread(&row_size_, sizeof(row_size_), 1, in) ||
        !fread(&data_offset_, sizeof(data_offset_), 1, in) ||
        !fread(&label_offset_, sizeof(label_offset_), 1, in))
      abort();
    const size_t bytes = count_ * row_size_;
    rows_ = (char *)malloc(bytes);
    if (!rows_ || fread(rows_, 1, bytes, in) != bytes)
      abort();
    fclose(in);
  }
  ~Index() { free(rows_); }

  void save(const char *file) const {
    FILE *out = fopen(file, "wb");
    if (!out)
      abort();
    fwrite(&count_, sizeof(count_), 1, out);
    fwrite(&row_size_, sizeof(row_size_), 1, out);
    fwrite(&data_offset_, sizeof(data_offset_), 1, out);
    fwrite(&label_offset_, sizeof(label_offset_), 1, out);
    fwrite(rows_, 1, count_ * row_size_, out);
    fclose(out);
  }

  const float *row(size_t id) const {
    return (const float *)(rows_ + id * row_size_ + data_offset_);
  }
  size_t label(size_t id) const {
    size_t out;
    memcpy(&out, rows_ + id * row_size_ + label_offset_, sizeof(out));
    return out;
  }

  size_t count_, data_size_, links_size_, row_size_, data_offset_, label_offset_;
  char *rows_;
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

static void tell(const Index &index) {
  for (size_t id = 0; id < index.count_; ++id) {
    double sum = 0;
    for (int d = 0; d < 25; ++d)
      sum += index.row(id)[d] * (d + 1);
    std::printf("%zu %.0f\n", index.label(id), sum);
  }
}

int main(int argc, char **argv) {
  if (argc == 3) {
    Index index(argv[1]);
    tell(index);
    return 0;
  }
  Index index(3, 25);
  index.save(argv[1]);
  tell(index);
  int aligned = 0;
  for (size_t id = 0; id < 3; ++id)
    aligned += (uintptr_t)index.row(id) % 64 == 0;
  std::printf("%d aligned of 3\n", aligned);
}

// With a beam that finds all rows the answers are the same, in indices of one row
// and more; the sanitizers watch what is read.
// RUN: %prepare
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=diverse-entry-points -- -std=c++17 2>&1 | FileCheck %s
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O2 -Wall -Werror %t/code.cpp -o %t/after && %t/after | diff %t.before -
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=diverse-entry-points --set=diverse-entry-points.count=9 -- -std=c++17 2>&1 | FileCheck %s
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O2 -Wall -Werror %t/code.cpp -o %t/after && %t/after | diff %t.before -
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=diverse-entry-points --set=diverse-entry-points.percent=0 -- -std=c++17 2>&1 | FileCheck %s
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++17 -O2 -Wall -Werror %t/code.cpp -o %t/after && %t/after | diff %t.before -
// CHECK: diverse-entry-points: rewritten
#include <cmath>
#include <cstdio>
#include <queue>
#include <vector>

typedef unsigned Id;
using Heap = std::priority_queue<std::pair<float, Id>>;

static const size_t dim = 3;

static float distance(const float *a, const float *b) {
  float sum = 0;
  for (size_t i = 0; i < dim; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

// Rows and lists of just the size that they have, so that a sanitizer sees what
// is read behind them.
struct Index {
  const float *row(Id id) const { return vectors[id].data(); }
  void add(const std::vector<float> &vector, const std::vector<Id> &to) {
    Id id = vectors.size();
    vectors.push_back(vector);
    links.push_back(to);
    if (distance(row(id), row(0)) < 0)
      links.clear();
  }

  Heap search(Id entry, const float *query, size_t ef) const {
    Heap open, result;
    std::vector<char> seen(vectors.size());
    float nearest = distance(query, row(entry));
    open.emplace(-nearest, entry);
    result.emplace(nearest, entry);
    seen[entry] = true;
    while (!open.empty()) {
      std::pair<float, Id> best = open.top();
      if (-best.first > result.top().first && result.size() == ef)
        break;
      open.pop();
      for (Id id : links[best.second]) {
        if (seen[id])
          continue;
        seen[id] = true;
        float d = distance(query, row(id));
        if (result.size() < ef || d < result.top().first) {
          open.emplace(-d, id);
          result.emplace(d, id);
          if (result.size() > ef)
            result.pop();
        }
      }
    }
    return result;
  }

  std::vector<std::vector<float>> vectors;
  std::vector<std::vector<Id>> links;
};

static unsigned seed = 1;
static unsigned next() { return seed = seed * 1664525u + 1013904223u; }
static std::vector<float> point(float offset) {
  std::vector<float> v(dim);
  for (float &x : v)
    x = offset + float(next() >> 24) / 16;
  return v;
}

int main() {
  for (size_t n : {1, 2, 3, 4, 5, 7, 10, 100, 400}) {
    Index index;
    for (size_t i = 0; i < n; i++) { // a ring, and some links more
      std::vector<float> vector = point(0);
      index.add(vector, {Id((i + 1) % n), Id(next() % n), Id(next() % n)});
    }
    for (int q = 0; q < 10; q++) {
      std::vector<float> query = point(0);
      // So wide that all rows are found: the answers do not depend on the way.
      for (Heap found = index.search(next() % n, query.data(), 400); !found.empty(); found.pop())
        std::printf("%u:%g ", found.top().second, double(found.top().first));
      std::printf("\n");
    }
  }
}

// Rows that no path leads to are found.
// RUN: %prepare
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/before
// RUN: %t/before | FileCheck %s --check-prefix=BEFORE
// BEFORE: {{^}}0 of 2000 in
// RUN: %rewrite --in-place --rewrites=diverse-entry-points -- -std=c++17
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | FileCheck %s --check-prefix=AFTER
// AFTER: {{^}}2000 of 2000 in
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

// Two parts that no link joins; the entry point is in the one, the query's
// neighbours are in the other.
int main() {
  Index index;
  for (Id i = 0; i < 400; i++) {
    Id part = i / 200 * 200;
    std::vector<float> vector = point(i < 200 ? 0 : 40);
    index.add(vector, {part + (i + 1) % 200, part + next() % 200});
  }
  int near = 0, all = 0;
  for (int q = 0; q < 10; q++) {
    std::vector<float> query = point(40);
    for (Heap found = index.search(3, query.data(), 200); !found.empty(); found.pop(), all++)
      near += found.top().second >= 200;
  }
  std::printf("%d of %d in the query's part\n", near, all);
}

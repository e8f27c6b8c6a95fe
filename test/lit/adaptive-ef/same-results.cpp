// A source that builds with 60 below and 20 above, and its result, which builds
// with 40: the same graph, list by list, and the same answers.
// RUN: %prepare
// RUN: %clang -std=c++17 -O1 -DBELOW=60 -DABOVE=20 %t/code.cpp -o %t/before -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/before > %t.before && test -s %t.before
// RUN: %rewrite -v --in-place --rewrites=adaptive-ef -- -std=c++17 2>&1 | FileCheck %s --check-prefix=MADE
// MADE-COUNT-1: adaptive-ef: rewritten
// RUN: %clang -std=c++17 -O1 -DBELOW=40 -DABOVE=40 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after | diff %t.before -
// RUN: g++ -std=c++11 -O2 -DBELOW=40 -DABOVE=40 %t/code.cpp -o %t/after && %t/after | diff %t.before -
// Other widths, other graphs: the width counts.
// RUN: %clang -std=c++17 -O1 -DBELOW=5 -DABOVE=5 %t/code.cpp -o %t/narrow && %t/narrow > %t.narrow
// RUN: not diff -q %t.before %t.narrow
#include <cstdio>
#include <queue>
#include <vector>

typedef int Id;
typedef std::pair<int, Id> Found;
typedef std::priority_queue<Found> Heap;

struct Index {
  Index(size_t below, size_t above) : below_(below), above_(above) {}

  int distance(const int *a, const int *b) const {
    int sum = 0;
    for (int i = 0; i < 4; i++)
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
  }
  const int *row(Id id) const { return &rows_[id * 4]; }
  const std::vector<Id> &list(Id id) const { return lists_[id]; }
  const std::vector<Id> &list(Id id, int level) const { return upper_[level - 1][id]; }

  Heap searchLayer(Id entry, const int *query, int layer) {
    std::vector<char> seen(lists_.size());
    Heap open, result;
    int bound = distance(query, row(entry));
    open.emplace(-bound, entry);
    result.emplace(bound, entry);
    seen[entry] = true;
    while (!open.empty()) {
      Found best = open.top();
      if (-best.first > bound && result.size() == ef_construction_)
        break;
      open.pop();
      const std::vector<Id> &ids = layer == 0 ? list(best.second) : list(best.second, layer);
      for (size_t i = 0; i < ids.size(); i++) {
        Id id = ids[i];
        if (seen[id])
          continue;
        seen[id] = true;
        int d = distance(query, row(id));
        if (result.size() < ef_construction_ || d < bound) {
          open.emplace(-d, id);
          result.emplace(d, id);
          if (result.size() > ef_construction_)
            result.pop();
          bound = result.top().first;
        }
      }
    }
    return result;
  }

  void choose(Heap &found, std::vector<Found> &kept, size_t most) {
    Heap nearest;
    for (; !found.empty(); found.pop())
      nearest.emplace(-found.top().first, found.top().second);
    while (!nearest.empty() && kept.size() < most) {
      Found next = nearest.top();
      nearest.pop();
      bool good = true;
      for (const Found &other : kept) {
        int d = distance(row(next.second), row(other.second));
        if (d < -next.first) {
          good = false;
          break;
        }
      }
      if (good)
        kept.push_back(next);
    }
  }

  void add(Id id, int top) {
    Id entry = 0;
    for (int level = top; level >= 0; level--) {
      ef_construction_ = level > 0 ? above_ : below_;
      Heap found = searchLayer(entry, row(id), level);
      std::vector<Found> kept;
      choose(found, kept, 6);
      entry = kept[0].second;
      for (const Found &one : kept) {
        std::vector<Id> &own = level == 0 ? lists_[id] : upper_[level - 1][id];
        std::vector<Id> &its =
            level == 0 ? lists_[one.second] : upper_[level - 1][one.second];
        own.push_back(one.second);
        if (its.size() < 16)
          its.push_back(id);
      }
    }
  }

  size_t ef_construction_ = 0, below_, above_;
  std::vector<int> rows_;
  std::vector<std::vector<Id>> lists_, upper_[2];
};

#ifdef BELOW
int main() {
  Index index(BELOW, ABOVE);
  unsigned seed = 1;
  for (int i = 0; i < 600; i++) {
    for (int j = 0; j < 4; j++)
      index.rows_.push_back((seed = seed * 1664525u + 1013904223u) >> 24);
    index.lists_.emplace_back();
    index.upper_[0].emplace_back();
    index.upper_[1].emplace_back();
    if (i > 0)
      index.add(i, i % 32 == 0 ? 2 : i % 8 == 0 ? 1 : 0);
  }
  for (const auto &lists : {index.lists_, index.upper_[0], index.upper_[1]})
    for (const std::vector<Id> &list : lists) {
      for (Id id : list)
        std::printf("%d ", id);
      std::printf("\n");
    }
}
#endif

// An index that is searched: with no argument, at widths that find every row; with
// one, where no path leads to the neighbours.
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

static void everyRow() {
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

// Two parts that no link joins; the entry point is in the one, the query's
// neighbours are in the other.
static void islands() {
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

int main(int argc, char **) { argc > 1 ? islands() : everyRow(); }

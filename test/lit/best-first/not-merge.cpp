// A merge of sorted runs takes from a heap and puts back, but visits nothing.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include <queue>
#include <vector>

float keyOf(int Run, int At);

void merge(std::priority_queue<std::pair<float, int>> &heap,
           const std::vector<std::vector<int>> &runs, std::vector<int> &out) {
  while (!heap.empty()) {
    auto [key, run] = heap.top();
    heap.pop();
    out.push_back(run);
    for (int next : runs[run]) {
      float k = keyOf(run, next);
      heap.push({k, next});
    }
  }
}

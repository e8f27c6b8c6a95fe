// A simulation takes events from a queue and schedules others.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include <queue>
#include <set>

struct Event {
  double At;
  int Kind;
};
double delayOf(int Kind);

void simulate(std::priority_queue<std::pair<double, int>> &queue,
              std::set<int> &done, const std::vector<std::vector<int>> &after) {
  while (!queue.empty()) {
    auto [at, kind] = queue.top();
    queue.pop();
    done.insert(kind);
    for (int next : after[kind])
      queue.push({at + 1.0, next});
  }
}

// A tree search descends by a bound and has no visited set.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include <queue>

struct Box {
  const Box *Child[2];
  float boundTo(const float *Query) const;
};

void descend(std::priority_queue<std::pair<float, const Box *>> &open,
             const float *query, float bound) {
  while (!open.empty()) {
    const Box *box = open.top().second;
    open.pop();
    for (int j = 0; j < 2; ++j) {
      const Box *child = box->Child[j];
      float d = child->boundTo(query);
      if (d < bound)
        open.push({d, child});
    }
  }
}

// A heap's sift-down compares children of a node.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include <vector>

bool less(float A, float B);

void siftDown(std::vector<float> &heap, unsigned node) {
  while (2 * node + 1 < heap.size()) {
    unsigned best = node;
    for (unsigned j = 1; j <= 2; ++j) {
      unsigned child = 2 * node + j;
      if (child < heap.size() && less(heap[child], heap[best]))
        best = child;
    }
    if (best == node)
      break;
    std::swap(heap[node], heap[best]);
    node = best;
  }
}

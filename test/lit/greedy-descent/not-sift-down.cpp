// A heap's sift-down moves a node to the larger child.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
int keyAt(int Node);

void sift(int *heap, int size, int node) {
  while (2 * node + 1 < size) {
    int child = 2 * node + 1;
    if (child + 1 < size && keyAt(child) < keyAt(child + 1))
      ++child;
    if (keyAt(child) <= keyAt(node))
      break;
    node = child;
  }
}

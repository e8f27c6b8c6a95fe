// Counts what can be reached: nodes go into the queue by what their lists hold,
// and nothing is measured.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{^}}code.cpp:{{[0-9]+}}: best-first
#include <cstddef>
#include <queue>
#include <vector>

struct Node {
  int level() const;
  int id() const;
  const std::vector<Node *> &links(int Level) const;
};

int reach(Node *from, std::vector<bool> &seen) {
  std::queue<Node *> open;
  open.push(from);
  seen[from->id()] = true;
  int count = 0;
  while (!open.empty()) {
    Node *node = open.front();
    open.pop();
    for (int l = node->level() - 1; l >= 0; l--)
      for (std::size_t i = 0; i < node->links(l).size(); i++)
        if (!seen[node->links(l)[i]->id()]) {
          seen[node->links(l)[i]->id()] = true;
          count++;
          open.push(node->links(l)[i]);
        }
  }
  return count;
}

// A file without an #include has no place for one more.
// RUN: %prepare
// RUN: %refuses-relaxed-pruning
// CHECK: code.cpp:{{[0-9]+}}: relaxed-pruning: refused: the file has no #include{{.*}}
// CHECK-NOT: {{.}}
struct Edge {
  int id;
  float distance;
};
template <class T> struct List {
  T *begin();
  T *end();
  int size() const;
  void push_back(const T &Value);
};
float between(int A, int B);

void choose(List<Edge> &all, List<Edge> &kept, int most) {
  for (const Edge &c : all) {
    if (kept.size() >= most)
      break;
    bool good = true;
    for (const Edge &k : kept) {
      float d = between(c.id, k.id);
      if (d < c.distance) {
        good = false;
        break;
      }
    }
    if (good)
      kept.push_back(c);
  }
}

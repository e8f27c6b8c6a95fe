// A file without an #include has no place for one more.
// RUN: %prepare
// RUN: %refuses-huge-pages
// CHECK: code.cpp:{{[0-9]+}}: huge-pages: refused: the file has no #include{{.*}}
// CHECK-NOT: {{.}}
typedef __SIZE_TYPE__ size_t;
struct Visited {
  bool insert(int Id);
};
struct Pool {
  bool hasNext() const;
  int pop();
  bool insert(int Id, float Distance);
};
struct Graph {
  int degree() const;
  int at(int Node, int I) const;
};
float distanceTo(const float *Query, const float *Vector);

struct Index {
  Index(size_t count, size_t dim) : dim_(dim) {
    rows_ = new float[count * dim_];
  }

  const float *row(size_t id) const { return rows_ + id * dim_; }

  size_t dim_;
  float *rows_;
};

void search(Pool &pool, Graph &graph, Visited &visited, const Index &index,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, index.row(id)));
    }
  }
}

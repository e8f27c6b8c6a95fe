// A template's search fills a pool of its own that a reference names; only the
// function that refines it computes distances. The other one converts what the
// pool has.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags > %t/out
// RUN: FileCheck %s < %t/out
// CHECK: re-rank in refine
// CHECK:   pool {{.*}} candidates
// CHECK:   distance {{.*}} fine(v)
// CHECK:   insert {{.*}} result.insert(v, d)
// CHECK: re-rank in withRows
// RUN: not grep "re-rank in answer" %t/out
#include <tuple>

float exact(const float *a, const float *b);

template <class D> struct Pool {
  void reset(int Width);
  void insert(int Id, D Distance);
  bool hasNext() const;
  int pop();
  int size() const;
  int id(int I) const;
  D distance(int I) const;
  const float *row(int I) const;
};

template <class Distance, class P>
void searchGraph(const int *links, int degree, const Distance &to, P &pool,
                 bool *visited) {
  while (pool.hasNext()) {
    int u = pool.pop();
    for (int i = 0; i < degree; ++i) {
      int v = links[u * degree + i];
      if (visited[v])
        continue;
      visited[v] = true;
      pool.insert(v, to(v));
    }
  }
}

template <class P, class Exact>
void refine(const P &candidates, int count, const Exact &fine,
            Pool<float> &result) {
  for (int i = 0; i < count; ++i) {
    const int v = candidates.id(i);
    const float d = fine(v);
    result.insert(v, d);
  }
}

template <class P, class Distance>
int answer(const P &from, const Distance &to, int count, int *ids, float *far) {
  for (int i = 0; i < count; ++i) {
    ids[i] = from.id(i);
    far[i] = to.unit(from.distance(i));
  }
  return count;
}

// The vector beside the id gives a new distance.
template <class P>
void withRows(const P &from, const float *query, int count, int *ids,
              float *far) {
  for (int i = 0; i < count; ++i) {
    ids[i] = from.id(i);
    far[i] = exact(query, from.row(i));
  }
}

template <class Distance> struct Index {
  std::tuple<Pool<int>, Pool<float>> pools;
  Pool<float> refined;
  int *links;
  bool *visited;
  Distance fine(const float *query);

  int search(const float *query, const Distance &to, int k, int *ids,
             float *far) {
    auto &pool = std::get<Pool<typename Distance::Number>>(pools);
    pool.reset(4 * k);
    searchGraph(links, 32, to, pool, visited);
    const Distance finer = fine(query);
    refined.reset(k);
    refine(pool, 4 * k, finer, refined);
    withRows(pool, query, k, ids, far);
    return answer(refined, finer, k, ids, far);
  }
};

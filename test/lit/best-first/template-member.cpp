// A template as written, defined out of its class, with a filter and a range-for.
// RUN: %prepare
// RUN: %scan --idiom=best-first -- %flags | FileCheck %s
// CHECK: best-first in Index::search
// CHECK:   pool {{.*}} next
// CHECK:   result {{.*}} top
// CHECK:   expand {{.*}} for (auto id : neighbours(c.id))
// CHECK:   visited-test {{.*}} visits.set(id)
// CHECK:   filter {{.*}} !allowed(id)
// CHECK:   insert {{.*}} next.insert({-d, id})
// CHECK:   insert {{.*}} top.insert({d, id}, limit)
template <class T, class Metric> struct Index {
  template <class Next, class Top, class Visits, class Allowed>
  void search(T query, Next &next, Top &top, Visits &visits, Allowed allowed,
              int limit);
  struct List {
    const int *begin() const;
    const int *end() const;
  };
  List neighbours(int Id) const;
  Metric metric;
};

template <class T, class Metric>
template <class Next, class Top, class Visits, class Allowed>
void Index<T, Metric>::search(T query, Next &next, Top &top, Visits &visits,
                              Allowed allowed, int limit) {
  while (!next.empty()) {
    auto c = next.top();
    if (-c.d > top.worst())
      break;
    next.pop();
    for (auto id : neighbours(c.id)) {
      if (visits.set(id))
        continue;
      T d = metric.measure(query, id);
      if (d < top.worst()) {
        next.insert({-d, id});
        if (!allowed(id))
          continue;
        top.insert({d, id}, limit);
      }
    }
  }
}

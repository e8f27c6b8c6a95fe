// The degree bounds a list that the choice empties before it fills it, by a cast
// whose operand depends on the template. The length of a list that it only notes
// ids in, and empties too, is none.
// RUN: %prepare
// RUN: %scan -- %flags | grep "tunable in" | FileCheck %s
#include <vector>

struct Params {
  // CHECK: code.cpp:[[@LINE+1]]: tunable in Linker::
  int degree = 32;
  int sample = 12;
};

template <typename Number> struct Link {
  Number distance;
  int id;
};

template <typename Distance> struct Linker {
  using Link = ::Link<typename Distance::Number>;
  Params params;
  Distance between;
  std::vector<Link> near, chosen;
  std::vector<int> seen;

  void choose(int limit) {
    chosen.clear();
    seen.clear();
    for (const Link &n : near) {
      if (int(seen.size()) < params.sample)
        seen.push_back(n.id);
      if (int(chosen.size()) == limit)
        break;
      bool good = true;
      for (const Link &c : chosen)
        if (between(n.id, c.id) < n.distance) {
          good = false;
          break;
        }
      if (good)
        chosen.push_back(n);
    }
  }

  void link() { choose(params.degree); }
};
// CHECK-NOT: tunable in

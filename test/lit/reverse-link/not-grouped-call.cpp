// Values grouped by a bucket, and a function that adds a group to its bucket: it
// spills what has no room, and chooses nothing.
// RUN: %prepare
// RUN: %scan --idiom=reverse-link -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "lists.h"

struct Group {
  int bucket;
  List<int> values;
};

struct Table {
  int *cells;
  int most;
  List<int> spilt;

  int *row(int bucket);
  void rehash();

  void store(List<Group> &groups) {
    for (int j = 0; j < groups.size(); ++j) {
      auto &[bucket, values] = groups[j];
      join(bucket, values);
    }
  }

  void join(int bucket, List<int> &values) {
    int *free = row(bucket);
    int *end = free + most;
    for (int v : values) {
      if (free != end)
        *free++ = v;
      else
        spilt.push_back(v);
    }
    if (spilt.size() > 0)
      rehash();
  }
};

// What a search over a sorted array of candidates stands on. Outside the root of
// every test.
#pragma once

#include <algorithm>
#include <vector>

struct Entry {
  int id;
  float d;
  bool open;
};
int insertInto(Entry *pool, int size, Entry e);

struct Seen {
  bool get(int) const;
  void set(int);
};

struct Computer {
  float operator()(int) const;
};

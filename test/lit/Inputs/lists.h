// Containers and distances that the tests' constructions stand on. Outside the
// root of every test.
#pragma once

template <class T> struct List {
  T *begin();
  T *end();
  T *data();
  T &operator[](int I);
  int size() const;
  void push_back(const T &Value);
  void emplace_back(int Id, float Distance);
  void clear();
};

template <class T> struct Heap {
  const T &top() const;
  void pop();
  void push(const T &Value);
  void emplace(float Distance, int Id);
  int size() const;
  bool empty() const;
};

struct Pair {
  float first;
  int second;
};

struct Edge {
  int id;
  float distance;
};

float between(int A, int B);

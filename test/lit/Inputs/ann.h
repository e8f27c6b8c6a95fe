// The parts of a nearest-neighbour library that the tests' searches stand on.
// A header of the compiler's include path, outside the root of every test.
#pragma once
#include <cstddef>

struct Visited {
  bool test(int Id) const;
  void set(int Id);
  bool insert(int Id); // false if it was there
};

struct Pool {
  bool hasNext() const;
  int pop();
  bool insert(int Id, float Distance);
};

struct Graph {
  int degree() const { return Degree; }
  int at(int Node, int I) const { return Links[Node * Degree + I]; }
  const int *list(int Node) const { return Links + Node * Degree; }
  const int *Links;
  int Degree;
};

float distanceTo(const float *Query, const float *Vector);

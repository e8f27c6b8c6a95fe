// A small graph whose lists are as long as they are, to the byte, so that the
// address sanitizer sees a read past one; and a pool that tells what it is asked.
#pragma once
#include <cstdio>
#include <set>
#include <vector>

struct Visited {
  std::vector<char> Seen = std::vector<char>(64);
  bool test(int Id) const { return Seen[Id]; }
  void set(int Id) { Seen[Id] = 1; }
  bool insert(int Id) {
    bool New = !Seen[Id];
    Seen[Id] = 1;
    return New;
  }
};

struct Pool {
  std::set<std::pair<float, int>> Waiting;
  bool hasNext() const { return !Waiting.empty(); }
  int pop() {
    int Id = Waiting.begin()->second;
    Waiting.erase(Waiting.begin());
    std::printf("pop %d\n", Id);
    return Id;
  }
  bool insert(int Id, float Distance) {
    std::printf("insert %d %g\n", Id, Distance);
    return Waiting.insert({Distance, Id}).second;
  }
};

struct Graph {
  std::vector<std::vector<int>> Lists;
  Graph() {
    unsigned State = 7;
    for (int Node = 0; Node < 64; ++Node) {
      std::vector<int> List;
      for (int I = 0; I < Node % 14; ++I)
        List.push_back((State = State * 1103515245 + 12345) >> 16 & 63);
      if (Node % 3 == 0 && !List.empty())
        List[List.size() / 2] = -1; // ends early
      List.shrink_to_fit();
      Lists.push_back(List);
    }
    Lists[1] = {13, 27, 41, 55, 9, 23, 37, 51};
  }
  int degree(int Node) const { return Lists[Node].size(); }
  const int *list(int Node) const { return Lists[Node].data(); }
};

inline float distanceTo(const float *Query, const float *Vector) {
  return (*Query - *Vector) * (*Query - *Vector);
}

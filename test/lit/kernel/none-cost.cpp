// Numbers that calls make of whole arrays are summed up: each round hands on
// the same array, or the second one is made of the first.
// RUN: %prepare
// RUN: %scan -- %flags | FileCheck %s --allow-empty
// CHECK-NOT: {{.}}
#include <algorithm>
#include <cstddef>
#include <vector>

struct Objective {
  virtual double cost(const int *Order) = 0;
  virtual double change(const int *Order, int A, int B) = 0;
};
struct Dice {
  int below(int N);
  float part();
};

double anneal(Objective *objective, Dice *dice, int *order, int n, int steps,
              double heat, double decay) {
  double cost = objective->cost(order);
  for (int i = 0; i < steps; i++) {
    heat = heat * decay;
    int a = dice->below(n), b = dice->below(n - 1);
    double change = objective->change(order, a, b);
    if (change < 0 || dice->part() < heat) {
      std::swap(order[a], order[b]);
      cost += change;
    }
  }
  return cost;
}

float least(const float *Values, size_t N);
float greatest(const float *Values, size_t N);

void span(size_t rows, size_t n, const float *table, float *scale, float *low) {
  std::vector<float> mins(rows);
  float widest = -1e30f, all = 0, sum = 0;
  for (size_t i = 0; i < rows; i++) {
    mins[i] = least(table + i * n, n);
    float width = greatest(table + i * n, n) - mins[i];
    widest = std::max(widest, width);
    all += width;
    sum += mins[i];
  }
  *scale = std::min(255 / widest, 65535 / all);
  *low = sum;
}

// One query and several rows: a sum for each row in an array, made by a helper
// or by an instruction that accumulates.
// RUN: %prepare
// RUN: %scan --idiom=kernel -- %flags > %t/out
// RUN: FileCheck %s < %t/out
// CHECK: kernel in fourRows
// CHECK: kernel in fourDots
// RUN: not grep "kernel in columnSums" %t/out
struct Lanes {
  float X[8];
};
Lanes zero();
Lanes load(const float *From);
Lanes addTerm(Lanes Q, Lanes X, Lanes Sum);
Lanes WidenMulAccumulate(Lanes Q, Lanes X, Lanes Sum);
float sumOfLanes(Lanes V);

void fourRows(const float *query, const float *const *rows, int dim,
              float *out) {
  Lanes sums[4];
  for (int r = 0; r < 4; ++r)
    sums[r] = zero();
  for (int i = 0; i < dim; i += 8) {
    const Lanes q = load(query + i);
    for (int r = 0; r < 4; ++r)
      sums[r] = addTerm(q, load(rows[r] + i), sums[r]);
  }
  for (int r = 0; r < 4; ++r)
    out[r] = sumOfLanes(sums[r]);
}

void fourDots(const float *query, const float *const *rows, int dim,
              float *out) {
  Lanes sums[4];
  for (int r = 0; r < 4; ++r)
    sums[r] = zero();
  for (int i = 0; i < dim; i += 8)
    for (int r = 0; r < 4; ++r)
      sums[r] = WidenMulAccumulate(load(query + i), load(rows[r] + i), sums[r]);
  for (int r = 0; r < 4; ++r)
    out[r] = sumOfLanes(sums[r]);
}

// Of one matrix alone.
void columnSums(const float *const *rows, int dim, float *out) {
  Lanes sums[4];
  for (int r = 0; r < 4; ++r)
    sums[r] = zero();
  for (int i = 0; i < dim; i += 8)
    for (int r = 0; r < 4; ++r)
      sums[r] = addTerm(load(rows[r] + i), load(rows[r] + i), sums[r]);
  for (int r = 0; r < 4; ++r)
    out[r] = sumOfLanes(sums[r]);
}

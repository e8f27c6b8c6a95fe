//===- product_quantizer.cpp - a byte per part of a row -------------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// A row is cut into parts, and each part is stored as the number of its
/// nearest of 256 centroids, which k-means finds for that part on a sample of
/// the rows. A query is turned into a table of its distances to all centroids;
/// then a distance is a sum of one entry per part.
///
/// State: for each part a matrix of its dimensions x 256 centroids, so that
/// distances to 16 neighbouring centroids are one vector. The last part may
/// have fewer dimensions; the rest of its matrix stays zero.

#include "baseline_glass/aligned_array.h"
#include "baseline_glass/parallel.h"
#include "baseline_glass/quantizer.h"

#include <algorithm>

namespace glass {
namespace {

constexpr size_t Centroids = 256;
constexpr size_t SampleRows = 32 * Centroids;
constexpr int KMeansRounds = 10;

class ProductQuantizer final : public Quantizer {
public:
  explicit ProductQuantizer(const CodeShape &S) : Quantizer(S) {
    OperandFloats = Centroids * elements();
    Floats = kernels().TableSum;
  }

  void train(const FloatRows &Rows, int Threads) override {
    if (Rows.Count == 0)
      return;
    const size_t N = std::min(Rows.Count, SampleRows);
    std::vector<float> Sample, Buffer;
    for (size_t I = 0; I < N; ++I) {
      const float *Row = Rows.row(I * Rows.Count / N, Buffer);
      Sample.insert(Sample.end(), Row, Row + Rows.Dim);
    }
    parallelFor(Shape.parts(), Threads,
                [&](size_t P, size_t) { cluster(P, Sample.data(), N); });
  }

  void encode(const float *In, uint8_t *Code) const override {
    AlignedArray<float> Distances(Centroids);
    for (size_t P = 0; P < Shape.parts(); ++P)
      Code[P] = nearest(P, In + begin(P), Distances.data());
  }

  void decode(const uint8_t *Code, float *Out) const override {
    for (size_t P = 0; P < Shape.parts(); ++P)
      for (size_t J = 0; J < dims(P); ++J)
        Out[begin(P) + J] = columns(P)[J * Centroids + Code[P]];
  }

  Affine prepare(const float *Query, float *Operand) const override {
    const auto Fill = Shape.IsL2 ? kernels().TableL2 : kernels().TableNegDot;
    for (size_t P = 0; P < Shape.parts(); ++P)
      Fill(Query + begin(P), dims(P), columns(P), Operand + P * Centroids);
    return {};
  }

private:
  size_t begin(size_t P) const {
    return std::min(P * Shape.dimsPerPart(), Shape.Dim);
  }
  size_t dims(size_t P) const { return begin(P + 1) - begin(P); }
  const float *columns(size_t P) const {
    return State.data() + P * Shape.dimsPerPart() * Centroids;
  }

  /// Of equally near ones the first.
  uint8_t nearest(size_t P, const float *Part, float *Distances) const {
    kernels().TableL2(Part, dims(P), columns(P), Distances);
    return uint8_t(std::min_element(Distances, Distances + Centroids) -
                   Distances);
  }

  /// Starts from rows at equal intervals. A centroid without rows stays.
  void cluster(size_t P, const float *Rows, size_t N) {
    float *Columns = State.data() + P * Shape.dimsPerPart() * Centroids;
    const auto Part = [&](size_t I) { return Rows + I * Shape.Dim + begin(P); };
    for (size_t C = 0; C < Centroids; ++C)
      for (size_t J = 0; J < dims(P); ++J)
        Columns[J * Centroids + C] = Part(C * N / Centroids)[J];
    AlignedArray<float> Distances(Centroids);
    for (int Round = 0; Round < KMeansRounds; ++Round) {
      std::vector<double> Sums(dims(P) * Centroids);
      std::vector<size_t> Counts(Centroids);
      for (size_t I = 0; I < N; ++I) {
        const size_t C = nearest(P, Part(I), Distances.data());
        ++Counts[C];
        for (size_t J = 0; J < dims(P); ++J)
          Sums[J * Centroids + C] += double(Part(I)[J]);
      }
      for (size_t I = 0; I < Sums.size(); ++I)
        if (const size_t Count = Counts[I % Centroids])
          Columns[I] = float(Sums[I] / double(Count));
    }
  }
};

} // namespace

std::unique_ptr<Quantizer> createProductQuantizer(const CodeShape &S) {
  return std::make_unique<ProductQuantizer>(S);
}

} // namespace glass

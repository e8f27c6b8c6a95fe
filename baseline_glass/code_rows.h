//===- code_rows.h - the rows of an index as codes ------------ -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Codes of one kind, and the computers that compare with them.

#ifndef CRINN_BASELINE_GLASS_CODE_ROWS_H
#define CRINN_BASELINE_GLASS_CODE_ROWS_H

#include "baseline_glass/aligned_array.h"
#include "baseline_glass/quantizer.h"

namespace glass {

/// Rows of codes, side by side, of equal size; the quantiser pads with zeros.
class RowStore {
public:
  /// Every byte is zero.
  void allocate(size_t Rows, size_t RowBytes) {
    Stride = RowBytes;
    Count = Rows;
    Bytes.allocate(Rows * Stride);
  }

  size_t size() const { return Count; }
  size_t stride() const { return Stride; } ///< bytes from row to row
  uint8_t *row(size_t I) { return Bytes.data() + I * Stride; }
  const uint8_t *row(size_t I) const { return Bytes.data() + I * Stride; }
  AlignedArray<uint8_t> &bytes() { return Bytes; }
  const AlignedArray<uint8_t> &bytes() const { return Bytes; }

  void prefetch(size_t I, int Lines) const {
    const uint8_t *Address = row(I);
    for (int Line = 0; Line < Lines; ++Line)
      __builtin_prefetch(Address + size_t(Line) * CacheLineBytes, 0, 3);
  }

private:
  AlignedArray<uint8_t> Bytes;
  size_t Stride = 0;
  size_t Count = 0;
};

/// What becomes of a kernel's result for row Id.
struct AsItIs {
  using Dist = float;
  using Query = float;
  float finish(size_t, float D) const { return D; }
};
struct CodesL2 {
  using Dist = int32_t;
  using Query = uint8_t;
  int32_t QueryTerm;
  const int32_t *RowTerms;
  int32_t finish(size_t Id, int32_t S) const {
    return QueryTerm + RowTerms[Id] - 2 * S;
  }
};
struct CodesDot {
  using Dist = int32_t;
  using Query = uint8_t;
  int32_t QueryTerm;
  int32_t finish(size_t, int32_t S) const { return QueryTerm - S; }
};

/// A search is compiled for each computer, and not for each kind of code: one
/// for kernels that give floats, two for those that give integers. It holds the
/// kernel's address, so that a distance is one indirect call.
///
/// Integers: with S = sum of x (q - z), which is what the kernel gives, z the
/// middle code,
///     L2             sum (x - q)^2 = |q|^2 + (|x|^2 - 2 z sum x) - 2 S
///     inner product  -sum (x - z)(q - z) = z sum (q - z) - S
/// where the first term is the query's and the bracket is kept for each row.
template <typename RuleT> class Computer {
public:
  using Rule = RuleT;
  using Dist = typename Rule::Dist;
  using Query = typename Rule::Query;

  /// Rows and Operand must outlive the computer.
  Computer(const RowStore &Rows, const Query *Operand, size_t Count,
           const Kernel<Dist, Query> &Fn, Rule R, Affine Unit)
      : Rows(&Rows), Operand(Operand), Count(Count), Fn(Fn), R(R), Unit(Unit) {}

  Dist operator()(int Id) const {
    const size_t I = size_t(Id);
    return R.finish(I, Fn.One(Operand, Rows->row(I), Count));
  }

  /// Out[i] is the distance of Ids[i]; four at a time.
  void many(const int32_t *Ids, size_t N, Dist *Out) const {
    size_t I = 0;
    for (; I + 4 <= N; I += 4) {
      const uint8_t *Four[4];
      for (size_t J = 0; J < 4; ++J)
        Four[J] = Rows->row(size_t(Ids[I + J]));
      Fn.Four(Operand, Four, Count, Out + I);
      for (size_t J = 0; J < 4; ++J)
        Out[I + J] = R.finish(size_t(Ids[I + J]), Out[I + J]);
    }
    for (; I < N; ++I)
      Out[I] = (*this)(Ids[I]);
  }

  void prefetch(int Id, int Lines) const {
    Rows->prefetch(size_t(Id), Lines);
    if constexpr (std::is_same_v<Rule, CodesL2>)
      __builtin_prefetch(R.RowTerms + Id, 0, 3);
  }

  /// In the unit of the floats.
  float toDistance(Dist D) const { return Unit.Scale * float(D) + Unit.Bias; }

private:
  const RowStore *Rows;
  const Query *Operand;
  size_t Count;
  Kernel<Dist, Query> Fn;
  Rule R;
  Affine Unit;
};

/// What one thread reuses from query to query.
struct QueryScratch {
  AlignedArray<float> Floats, Operand;
  AlignedArray<uint8_t> Code;
};

class CodeRows {
public:
  /// N rows that are zero.
  void reserve(const CodeShape &Shape, size_t N);
  /// Learns from the rows and stores their codes.
  void train(const CodeShape &Shape, const FloatRows &Source, int Threads);
  /// Call when codes and state have been filled in other than by train.
  void computeTerms();
  /// Row i becomes what row Order[i] was.
  void permute(const std::vector<int32_t> &Order);

  size_t size() const { return Rows.size(); }
  size_t bytes() const { return Rows.bytes().bytes() + Terms.bytes(); }
  bool isFP32() const { return Q->shape().Kind == QuantizerKind::FP32; }
  const Quantizer &quantizer() const { return *Q; }
  Quantizer &quantizer() { return *Q; }
  const RowStore &rows() const { return Rows; }
  RowStore &rows() { return Rows; }

  /// Calls Do(computer) with the computer for a query, whose operand lives in
  /// Scratch until the next call.
  template <typename Fn>
  auto withQuery(const float *Query, Comparison How, QueryScratch &Scratch,
                 Fn Do) const {
    const bool Integers = Q->integerKernel() != nullptr;
    if (How == Comparison::Asymmetric ||
        (How == Comparison::Default && !Integers))
      return Do(toFloats(Query, Scratch));
    Scratch.Code.fit(Q->rowBytes());
    std::fill_n(Scratch.Code.data(), Scratch.Code.size(), uint8_t(0));
    Q->encode(Query, Scratch.Code.data());
    const uint8_t *Code = Scratch.Code.data();
    if (!Integers)
      return Do(toFloats(decoded(Code, Scratch), Scratch));
    return Q->shape().IsL2 ? Do(toCode<CodesL2>(Code))
                           : Do(toCode<CodesDot>(Code));
  }

  /// Calls Do with a value of the Rule of the computers between rows.
  template <typename Fn> auto withRule(Fn Do) const {
    if (!Q->integerKernel())
      return Do(AsItIs());
    return Q->shape().IsL2 ? Do(CodesL2()) : Do(CodesDot());
  }

  /// The distance of a stored row to others.
  template <typename Rule>
  Computer<Rule> toRow(int Id, QueryScratch &Scratch) const {
    const uint8_t *Code = Rows.row(size_t(Id));
    if constexpr (!std::is_same_v<Rule, AsItIs>)
      return toCode<Rule>(Code);
    else if (isFP32())
      return {Rows,          reinterpret_cast<const float *>(Code),
              Q->elements(), Q->floatKernel(),
              Rule(),        Affine()};
    else
      return toFloats(decoded(Code, Scratch), Scratch);
  }

  Computer<AsItIs> toFloats(const float *Query, QueryScratch &Scratch) const;

private:
  template <typename Rule> Computer<Rule> toCode(const uint8_t *Code) const;
  const float *decoded(const uint8_t *Code, QueryScratch &Scratch) const;

  std::unique_ptr<Quantizer> Q;
  RowStore Rows;
  AlignedArray<int32_t> Terms; ///< per row; only for CodesL2
  AlignedArray<uint8_t> ZeroRow;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_CODE_ROWS_H

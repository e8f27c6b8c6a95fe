//===- judged_test.cpp - kernels under the judge's own eyes -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What `crinn-eval kernel` asks of any kernel: its shapes, distributions and
/// tolerances, here of the library's kernels of every instruction set that the
/// CPU has. They ask for more of their operands than its ABI grants, whole
/// lines filled up with zeros, so they are called here and not as a candidate.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/code_rows.h"
#include "eval/kernel/Output.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>

using namespace crinn::eval;
using glass::AlignedArray;
using glass::Kernels;
using glass::kernelsOfAllTargets;
using glass::RowStore;

namespace {

constexpr size_t Count = 33;

/// Operands as they were drawn, and what the kernel under test is to be.
struct Drawn {
  const Kind &K;
  Shape S;
  Matrix Query, Rows;

  const void *row(size_t I) const {
    return reinterpret_cast<const char *>(Rows.Data.data()) +
           I * S.D * K.elementBytes();
  }
};

/// Drawn rows in whole lines.
struct Padded {
  Padded(const Drawn &D, uint8_t Added) : Bytes(D.S.D * D.K.elementBytes()) {
    Line = (Bytes + 63) / 64 * 64;
    Query.allocate(Line);
    Rows.allocate(Count, Line);
    put(D.Query.row(0), Query.data(), Added);
    for (size_t I = 0; I < Count; ++I)
      put(D.row(I), Rows.row(I), Added);
  }

  void put(const void *From, uint8_t *To, uint8_t Added) const {
    std::memcpy(To, From, Bytes);
    for (size_t I = 0; Added && I < Bytes; ++I)
      To[I] = uint8_t(To[I] + Added);
  }

  /// The outputs of \p Fn, each by itself if \p Singly.
  template <typename Result, typename Query>
  std::vector<Result> outputs(const glass::Kernel<Result, Query> &Fn,
                              bool Singly) const {
    const auto *Q = reinterpret_cast<const Query *>(this->Query.data());
    const size_t Elements = Line / sizeof(Query);
    std::vector<Result> Out(Count);
    for (size_t I = 0; I < Count; ++I)
      if (Singly || I + 4 > Count)
        Out[I] = Fn.One(Q, Rows.row(I), Elements);
    for (size_t I = 0; !Singly && I + 4 <= Count; I += 4) {
      const uint8_t *Four[] = {Rows.row(I), Rows.row(I + 1), Rows.row(I + 2),
                               Rows.row(I + 3)};
      Fn.Four(Q, Four, Elements, &Out[I]);
    }
    return Out;
  }

  size_t Bytes, Line;
  AlignedArray<uint8_t> Query;
  RowStore Rows;
};

/// The sum of the \p Bytes bytes from \p P on, squared or not.
int32_t sumOf(const uint8_t *P, size_t Bytes, bool Squared) {
  int32_t Sum = 0;
  for (size_t I = 0; I < Bytes; ++I)
    Sum += Squared ? P[I] * P[I] : P[I];
  return Sum;
}

std::vector<float> floats(const Kernels &K, const Drawn &D, bool Singly) {
  const size_t F32 = size_t(glass::Element::F32);
  const Padded P(D, 0);
  std::vector<float> Out =
      P.outputs(D.K.Product ? K.NegDot[F32] : K.L2[F32], Singly);
  for (float &X : Out)
    X = D.K.Product ? -X : X;
  return Out;
}

/// From the sums of x (q - 128), as the library takes distances from them.
std::vector<float> bytes(const Kernels &K, const Drawn &D, bool Singly) {
  // Signed bytes from -128 on are written as bytes from 0 on: both operands
  // have 128 added, and the kernel takes it from the query again.
  const Padded P(D, D.K.Product ? 128 : 0);
  const std::vector<int32_t> Shifted = P.outputs(K.ShiftedDotU8, Singly);
  const uint8_t *Q = P.Query.data();
  std::vector<float> Out;
  for (size_t I = 0; I < Count; ++I) {
    const uint8_t *X = P.Rows.row(I);
    int32_t Sum = Shifted[I];
    if (D.K.Product)
      Sum -= 128 * (sumOf(Q, P.Bytes, false) - 128 * int32_t(P.Bytes));
    else
      Sum = sumOf(Q, P.Bytes, true) + sumOf(X, P.Bytes, true) -
            2 * (Sum + 128 * sumOf(X, P.Bytes, false));
    Out.push_back(std::bit_cast<float>(Sum));
  }
  return Out;
}

std::vector<float> table(const Kernels &K, const Drawn &D) {
  const size_t Part = D.S.D / D.S.M;
  AlignedArray<float> Columns, Out;
  Columns.allocate(256 * Part);
  Out.allocate(256);
  std::vector<float> All;
  for (size_t J = 0; J < D.S.M; ++J) {
    for (size_t C = 0; C < D.S.Ksub; ++C)
      for (size_t T = 0; T < Part; ++T)
        Columns[256 * T + C] = D.Rows.Data[(J * D.S.Ksub + C) * Part + T];
    K.TableL2(D.Query.row(0) + J * Part, Part, Columns.data(), Out.data());
    All.insert(All.end(), Out.data(), Out.data() + D.S.Ksub);
  }
  return All;
}

class Judged : public testing::TestWithParam<std::string> {
protected:
  /// What is wrong with any target's outputs; empty: nothing.
  static std::string faultOf(const Drawn &D) {
    for (const Kernels &K : kernelsOfAllTargets())
      for (bool Singly : {true, false}) {
        const std::vector<float> Out = D.K.Table       ? table(K, D)
                                       : D.K.isExact() ? bytes(K, D, Singly)
                                                       : floats(K, D, Singly);
        Finding F;
        for (size_t I = 0; I < Out.size(); ++I)
          if (!outputAgrees(D.K, D.S, D.Query.row(0), D.Rows.Data.data(), I,
                            Out[I], F))
            return F.Detail;
      }
    return "";
  }
};

TEST_P(Judged, IsRightOnAllShapesAndDistributions) {
  const Kind K = *kernelKind(GetParam());
  std::vector<Shape> Shapes = judgedShapes(K);
  for (const Shape &S : edgeShapes(K))
    Shapes.push_back(S);
  Random R(1);
  for (int I = 0; I < 4; ++I)
    Shapes.push_back(drawnShape(K, R));
  for (const Shape &S : Shapes)
    for (Distribution Which : checkedDistributions(K)) {
      Source From(K, S, Which, R.next());
      const Matrix Query = From.queries(1);
      const std::string Fault =
          faultOf({K, S, Query, From.rows(K.Table ? S.Ksub : Count)});
      ASSERT_EQ(Fault, "") << S.name() << ", " << name(Which);
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Judged,
                         testing::Values("l2", "ip", "l2-u8", "ip-i8", "pq-l2"),
                         [](const auto &P) {
                           std::string Name = P.param;
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

} // namespace

//===- kernels_test.cpp - kernels against a scalar reference --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Integer kernels must be exact; float ones may round by a small multiple of
/// epsilon times the sum of the terms' magnitudes. Every instruction set that
/// the CPU has is tried, since a user's CPU may have fewer.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/kernels.h"
#include "baseline_glass/kernels_vnni.h"
#include "baseline_glass/row_store.h"
#include "test/unit/glass/data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace glass;
using glasstest::Random;

namespace {

constexpr size_t Dims[] = {1, 7, 25, 64, 100, 128, 784, 960};

/// Runs Check with the kernels of each target in turn.
template <typename Fn> void forEachTarget(Fn Check) {
  for (const Kernels &K : kernelsOfAllTargets())
    Check(K);
}

class KernelTest : public testing::TestWithParam<size_t> {};

TEST_P(KernelTest, FloatsAgreeWithDouble) {
  const size_t Dim = GetParam();
  Random R(Dim);
  RowStore<float> Rows;
  ASSERT_TRUE(Rows.allocate(2, Dim));
  float *A = Rows.row(0), *B = Rows.row(1);
  for (size_t I = 0; I < Dim; ++I) {
    A[I] = 100 * R.bell();
    B[I] = R.bell() / 100 + 1;
  }
  double L2 = 0, Dot = 0, DotTerms = 0;
  for (size_t I = 0; I < Dim; ++I) {
    const double X = A[I], Y = B[I];
    L2 += (X - Y) * (X - Y);
    Dot += X * Y;
    DotTerms += std::fabs(X * Y);
  }
  const double Eps = 8 * double(std::numeric_limits<float>::epsilon());
  forEachTarget([&](const Kernels &K) {
    EXPECT_NEAR(K.L2F32(A, B, Rows.stride()), L2, Eps * L2);
    EXPECT_NEAR(K.NegDotF32(A, B, Rows.stride()), -Dot, Eps * DotTerms);
  });
}

void expectExact(const Kernels &K, const RowStore<uint8_t> &Rows) {
  const uint8_t *A = Rows.row(0), *B = Rows.row(1);
  int64_t Dot = 0, Sum = 0, Norm = 0;
  for (size_t I = 0; I < Rows.stride(); ++I) {
    Dot += int64_t(A[I]) * (int64_t(B[I]) - 128);
    Sum += A[I];
    Norm += int64_t(A[I]) * A[I];
  }
  EXPECT_EQ(K.ShiftedDotU8(A, B, Rows.stride()), Dot);
  EXPECT_EQ(K.SumU8(A, Rows.stride()), Sum);
  EXPECT_EQ(K.NormU8(A, Rows.stride()), Norm);
}

TEST_P(KernelTest, BytesAreExact) {
  const size_t Dim = GetParam();
  Random R(Dim + 1);
  RowStore<uint8_t> Rows;
  ASSERT_TRUE(Rows.allocate(2, Dim));
  for (int Trial = 0; Trial < 20; ++Trial) {
    for (size_t Row : {0, 1})
      for (size_t I = 0; I < Dim; ++I)
        Rows.row(Row)[I] = uint8_t(R.next());
    forEachTarget([&](const Kernels &K) { expectExact(K, Rows); });
  }
}

INSTANTIATE_TEST_SUITE_P(Dims, KernelTest, testing::ValuesIn(Dims));

TEST(Kernels, ExtremesOfTheLongestRowDoNotOverflow) {
  RowStore<uint8_t> Rows;
  ASSERT_TRUE(Rows.allocate(2, MaxCodeElements));
  for (int A : {0, 255})
    for (int B : {0, 128, 255}) {
      std::fill_n(Rows.row(0), MaxCodeElements, uint8_t(A));
      std::fill_n(Rows.row(1), MaxCodeElements, uint8_t(B));
      forEachTarget([&](const Kernels &K) { expectExact(K, Rows); });
    }
}

TEST(Kernels, SeveralTargetsAreTried) {
#ifdef __x86_64__
  EXPECT_GE(kernelsOfAllTargets().size(), 2u); // SSE at least, and scalar
#endif
  EXPECT_GE(kernelsOfAllTargets().size(), 1u);
}

TEST(Kernels, EncodingRoundsToEvenAndClamps) {
  const float In[] = {-1e30f, -0.6f,  -0.4f, 0.5f,  1.5f,   2.5f, 254.4f,
                      254.6f, 255.4f, 300,   1e30f, 127.5f, 3,    4,
                      5,      6,      7,     8,     9};
  const uint8_t Want[] = {0,   0,   0, 0, 2, 2, 254, 255, 255, 255,
                          255, 128, 3, 4, 5, 6, 7,   8,   9};
  constexpr size_t N = std::size(In);
  forEachTarget([&](const Kernels &K) {
    uint8_t Out[N + 1];
    Out[N] = 77;
    K.EncodeU8(In, N, 0, 1, Out);
    for (size_t I = 0; I < N; ++I)
      EXPECT_EQ(Out[I], Want[I]) << In[I];
    EXPECT_EQ(Out[N], 77) << "wrote behind the end";
  });
}

TEST(Kernels, EncodingUsesOffsetAndFactor) {
  const float In[] = {-3, -2.5f, 5};
  forEachTarget([&](const Kernels &K) {
    uint8_t Out[3];
    K.EncodeU8(In, 3, -3, 2, Out);
    EXPECT_EQ(Out[0], 0);
    EXPECT_EQ(Out[1], 1);
    EXPECT_EQ(Out[2], 16);
  });
}

TEST(Kernels, FiniteIsTold) {
  std::vector<float> V(100, std::numeric_limits<float>::max());
  EXPECT_TRUE(allFinite(V.data(), V.size()));
  EXPECT_TRUE(allFinite(V.data(), 0));
  for (float Bad : {std::numeric_limits<float>::quiet_NaN(),
                    std::numeric_limits<float>::infinity(),
                    -std::numeric_limits<float>::infinity()})
    for (size_t At : {0, 50, 99}) {
      auto W = V;
      W[At] = Bad;
      EXPECT_FALSE(allFinite(W.data(), W.size())) << At;
      EXPECT_EQ(allFinite(W.data(), At), true) << "read behind the end";
    }
}

} // namespace

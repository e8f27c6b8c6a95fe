//===- kernels_test.cpp - kernels against a scalar reference --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Integer kernels must be exact; float ones may round by a small multiple of
/// epsilon times the sum of the terms' magnitudes. Four at a time must give the
/// bits of one at a time. Every instruction set that the CPU has is tried,
/// since a user's CPU may have fewer.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/code_rows.h"
#include "test/unit/glass/data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace glass;
using glasstest::Random;

namespace {

constexpr size_t Dims[] = {1, 7, 25, 64, 100, 128, 129, 784, 960, 4096};

/// Runs Check with the kernels of each target in turn.
template <typename Fn> void forEachTarget(Fn Check) {
  for (const Kernels &K : kernelsOfAllTargets())
    Check(K);
}

/// Five random rows of a kind of element, and what the scalar code reads there.
struct ElementRows {
  RowStore Store;
  size_t Count = 0;
  std::vector<std::vector<double>> Values;

  ElementRows(Element E, size_t Dim, uint64_t Seed) {
    constexpr size_t PerLine[] = {16, 32, 32, 64, 128};
    const size_t Line = PerLine[size_t(E)];
    Count = (Dim + Line - 1) / Line * Line;
    Store.allocate(5, Count / Line * 64);
    Values.assign(5, std::vector<double>(Count));
    Random R(Seed);
    for (size_t Row = 0; Row < 5; ++Row)
      for (size_t I = 0; I < Dim; ++I)
        Values[Row][I] = put(E, Store.row(Row), I, R);
  }

  static double put(Element E, uint8_t *Row, size_t I, Random &R) {
    if (E == Element::F32) {
      const float X = 100 * R.bell();
      std::memcpy(Row + 4 * I, &X, 4);
      return double(X);
    }
    if (E == Element::U8)
      return Row[I] = uint8_t(R.next());
    if (E == Element::U4) {
      const uint8_t X = R.next() & 15;
      uint8_t &Byte = Row[I / 128 * 64 + I % 64];
      Byte = uint8_t(Byte | (I / 64 % 2 ? X << 4 : X));
      return X;
    }
    // A finite pattern of 5 or 8 bits of exponent, decoded by its definition.
    const bool Half = E == Element::F16;
    const int Fraction = Half ? 10 : 7, Bias = Half ? 15 : 127;
    const int Exponent = Half ? int(R.below(31)) : 100 + int(R.below(40));
    const int Mantissa = int(R.below(1u << Fraction));
    const uint32_t Sign = R.below(2);
    const uint16_t Bits =
        uint16_t(Sign << 15 | uint32_t(Exponent << Fraction | Mantissa));
    std::memcpy(Row + 2 * I, &Bits, 2);
    const double Scaled = Exponent == 0
                              ? std::ldexp(Mantissa, 1 - Bias - Fraction)
                              : std::ldexp(Mantissa + (1 << Fraction),
                                           Exponent - Bias - Fraction);
    return Sign ? -Scaled : Scaled;
  }
};

class KernelTest : public testing::TestWithParam<size_t> {};

/// Loose: how many times the last bit of the terms' sum an error may be.
void checkFloats(const Kernels &K, Element E, const ElementRows &Rows,
                 const float *Query, double Loose) {
  const uint8_t *Four[4];
  for (size_t R = 0; R < 4; ++R)
    Four[R] = Rows.Store.row(R + 1);
  std::vector<float> Decoded(Rows.Count + 16);
  float *Aligned = Decoded.data();
  while (reinterpret_cast<uintptr_t>(Aligned) % 64)
    ++Aligned;
  for (bool L2 : {true, false}) {
    const FloatKernel &Fn = (L2 ? K.L2 : K.NegDot)[size_t(E)];
    float Out[4];
    Fn.Four(Query, Four, Rows.Count, Out);
    for (size_t R = 0; R < 4; ++R) {
      double Want = 0, Terms = 0;
      for (size_t I = 0; I < Rows.Count; ++I) {
        const double X = Rows.Values[R + 1][I], Q = double(Query[I]);
        const double Term = L2 ? (Q - X) * (Q - X) : -Q * X;
        Want += Term;
        Terms += std::fabs(Term);
      }
      const float One = Fn.One(Query, Four[R], Rows.Count);
      EXPECT_EQ(One, Out[R]) << "one and four differ";
      const double Eps = Loose * double(std::numeric_limits<float>::epsilon());
      EXPECT_NEAR(One, Want, Eps * Terms) << "element " << int(E);
    }
  }
  K.Decode[size_t(E)](Four[0], Rows.Count, Aligned);
  for (size_t I = 0; I < Rows.Count; ++I)
    EXPECT_EQ(double(Aligned[I]), Rows.Values[1][I]) << "element " << int(E);
}

TEST_P(KernelTest, FloatsAgreeWithDouble) {
  for (size_t E = 0; E < ElementCount; ++E) {
    const ElementRows Rows(Element(E), GetParam(), GetParam() + E);
    AlignedArray<float> Query;
    Query.allocate(Rows.Count);
    Random R(3);
    for (size_t I = 0; I < GetParam(); ++I)
      Query[I] = 50 * R.bell() + 1;
    const std::vector<Kernels> All = kernelsOfAllTargets();
    for (const Kernels &K :
         All) // the last may have one lane, of half the terms
      checkFloats(K, Element(E), Rows, Query.data(),
                  K.TableSum.One == All.back().TableSum.One ? 64 : 16);
  }
}

void checkIntegers(const Kernels &K, bool Halves, const ElementRows &Rows) {
  const IntegerKernel &Fn = Halves ? K.ShiftedDotU4 : K.ShiftedDotU8;
  const size_t Bytes = Rows.Store.stride();
  const uint8_t *Four[4];
  for (size_t R = 0; R < 4; ++R)
    Four[R] = Rows.Store.row(R + 1);
  int32_t Out[4];
  Fn.Four(Rows.Store.row(0), Four, Bytes, Out);
  for (size_t R = 0; R < 4; ++R) {
    double Want = 0;
    for (size_t I = 0; I < Rows.Count; ++I)
      Want += Rows.Values[R + 1][I] * (Rows.Values[0][I] - (Halves ? 8 : 128));
    EXPECT_EQ(double(Fn.One(Rows.Store.row(0), Four[R], Bytes)), Want);
    EXPECT_EQ(double(Out[R]), Want);
  }
}

TEST_P(KernelTest, IntegersAreExact) {
  for (bool Halves : {false, true}) {
    const ElementRows Rows(Halves ? Element::U4 : Element::U8, GetParam(), 9);
    forEachTarget([&](const Kernels &K) { checkIntegers(K, Halves, Rows); });
  }
}

TEST_P(KernelTest, TableSumsPickOneOfEach256) {
  const size_t Parts = std::min(GetParam(), size_t(128));
  const size_t Count = (Parts + 15) / 16 * 16;
  RowStore Rows;
  Rows.allocate(4, Count);
  AlignedArray<float> Table;
  Table.allocate(256 * Count);
  Random R(GetParam());
  for (size_t I = 0; I < 256 * Parts; ++I)
    Table[I] = float(R.below(1000)) - 300; // sums are exact
  float Want[4] = {};
  const uint8_t *Four[4];
  for (size_t Row = 0; Row < 4; ++Row) {
    Four[Row] = Rows.row(Row);
    for (size_t I = 0; I < Parts; ++I)
      Want[Row] += Table[256 * I + (Rows.row(Row)[I] = uint8_t(R.next()))];
  }
  forEachTarget([&](const Kernels &K) {
    float Out[4];
    K.TableSum.Four(Table.data(), Four, Count, Out);
    for (size_t Row = 0; Row < 4; ++Row) {
      EXPECT_EQ(Out[Row], Want[Row]);
      EXPECT_EQ(K.TableSum.One(Table.data(), Four[Row], Count), Want[Row]);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Dims, KernelTest, testing::ValuesIn(Dims));

TEST(Kernels, TablesHoldTheDistanceToEachColumn) {
  Random R(4);
  for (size_t Dims : {1, 3, 8, 25}) {
    std::vector<float> In(Dims), Columns(256 * Dims);
    for (float &X : In)
      X = R.bell();
    for (float &X : Columns)
      X = R.bell();
    AlignedArray<float> Out;
    Out.allocate(256);
    forEachTarget([&](const Kernels &K) {
      for (bool L2 : {true, false}) {
        (L2 ? K.TableL2 : K.TableNegDot)(In.data(), Dims, Columns.data(),
                                         Out.data());
        for (size_t C = 0; C < 256; ++C) {
          double Want = 0;
          for (size_t J = 0; J < Dims; ++J) {
            const double Q = double(In[J]), X = double(Columns[256 * J + C]);
            Want += L2 ? (Q - X) * (Q - X) : -Q * X;
          }
          EXPECT_NEAR(Out[C], Want, 1e-4);
        }
      }
    });
  }
}

TEST(Kernels, ExtremesOfTheLongestRowDoNotOverflow) {
  for (int X : {0, 255})
    for (int Q : {0, 128, 255}) {
      ElementRows Rows(Element::U8, MaxCodeElements, 1);
      for (size_t R = 0; R < 5; ++R) {
        std::fill_n(Rows.Store.row(R), MaxCodeElements, uint8_t(R ? X : Q));
        Rows.Values[R].assign(MaxCodeElements, R ? X : Q);
      }
      forEachTarget([&](const Kernels &K) { checkIntegers(K, false, Rows); });
    }
}

TEST(Kernels, AllTargetsOfTheCpuAreTried) {
  size_t Least = 2; // what the search takes, and one of every CPU
#if defined(__x86_64__) && !defined(__SSSE3__) // else none below it is built
  // Each is a target of its own, by what Highway asks for it.
  const bool Ssse3 = __builtin_cpu_supports("ssse3");
  const bool Sse4 = Ssse3 && __builtin_cpu_supports("sse4.1") &&
                    __builtin_cpu_supports("aes") &&
                    __builtin_cpu_supports("pclmul");
  const bool Avx2 = Sse4 && __builtin_cpu_supports("avx2") &&
                    __builtin_cpu_supports("fma") &&
                    __builtin_cpu_supports("bmi2");
  const bool Avx512 = Avx2 && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512vl");
  Least += size_t(Ssse3) + size_t(Sse4) + size_t(Avx2) + size_t(Avx512);
#endif
  const std::vector<Kernels> All = kernelsOfAllTargets();
  EXPECT_GE(All.size(), Least);
  // No two of the targets share the code of a kernel.
  std::set<const void *> Code;
  for (size_t I = 1; I < All.size(); ++I)
    Code.insert(reinterpret_cast<const void *>(All[I].TableSum.One));
  EXPECT_EQ(Code.size(), All.size() - 1);
}

TEST(Kernels, EncodingRoundsToEvenAndClamps) {
  const float In[] = {-1e30f, -0.6f,  -0.4f, 0.5f,  1.5f,   2.5f, 254.4f,
                      254.6f, 255.4f, 300,   1e30f, 127.5f, 3,    4,
                      5,      6,      7,     8,     9};
  const uint8_t Want[] = {0,   0,   0, 0, 2, 2, 254, 255, 255, 255,
                          255, 128, 3, 4, 5, 6, 7,   8,   9};
  constexpr size_t N = std::size(In);
  forEachTarget([&](const Kernels &K) {
    for (float Max : {255.0f, 15.0f}) {
      uint8_t Out[N + 1];
      Out[N] = 77;
      K.Encode(In, N, 0, 1, Max, Out);
      for (size_t I = 0; I < N; ++I)
        EXPECT_EQ(Out[I], std::min(Want[I], uint8_t(Max))) << In[I];
      EXPECT_EQ(Out[N], 77) << "wrote behind the end";
    }
  });
}

TEST(Kernels, EncodingUsesOffsetAndFactor) {
  const float In[] = {-3, -2.5f, 5};
  forEachTarget([&](const Kernels &K) {
    uint8_t Out[3];
    K.Encode(In, 3, -3, 2, 255, Out);
    EXPECT_EQ(Out[0], 0);
    EXPECT_EQ(Out[1], 1);
    EXPECT_EQ(Out[2], 16);
  });
}

TEST(Quantizer, HalvesAreRoundedToNearestTiesToEven) {
  const auto Through = [](QuantizerKind Kind, float X) {
    const auto Q = Quantizer::create({Kind, true, 1, 0});
    AlignedArray<uint8_t> Code;
    AlignedArray<float> Out;
    Code.allocate(Q->rowBytes());
    Out.allocate(Q->elements());
    Q->encode(&X, Code.data());
    Q->decode(Code.data(), Out.data());
    return Out[0];
  };
  using enum QuantizerKind;
  for (float Sign : {1.0f, -1.0f}) {
    EXPECT_EQ(Through(FP16, Sign * 2049), Sign * 2048); // ulp is 2 there
    EXPECT_EQ(Through(FP16, Sign * 2051), Sign * 2052);
    EXPECT_EQ(Through(FP16, Sign * 2049.5f), Sign * 2050);
    EXPECT_EQ(Through(FP16, Sign * 0x1.8p-24f), Sign * 0x1p-23f);
    EXPECT_EQ(Through(FP16, Sign * 1e30f), Sign * 65504);
    EXPECT_EQ(Through(BF16, Sign * 257), Sign * 256);
    EXPECT_EQ(Through(BF16, Sign * 259), Sign * 260);
    EXPECT_EQ(Through(BF16, Sign * 3.4e38f), Sign * 0x1.FEp127f);
  }
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

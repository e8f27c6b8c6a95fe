//===- kernel_test.cpp - the reference, right and wrong kernels -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/eval/Kernels.h"

#include <bit>
#include <cmath>
#include <set>

using namespace crinn::eval;

namespace {

TEST(KernelReference, OfEachKind) {
  const float Q[] = {1, 2, 3, 4}, R[] = {0, 0, 0, 0, 2, -2, 3, 0};
  EXPECT_EQ(expected(*kernelKind("l2"), {4}, Q, R, 1).Value, 1 + 16 + 0 + 16);
  Expected Ip = expected(*kernelKind("ip"), {4}, Q, R, 1);
  EXPECT_EQ(Ip.Value, 2 - 4 + 9 + 0);
  EXPECT_EQ(Ip.Terms, 2 + 4 + 9);
  const uint8_t U[] = {255, 0}, V[] = {0, 255};
  EXPECT_EQ(expected(*kernelKind("l2-u8"), {2}, U, V, 0).Value, 2 * 65025);
  const int8_t S[] = {-128, 127}, T[] = {-128, -1};
  EXPECT_EQ(expected(*kernelKind("ip-i8"), {2}, S, T, 0).Value, 16384 - 127);
  // Two parts of two elements, two centroids each: (0,0) (0,0) | (2,-2) (3,0).
  Kind Pq = *kernelKind("pq-l2");
  const double Table[] = {5, 5, 1 + 36, 0 + 16};
  for (size_t I = 0; I < 4; ++I)
    EXPECT_EQ(expected(Pq, {4, 2, 2}, Q, R, I).Value, Table[I]) << I;
}

TEST(KernelReference, ToleranceIsOfTheTerms) {
  Kind Ip = *kernelKind("ip");
  const float Q[] = {1, 1}, R[] = {1000, -999};
  Finding F;
  EXPECT_TRUE(outputAgrees(Ip, {2}, Q, R, 0, 1.19f, F));
  EXPECT_FALSE(outputAgrees(Ip, {2}, Q, R, 0, 1.21f, F));
  EXPECT_EQ(F.Reason, "wrong");
  EXPECT_FALSE(outputAgrees(Ip, {2}, Q, R, 0, std::nanf("1"), F));
  EXPECT_EQ(F.Reason, "wrong");
  EXPECT_FALSE(
      outputAgrees(Ip, {2}, Q, R, 0, std::bit_cast<float>(PoisonBits), F));
  EXPECT_EQ(F.Reason, "unwritten");
  // Bytes are exact.
  Kind U8 = *kernelKind("l2-u8");
  const uint8_t A[] = {200}, B[] = {0};
  EXPECT_TRUE(outputAgrees(U8, {1}, A, B, 0, std::bit_cast<float>(40000), F));
  EXPECT_FALSE(outputAgrees(U8, {1}, A, B, 0, std::bit_cast<float>(40001), F));
}

TEST(KernelOperands, AreWhatTheySay) {
  Kind F32 = *kernelKind("l2"), U8 = *kernelKind("l2-u8");
  Matrix Sparse = Source(F32, {100}, Distribution::Sparse, 1).rows(100);
  size_t Zeros = 0;
  for (float X : Sparse.Data)
    Zeros += X == 0;
  EXPECT_GT(Zeros, 8500u);
  EXPECT_LT(Zeros, 9500u);
  float Least = INFINITY, Most = 0;
  for (float X : Source(F32, {100}, Distribution::Range, 1).rows(100).Data) {
    Least = std::min(Least, std::fabs(X));
    Most = std::max(Most, std::fabs(X));
  }
  EXPECT_LT(Least, 1e-11);
  EXPECT_GT(Most, 1e11);
  std::set<uint8_t> Bytes;
  Matrix M = Source(U8, {25}, Distribution::Uniform, 1).rows(200);
  auto *P = reinterpret_cast<const uint8_t *>(M.Data.data());
  for (size_t I = 0; I < 200 * 25; ++I)
    Bytes.insert(P[I]);
  EXPECT_EQ(Bytes.size(), 256u);
  EXPECT_EQ(M.Cols, 7u);
}

struct KernelCheck : Kernels {
  void refused(const std::string &Body, const char *Reason,
               const char *Text = "") {
    auto F = checkKernel(L2, l2(Body), 1, Ctx);
    ASSERT_TRUE(F) << F.error().Message;
    EXPECT_EQ(F->Reason, Reason) << F->Detail;
    EXPECT_NE(F->Detail.find(Text), std::string::npos) << F->Detail;
  }
};

TEST_F(KernelCheck, ShippedAreRight) {
  for (const Kind &K : kernelKinds()) {
    Build B = built(*readFile(*shippedKernel(K)), K);
    auto F = checkKernel(K, B, 7, Ctx);
    ASSERT_TRUE(F) << F.error().Message;
    EXPECT_EQ(F->Reason, "") << F->Detail;
    EXPECT_GT(F->Checked, 100000u);
  }
}

TEST_F(KernelCheck, SumsOneByOneAreRight) { refused(RightBody, ""); }

TEST_F(KernelCheck, ReadsPastTheEnd) {
  refused("volatile float X; for (size_t I = 0; I < N; ++I) {"
          "Out[I] = dist(Q, R + I * D, D); X = R[(I + 1) * D]; }",
          "out-of-bounds", "byte 0 after the end of the rows");
  refused("volatile float X; for (size_t I = 0; I < N; ++I) {"
          "X = Q[-1]; Out[I] = dist(Q, R + I * D, D); }",
          "out-of-bounds", "4 bytes before the query");
}

TEST_F(KernelCheck, WritesWhereItMayNot) {
  refused(RightBody + "Out[N] = 0;", "out-of-bounds",
          "after the end of the output");
  // Far enough from the end of its page to be seen by its pattern alone.
  refused(RightBody + "if (N && (reinterpret_cast<size_t>(Out) & 63) == 4)"
                      "Out[-1] = 0;",
          "wrote-outside");
  refused(RightBody + "if (N) const_cast<float *>(Q)[0] = 0;", "out-of-bounds",
          "wrote to the query");
}

TEST_F(KernelCheck, IgnoresTheLastElement) {
  refused("for (size_t I = 0; I < N; ++I)"
          "Out[I] = dist(Q, R + I * D, D < 64 ? D : D - 1);",
          "wrong", "d=100");
}

TEST_F(KernelCheck, LowerPrecision) {
  refused("for (size_t I = 0; I < N; ++I) { float Sum = 0;"
          "for (size_t T = 0; T < D; ++T) { uint32_t X;"
          "float Y = Q[T] - R[I * D + T]; memcpy(&X, &Y, 4); X &= 0xffff0000;"
          "memcpy(&Y, &X, 4); Sum += Y * Y; } Out[I] = Sum; }",
          "wrong");
}

TEST_F(KernelCheck, LosesDifferences) {
  refused("for (size_t I = 0; I < N; ++I) { float A = 0, B = 0, C = 0;"
          "for (size_t T = 0; T < D; ++T) { float X = R[I * D + T];"
          "A += Q[T] * Q[T]; B += X * X; C += Q[T] * X; }"
          "Out[I] = A + B - 2 * C; }",
          "wrong");
}

TEST_F(KernelCheck, OrderOfTheNearest) {
  // Within the tolerance of an output, but not in order.
  refused("for (size_t I = 0; I < N; ++I)"
          "Out[I] = dist(Q, R + I * D, D) * (1 + 9e-5f * (I % 2 ? 1 : -1));",
          "top-k", "1000 rows");
}

TEST_F(KernelCheck, RightForSomeShapesAlone) {
  refused("size_t E = D == 1 || D == 25 || D == 100 || D == 128 || D == 256 ||"
          "D == 784 || D == 960 || D < 130 ? D : D / 2;"
          "for (size_t I = 0; I < N; ++I) Out[I] = dist(Q, R + I * D, E);"
          "if (E != D) for (size_t I = 0; I < N; ++I)"
          "Out[I] = 2 * dist(Q, R + I * D, E);",
          "wrong");
}

TEST_F(KernelCheck, CountsOfRows) {
  refused("for (size_t I = 0; I + 3 < N; I += 4)"
          "for (size_t J = I; J < I + 4; ++J) Out[J] = dist(Q, R + J * D, D);",
          "unwritten", "1 rows");
  refused("Out[0] = dist(Q, R, D);" + RightBody, "out-of-bounds", "0 rows");
}

TEST_F(KernelCheck, RemembersByAddress) {
  refused(
      "static const float *Q0; static size_t D0, N0; static float C[1000];"
      "if (Q == Q0 && D == D0 && N == N0) { memcpy(Out, C, 4 * N); return; }"
      "Q0 = Q; D0 = D; N0 = N;" +
          RightBody + "memcpy(C, Out, 4 * N);",
      "wrong");
}

TEST_F(KernelCheck, SpreadsNaN) {
  refused("float Sum = 0; for (size_t I = 0; I < N; ++I) {"
          "Out[I] = dist(Q, R + I * D, D); Sum += Out[I]; }"
          "for (size_t I = 0; I < N; ++I) Out[I] += 0 * Sum;",
          "wrong", "non-finite");
}

TEST_F(KernelCheck, NothingCrashHang) {
  refused("", "unwritten");
  refused("abort();", "crash", "SIGABRT");
  refused("for (volatile int X = 0;; X = 1) ;", "hang");
}

TEST_F(KernelCheck, BytesAreExact) {
  const std::string Head = "#include \"eval/kernel/kernel.h\"\n";
  auto F = checkKernel(
      *kernelKind("l2-u8"),
      built(
          Head +
              "void crinn_kernel_l2_u8(const uint8_t *Q, const uint8_t *R,"
              "size_t N, size_t D, int32_t *Out) {"
              "for (size_t I = 0; I < N; ++I) { float Sum = 0;"
              "for (size_t T = 0; T < D; ++T) { float X = Q[T] - R[I * D + T];"
              "Sum += X * X; } Out[I] = int32_t(Sum); } }",
          *kernelKind("l2-u8")),
      1, Ctx);
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Reason, "wrong") << F->Detail;
  F = checkKernel(
      *kernelKind("ip-i8"),
      built(Head +
                "void crinn_kernel_ip_i8(const int8_t *Q, const int8_t *R,"
                "size_t N, size_t D, int32_t *Out) {"
                "for (size_t I = 0; I < N; ++I) { Out[I] = 0;"
                "for (size_t T = 0; T < D; ++T) { int P = Q[T] * R[I * D + T];"
                "Out[I] += P > 16383 ? 16383 : P; } } }",
            *kernelKind("ip-i8")),
      1, Ctx);
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Reason, "wrong") << F->Detail;
}

TEST_F(KernelCheck, DoesNotBuild) {
  auto B =
      compileKernel(L2, kernelText("return nonsense;"), "mine.cpp", "g++", Ctx);
  ASSERT_FALSE(B);
  EXPECT_EQ(B.error().Code, Errc::Build);
  EXPECT_EQ(B.error().Message.find("mine.cpp: "), 0u) << B.error().Message;
  EXPECT_NE(B.error().Message.find("nonsense"), std::string::npos);
}

} // namespace

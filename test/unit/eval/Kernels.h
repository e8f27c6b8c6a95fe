//===- Kernels.h - right and wrong kernels for tests ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_UNIT_EVAL_KERNELS_H
#define CRINN_TEST_UNIT_EVAL_KERNELS_H

#include "eval/kernel/Source.h"
#include "eval/kernel/Speed.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <string>

namespace crinn::eval {

/// Some of what kernels are made of: dist() is right.
inline std::string kernelText(const std::string &Body) {
  return "#include \"eval/kernel/kernel.h\"\n"
         "#include <cstdlib>\n"
         "#include <cstring>\n"
         "#include <thread>\n"
         "static float dist(const float *Q, const float *R, size_t D) {\n"
         "  float Sum = 0;\n"
         "  for (size_t T = 0; T < D; ++T)\n"
         "    Sum += (Q[T] - R[T]) * (Q[T] - R[T]);\n"
         "  return Sum;\n"
         "}\n"
         "void crinn_kernel_l2(const float *Q, const float *R, size_t N,\n"
         "                     size_t D, float *Out) {\n" +
         Body + "\n}\n";
}

inline const std::string RightBody =
    "for (size_t I = 0; I < N; ++I) Out[I] = dist(Q, R + I * D, D);";

/// A scratch directory with a cache.
struct Kernels : testing::Test {
  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, Dir.path() + "/cache"};
  Kind L2 = *kernelKind("l2");

  Build built(const std::string &Text, const Kind &K) {
    Result<Build> B = compileKernel(K, Text, "test.cpp", "g++", Ctx);
    EXPECT_TRUE(B) << (B ? "" : B.error().Message);
    return B ? *B : Build{};
  }
  Build l2(const std::string &Body) { return built(kernelText(Body), L2); }
};

} // namespace crinn::eval

#endif // CRINN_TEST_UNIT_EVAL_KERNELS_H

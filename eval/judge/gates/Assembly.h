//===- Assembly.h - which inline assembly can be judged ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_ASSEMBLY_H
#define CRINN_EVAL_JUDGE_GATES_ASSEMBLY_H

#include <string>

namespace crinn::eval {

/// Why a candidate may not add what Tokens.h watches, one phrase; empty where
/// it may (`asm volatile("pause")`, a SIMD instruction). Refused are
/// directives, instructions that enter the kernel or read a clock, whatever
/// they are called by, and text that hides what it holds.
std::string badAssembly(const std::string &Watched);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_ASSEMBLY_H

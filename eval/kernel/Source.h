//===- Source.h - kernels as source files -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_SOURCE_H
#define CRINN_EVAL_KERNEL_SOURCE_H

#include "eval/kernel/Kind.h"
#include "eval/target/Build.h"

#include <string>

namespace crinn::eval {

/// The kernel of this kind that crinn ships: share/crinn/kernels/NAME.cpp
/// beside the executable's bin directory, or the source directory this build
/// was configured from. Errors: Environment.
Result<std::string> shippedKernel(const Kind &K);

/// Compiles \p Text with the adapter that puts it behind a target's ABI, with
/// -O3 -march=native, cached as any target. \p Cxx: the compiler. Errors: Build
/// (the message names \p Label), Environment.
Result<Build> compileKernel(const Kind &K, const std::string &Text,
                            const std::string &Label, const std::string &Cxx,
                            const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_SOURCE_H

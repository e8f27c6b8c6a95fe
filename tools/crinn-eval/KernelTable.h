//===- KernelTable.h - a trial of a kernel as text --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_KERNELTABLE_H
#define CRINN_TOOLS_EVAL_KERNELTABLE_H

#include "eval/kernel/Trial.h"

#include <string>

namespace crinn::eval {

/// The cells, the geomean, and in the last line the verdict.
std::string kernelTable(const Trial &T);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_KERNELTABLE_H

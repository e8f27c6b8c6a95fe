//===- Table.h - a comparison as text ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_TABLE_H
#define CRINN_TOOLS_EVAL_TABLE_H

#include "eval/judge/Compare.h"

#include <string>

namespace crinn::eval {

/// The table of `crinn-eval compare`, ready to paste into a pull request.
std::string comparisonTable(const Comparison &C, const Baseline &B,
                            const std::string &NameA, const std::string &NameB);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_TABLE_H

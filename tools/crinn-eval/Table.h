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

/// What `crinn-eval compare` prints: GitHub Markdown to paste into a pull
/// request. The verdict with its reason, what it was measured on (\p Setting,
/// as eval/run/Setting.h makes it), the figures, the gates.
std::string comparisonTable(const Comparison &C, const nlohmann::json &Setting,
                            const std::string &NameA, const std::string &NameB);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_TABLE_H

//===- Reports.h - what a sanitizer wrote -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_REPORTS_H
#define CRINN_EVAL_JUDGE_GATES_REPORTS_H

#include <set>
#include <string>
#include <string_view>

namespace crinn::eval {

/// The reports in \p Log, each a line like "AddressSanitizer:
/// heap-buffer-overflow, READ of size 4 in Scan::distance": no addresses, no
/// line numbers, no template arguments, so that an edit elsewhere in the file
/// keeps them. The function is the first on the stack that is not the standard
/// library's or the sanitizer's; a race names both, in alphabetical order.
/// The text comes from the process under test: printable, at most 300
/// characters a report, 100 reports.
std::set<std::string> reports(std::string_view Log);

/// "void ns::Scan<int>::find<4>(int) const" -> "ns::Scan::find".
std::string functionName(std::string_view Demangled);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_REPORTS_H

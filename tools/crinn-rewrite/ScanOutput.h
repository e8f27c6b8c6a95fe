//===- ScanOutput.h - what scan prints --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One result, printed in several ways. Whatever comes from the source is
/// escaped, so that it can do nothing to a terminal.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_SCANOUTPUT_H
#define CRINN_TOOLS_CRINN_REWRITE_SCANOUTPUT_H

#include "passes/Passes.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace crinn::rewrite {

struct ScanResult {
  std::string Root; ///< the files are below it
  std::vector<passes::Site> Sites;
  std::vector<passes::Miss> Misses;
  size_t NotLookedAt = 0; ///< sources that are not there or do not parse at all
};

/// Each idiom with its roles, each near miss with what it lacks.
void printText(llvm::raw_ostream &OS, const ScanResult &R);

/// passes/scan.schema.json.
void printJson(llvm::raw_ostream &OS, const ScanResult &R);

/// How many of each idiom and how many near misses, one line each; how many
/// sources were not looked at, if any.
void printSummary(llvm::raw_ostream &OS, const ScanResult &R);

/// The source lines of each idiom, the roles marked below them. In colour if
/// the stream has it enabled.
void printSource(llvm::raw_ostream &OS, const ScanResult &R);

/// "FILE:LINE: best-first in FUNCTION [search] (stated)".
std::string headOf(const passes::Site &S);
std::string headOf(const passes::Miss &M);

/// "no visited-test  12  ok(v) (why)"
std::string lackText(const passes::Miss::Lack &K);

/// White space runs become one space, the rest is escaped and cut.
std::string oneLineOf(llvm::StringRef Source);

/// Calls \p Each for every role, in the order in which one reads the idiom.
void forEachRole(
    llvm::StringRef Idiom, const nlohmann::json &Roles,
    llvm::function_ref<void(const std::string &, const nlohmann::json &)> Each);

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_SCANOUTPUT_H

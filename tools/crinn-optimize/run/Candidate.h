//===- Candidate.h - a change on its way to the judge -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Plans and hand-written variants meet here: both become a directory in the
/// format of docs/formats.md, section Variant, below RUN_DIR/variants, and from
/// then on nothing tells them apart.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_CANDIDATE_H
#define CRINN_OPTIMIZE_RUN_CANDIDATE_H

#include "tools/crinn-optimize/judge/Verdict.h"

#include "passes/Passes.h"

#include <map>

namespace crinn::optimize {

/// A variant on disk, or why there is none.
struct Made {
  std::optional<Ruling> Refusal; ///< the plan was refused; the rest is empty
  std::string Title, Class;
  std::string ResultHash; ///< see resultHash()
  std::vector<std::string> Functions, Modules;
};

/// SHA-256 over path and result hash of the changed files, in order of path. No
/// changed file: the hash of the unmodified source.
std::string resultHash(const std::map<std::string, std::string> &Files);

/// "batch-neighbours(32) + prefetch-lookahead(4,8,3)": parameters in the order
/// of their names. \p WithSite adds the function's name.
std::string label(const passes::Plan &P, bool WithSite);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_CANDIDATE_H

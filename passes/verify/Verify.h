//===- Verify.h - the checks between an edit and its release ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_VERIFY_VERIFY_H
#define CRINN_PASSES_VERIFY_VERIFY_H

#include "passes/Passes.h"
#include "passes/body/BodyFacts.h"
#include "passes/source/Parse.h"
#include "passes/verify/Fingerprint.h"

#include <map>
#include <set>

namespace crinn::passes {

/// What verification needs of one unit's parse.
struct Evidence {
  Diagnostics Said;
  Fingerprint Tokens;
  std::set<std::string> Checked; ///< fullyChecked()
  std::map<std::string, BodyFacts> Bodies;
};

/// Collects what needs the AST; Said is left to the caller. \p Replaced: the
/// signatures of which Bodies is wanted.
Evidence evidenceOf(const ParsedUnit &U,
                    const std::set<std::string> &Replaced = {});

/// What a plan says that it changes.
struct Declared {
  std::set<std::string> Functions; ///< signatures
  /// Of each unit, path below root -> Fingerprint::Rest after the edits outside
  /// of functions, where there are any.
  std::vector<std::map<std::string, std::string>> Rest;
  /// Signatures of functions that got a body from elsewhere, each with those
  /// that the old body led to.
  std::map<std::string, std::set<std::string>> Replaced = {};
};

/// The failure that no unit compiles the template \p Function in full.
llvm::Error notChecked(const std::string &Function);

/// In this order, first failure reported: no new diagnostic; each named
/// function compiled in full in some unit; no function changed but the named
/// ones, and nothing else but as declared; no replaced body does more than the
/// old one. Errors: Failure with Code::Verify.
llvm::Error verify(const std::vector<Evidence> &Before,
                   const std::vector<Evidence> &After, const Declared &Plan,
                   const ApplyOptions &Options);

} // namespace crinn::passes

#endif // CRINN_PASSES_VERIFY_VERIFY_H

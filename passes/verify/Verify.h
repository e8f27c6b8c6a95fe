//===- Verify.h - the checks between an edit and its release ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_VERIFY_VERIFY_H
#define CRINN_PASSES_VERIFY_VERIFY_H

#include "passes/Passes.h"
#include "passes/source/Parse.h"
#include "passes/verify/Fingerprint.h"

#include <set>

namespace crinn::passes {

/// What verification needs of one unit's parse.
struct Evidence {
  Diagnostics Said;
  Fingerprint Tokens;
  std::set<std::string> Checked; ///< fullyChecked()
};

/// Collects what needs the AST; Said is left to the caller.
Evidence evidenceOf(const ParsedUnit &U);

/// \p Functions: signatures that the plan names. In this order, first failure
/// reported: no new diagnostic; each named function compiled in full in some
/// unit; no function and nothing else changed but the named ones.
/// Errors: Failure with Code::Verify.
llvm::Error verify(const std::vector<Evidence> &Before,
                   const std::vector<Evidence> &After,
                   const std::set<std::string> &Functions,
                   const ApplyOptions &Options);

} // namespace crinn::passes

#endif // CRINN_PASSES_VERIFY_VERIFY_H

//===- Verify.cpp - the checks between an edit and its release ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/verify/Verify.h"
#include "passes/source/Failure.h"
#include "passes/verify/Instantiated.h"

#include <algorithm>

namespace crinn::passes {

Evidence evidenceOf(const ParsedUnit &U) {
  Evidence E;
  E.Tokens = fingerprintOf(U);
  E.Checked = fullyChecked(U);
  return E;
}

static llvm::Error noNewDiagnostic(const Evidence &Before,
                                   const Evidence &After) {
  std::vector<std::string> New;
  std::set_difference(After.Said.All.begin(), After.Said.All.end(),
                      Before.Said.All.begin(), Before.Said.All.end(),
                      std::back_inserter(New));
  if (New.empty())
    return llvm::Error::success();
  return fail(Code::Verify, "the edited code has a new diagnostic: " + New[0] +
                                "; nothing was written");
}

llvm::Error verify(const std::vector<Evidence> &Before,
                   const std::vector<Evidence> &After,
                   const std::set<std::string> &Functions,
                   const ApplyOptions &Options) {
  std::set<std::string> Checked, Changed;
  for (size_t I = 0; I < Before.size(); ++I) {
    if (llvm::Error E = noNewDiagnostic(Before[I], After[I]))
      return E;
    Checked.insert(After[I].Checked.begin(), After[I].Checked.end());
    std::set<std::string> D = differences(Before[I].Tokens, After[I].Tokens);
    Changed.insert(D.begin(), D.end());
  }
  for (const std::string &F : Functions)
    if (!Checked.count(F) && !Options.AllowUninstantiated)
      return fail(
          Code::Verify,
          F + ": no unit instantiates this template, so the edit cannot "
              "be checked; name one with --verify-with=FILE, or give "
              "--allow-uninstantiated");
  for (const std::string &D : Changed)
    if (!Functions.count(D))
      return fail(Code::Verify, "an edit reached beyond its function: " + D +
                                    "; nothing was written");
  return llvm::Error::success();
}

} // namespace crinn::passes

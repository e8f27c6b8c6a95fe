//===- Verify.cpp - the checks between an edit and its release ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/verify/Verify.h"
#include "passes/source/Failure.h"
#include "passes/verify/Instantiated.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace crinn::passes {

Evidence evidenceOf(const ParsedUnit &U,
                    const std::set<std::string> &Replaced) {
  Evidence E;
  E.Tokens = fingerprintOf(U);
  E.Checked = fullyChecked(U);
  E.Bodies = bodyFactsOf(U, Replaced);
  return E;
}

/// What a compiler says of each array of variable length, in each instance: a
/// codebase that has one has chosen the extension, and may get another beside
/// it.
static bool isChosenExtension(const std::string &Text,
                              const Diagnostics &Before) {
  return llvm::StringRef(Text).starts_with(
             "warning: variable length arrays in C++ are a Clang extension") &&
         Before.All.count(Text);
}

static llvm::Error noNewDiagnostic(const Evidence &Before,
                                   const Evidence &After) {
  std::vector<std::string> New;
  std::set_difference(After.Said.All.begin(), After.Said.All.end(),
                      Before.Said.All.begin(), Before.Said.All.end(),
                      std::back_inserter(New));
  llvm::erase_if(New, [&](const std::string &Text) {
    return isChosenExtension(Text, Before.Said);
  });
  if (New.empty())
    return llvm::Error::success();
  return fail(Code::Verify, "the edited code has a new diagnostic: " + New[0] +
                                "; nothing was written");
}

static BodyFacts factsOf(const std::vector<Evidence> &All,
                         const std::string &Function) {
  BodyFacts Out;
  for (const Evidence &E : All)
    if (auto It = E.Bodies.find(Function); It != E.Bodies.end())
      Out.add(It->second);
  return Out;
}

/// Bodies from elsewhere, against those that they replace.
static llvm::Error checkReplaced(const std::vector<Evidence> &Before,
                                 const std::vector<Evidence> &After,
                                 const Declared &Plan,
                                 const std::set<std::string> &Checked) {
  for (const auto &[Function, Reached] : Plan.Replaced) {
    if (!Checked.count(Function)) // its instances tell what it calls
      return notChecked(Function);
    if (llvm::Error E = noMoreThan(factsOf(Before, Function),
                                   factsOf(After, Function), Reached))
      return fail(Code::Verify, Function + ": " + llvm::toString(std::move(E)) +
                                    "; nothing was written");
  }
  return llvm::Error::success();
}

llvm::Error notChecked(const std::string &Function) {
  return fail(Code::Verify,
              Function + ": no unit instantiates this template, so the edit "
                         "cannot be checked; name one with --verify-with=FILE, "
                         "or give --allow-uninstantiated");
}

llvm::Error verify(const std::vector<Evidence> &Before,
                   const std::vector<Evidence> &After, const Declared &Plan,
                   const ApplyOptions &Options) {
  std::set<std::string> Checked, Changed;
  for (size_t I = 0; I < Before.size(); ++I) {
    if (llvm::Error E = noNewDiagnostic(Before[I], After[I]))
      return E;
    Checked.insert(After[I].Checked.begin(), After[I].Checked.end());
    // What is outside of functions has to be what was declared of it.
    Fingerprint Expected = Before[I].Tokens;
    if (I < Plan.Rest.size())
      for (const auto &[Path, Hash] : Plan.Rest[I])
        Expected.Rest[Path] = Hash;
    std::set<std::string> D = differences(Expected, After[I].Tokens);
    Changed.insert(D.begin(), D.end());
  }
  for (const std::string &F : Plan.Functions)
    if (!Checked.count(F) && !Options.AllowUninstantiated)
      return notChecked(F);
  for (const std::string &D : Changed)
    if (!Plan.Functions.count(D))
      return fail(Code::Verify, "an edit reached beyond its function: " + D +
                                    "; nothing was written");
  return checkReplaced(Before, After, Plan, Checked);
}

} // namespace crinn::passes

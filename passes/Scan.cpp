//===- Scan.cpp - find the sites of a codebase ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/model/Modules.h"
#include "passes/model/Sites.h"
#include "passes/source/Failure.h"

#include <tuple>

namespace crinn::passes {

namespace {

/// Each header that some unit did not find, once.
void tellMissing(const std::map<std::string, std::vector<std::string>> &Missing,
                 ScanNotes &Notes) {
  for (const auto &[Header, Units] : Missing) {
    std::string More =
        Units.size() > 1 ? " and " + std::to_string(Units.size() - 1) + " more"
                         : "";
    Notes.Warnings.push_back(Header + ": no such header; included by " +
                             Units.front() + More + ", looked at without it");
  }
}

} // namespace

llvm::Expected<std::vector<Site>> scan(const Codebase &C, ScanNotes *Notes,
                                       const ScanOptions &Options) {
  std::map<std::pair<std::string, unsigned>, Miss> Misses;
  std::map<std::string, Site> ById; // a header's site is seen by many units
  CallGraph Calls;
  std::map<std::string, std::string> Signatures; // of the sites
  std::map<std::string, std::vector<std::string>> Missing;
  for (const Unit &U : C.Units) {
    auto Use = [&](ParsedUnit &P) {
      Calls.add(P);
      Model M = modelOf(P);
      for (const NearMiss &N : M.Misses) {
        Miss One = describe(P, N);
        Misses[{One.File, One.Line}] = One;
      }
      for (const NamedIdiom &N : M.Idioms) {
        auto [It, New] = ById.try_emplace(N.Id);
        if (New)
          It->second = describe(P, N);
        Signatures[N.Id] = signatureOf(N.Found.Function);
      }
      return llvm::Error::success();
    };
    auto D =
        parse(C, U, {}, Use,
              Options.Lenient ? Strictness::Lenient : Strictness::Complete);
    if (!D)
      return D.takeError();
    for (const std::string &Header : D->MissingHeaders)
      Missing[Header].push_back(U.File);
    if (Notes && !D->FirstError.empty())
      Notes->Warnings.push_back(
          U.File + ": has errors, used as far as it parses: " + D->FirstError);
  }
  if (Notes)
    tellMissing(Missing, *Notes);
  for (auto &[Where, M] : Misses)
    if (Notes)
      Notes->Misses.push_back(std::move(M));
  std::vector<Site> Out;
  auto Modules = Calls.modules();
  for (auto &[Id, S] : ById) {
    const std::set<std::string> &Mine = Modules[Signatures[Id]];
    S.Modules.assign(Mine.begin(), Mine.end());
    Out.push_back(std::move(S));
  }
  llvm::sort(Out, [](const Site &A, const Site &B) {
    return std::tie(A.File, A.Line, A.Id) < std::tie(B.File, B.Line, B.Id);
  });
  return Out;
}

} // namespace crinn::passes

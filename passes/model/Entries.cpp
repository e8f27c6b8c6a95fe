//===- Entries.cpp - do the entries of a binding agree? -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Entries.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

namespace crinn::passes {

std::string tooMany(const StatedIdiom &S, IdiomKind K) {
  for (const auto &[Name, List] : S.Roles) {
    const RoleInfo *Info = roleNamed(K, Name);
    if (!Info || !Info->Single || List.size() < 2)
      continue;
    std::string Texts;
    for (const StatedRole &R : List)
      Texts += (Texts.empty() ? "'" : ", '") + R.Source + "'";
    return Name + ": there is one at most, not " + Texts;
  }
  return "";
}

static bool sameTexts(const std::vector<StatedRole> &A,
                      const std::vector<StatedRole> &B) {
  return std::equal(A.begin(), A.end(), B.begin(), B.end(),
                    [](const StatedRole &X, const StatedRole &Y) {
                      return squeeze(X.Source) == squeeze(Y.Source);
                    });
}

/// A role that two entries state, each in its own way; "" if there is none.
static std::string contradiction(const StatedIdiom &A, const StatedIdiom &B) {
  for (const auto &[Name, List] : A.Roles)
    if (auto It = B.Roles.find(Name);
        It != B.Roles.end() && !sameTexts(List, It->second))
      return Name;
  return "";
}

llvm::Error Entries::add(size_t I, IdiomKind K, const clang::FunctionDecl *F,
                         clang::SourceLocation At) {
  std::vector<size_t> &Same = ByPlace[{K, F, At.getRawEncoding()}];
  for (size_t Other : Same)
    if (std::string Role = contradiction(B.Idioms[Other], B.Idioms[I]);
        !Role.empty())
      return fail(Code::Input,
                  Role + ": entries " + llvm::Twine(Other + 1) + " and " +
                      llvm::Twine(I + 1) +
                      " of 'idioms' are about the same one and differ in it");
  Same.push_back(I);
  return llvm::Error::success();
}

} // namespace crinn::passes

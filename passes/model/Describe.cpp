//===- Describe.cpp - idioms as plain data --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/model/Skips.h"
#include "passes/model/Spelling.h"

using namespace clang;
using nlohmann::json;

namespace crinn::passes {
namespace {

json roleOf(const ParsedUnit &U, const Bound &B, FileID Home) {
  Spelled T = spelledOf(U, B);
  const auto *E = dyn_cast_or_null<Expr>(B.Node);
  json J = {{"source", T.Source},
            {"line", T.Line},
            {"column", T.Column},
            {"macro", T.Macro},
            {"dependent", E && E->isInstantiationDependent()}};
  if (T.File != Home)
    J["file"] = U.pathBelowRoot(T.File).value_or("");
  if (B.Stated)
    J["stated"] = true;
  if (B.More.is_object())
    J.update(B.More);
  return J;
}

json skippedRole(const ParsedUnit &U, const SkippedText &S) {
  const SourceManager &SM = U.sources();
  return {{"source", textOf(U.Ctx, S.Where).rtrim().str()},
          {"line", SM.getLineNumber(S.Where.File, S.Where.Begin)},
          {"column", SM.getColumnNumber(S.Where.File, S.Where.Begin)},
          {"macro", false},
          {"dependent", false},
          {"condition", S.Condition}};
}

json rolesOf(const ParsedUnit &U, const std::vector<Bound> &Roles,
             FileID Home) {
  json Out = json::object();
  for (const Bound &B : Roles) {
    json J = roleOf(U, B, Home);
    if (!J["source"].get_ref<const std::string &>().empty())
      Out[B.Role].push_back(std::move(J));
  }
  return Out;
}

/// A kernel as one sees it: its declarator, `dot(const float *a, int n)`.
Bound declaratorOf(const FunctionDecl *F) {
  Bound B{"kernel", nullptr, F};
  if (FunctionTypeLoc T = F->getFunctionTypeLoc())
    B.Text = {F->getLocation(), T.getRParenLoc()};
  return B;
}

} // namespace

Site describe(const ParsedUnit &U, const NamedIdiom &N) {
  const SourceManager &SM = U.sources();
  SourceLocation L = SM.getExpansionLoc(N.Found.At);
  FileID Home = SM.getFileID(L);
  Site S;
  S.Id = N.Id;
  S.Idiom = nameOf(N.Found.Kind).str();
  S.Function = N.Found.Function->getQualifiedNameAsString();
  S.File = U.pathBelowRoot(Home).value_or("");
  S.Line = SM.getExpansionLineNumber(L);
  S.Stated = N.Found.Stated;
  std::vector<Bound> Roles = N.Found.Roles;
  if (N.Found.Kind == IdiomKind::Kernel)
    Roles.push_back(declaratorOf(N.Found.Function));
  S.Roles = rolesOf(U, Roles, Home);
  // A tunable stands anywhere; its function is another matter.
  if (N.Found.Kind != IdiomKind::Ef && N.Found.Kind != IdiomKind::Tunable)
    for (const SkippedText &T : skippedIn(U, N.Found.Function))
      S.Roles["skipped"].push_back(skippedRole(U, T));
  return S;
}

Miss describe(const ParsedUnit &U, const NearMiss &N) {
  const SourceManager &SM = U.sources();
  SourceLocation L = SM.getExpansionLoc(N.At);
  FileID Home = SM.getFileID(L);
  Miss Out;
  Out.Idiom = nameOf(N.Kind).str();
  Out.Function = N.Function->getQualifiedNameAsString();
  Out.File = U.pathBelowRoot(Home).value_or("");
  Out.Line = SM.getExpansionLineNumber(L);
  for (const NearMiss::Lack &K : N.Missing) {
    Miss::Lack One{K.Role, "", 0, K.Why};
    if (K.Seen) {
      Spelled T = spelledOf(U, K.Seen);
      One.Seen = T.Source;
      One.Line = T.Line;
    }
    Out.Missing.push_back(std::move(One));
  }
  Out.Roles = rolesOf(U, N.Roles, Home);
  return Out;
}

} // namespace crinn::passes

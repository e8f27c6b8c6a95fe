//===- Resolve.cpp - the node that a stated role means --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Resolve.h"
#include "passes/source/Failure.h"

#include "clang/AST/Stmt.h"

using namespace clang;

namespace crinn::passes {
namespace {

using Places = std::vector<const Spellings::Place *>;

/// `int v = list[i];` states v.
const ValueDecl *declaredBy(const Bound &B) {
  if (B.Decl)
    return B.Decl;
  const auto *D = dyn_cast_or_null<DeclStmt>(B.Node);
  return D && D->isSingleDecl() ? dyn_cast<ValueDecl>(D->getSingleDecl())
                                : nullptr;
}

bool fits(const Spellings &All, const Spellings::Place &P,
          RoleInfo::Form Form) {
  switch (Form) {
  case RoleInfo::Loop:
    return All.isLoop(P.Is.Node);
  case RoleInfo::Variable:
    return declaredBy(P.Is) || isa<Expr>(P.Is.Node);
  case RoleInfo::Code:
    return P.Is.Node != nullptr;
  }
  llvm_unreachable("every form is listed");
}

llvm::StringRef wordsFor(RoleInfo::Form Form) {
  static const char *const Words[] = {"loop", "variable or expression",
                                      "expression or statement"};
  return Words[Form];
}

std::string linesOf(const Places &All) {
  std::string Out;
  for (const Spellings::Place *P : All)
    Out += (Out.empty() ? "" : ", ") + std::to_string(P->Line);
  return (All.size() > 1 ? "lines " : "line ") + Out;
}

template <typename Pred> Places only(const Places &All, Pred P) {
  Places Out;
  llvm::copy_if(All, std::back_inserter(Out), P);
  return Out;
}

/// What holds for some of \p All is asked of them; what holds for none, of
/// none.
template <typename Pred> void prefer(Places &All, Pred P) {
  if (Places Some = only(All, P); !Some.empty())
    All = std::move(Some);
}

} // namespace

llvm::Expected<Bound> resolve(const Spellings &All, const RoleInfo &Info,
                              const StatedRole &R, const Stmt *Loop) {
  auto Bad = [&](const llvm::Twine &Why) {
    return fail(Code::Input, "'" + R.Source + "' " + Why);
  };
  Places Fit;
  for (const Spellings::Place &P : All.find(R.Source))
    if (fits(All, P, Info.Is))
      Fit.push_back(&P);
  if (Fit.empty())
    return Bad("is no " + wordsFor(Info.Is) + " of the function");
  Places Here = only(Fit, [&](const Spellings::Place *P) {
    return (!R.Line || P->Line == R.Line) &&
           (!R.Column || P->Column == R.Column);
  });
  if (Here.empty())
    return Bad("stands on " + linesOf(Fit) + ", not where it is said to");

  prefer(Here, [&](const Spellings::Place *P) {
    return Loop && All.inside(P->Loop, Loop);
  });
  if (Info.Is == RoleInfo::Variable) {
    // The declaration may be outside the loop that uses it.
    Places Declared = only(Fit, [&](const Spellings::Place *P) {
      return declaredBy(P->Is) && (!R.Line || P->Line == R.Line) &&
             (!R.Column || P->Column == R.Column);
    });
    prefer(Declared, [&](const Spellings::Place *P) {
      return Loop && All.inside(P->Loop, Loop);
    });
    Here = Declared.empty() ? Places{Here.front()} : Declared;
  }
  if (Here.size() > 1 && !R.Line)
    return Bad("stands on " + linesOf(Here) + "; give its line");
  Bound Out = Here.front()->Is;
  Out.Role = Info.Name.str();
  if (Info.Is == RoleInfo::Variable)
    if (const ValueDecl *D = declaredBy(Out))
      Out = {Out.Role, nullptr, D};
  return Out;
}

} // namespace crinn::passes

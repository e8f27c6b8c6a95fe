//===- Carriers.cpp - which declarations carry a setting ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/ValueSources.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

/// `std::max(a, b)` in all spellings.
static bool isExtreme(const CallExpr *C) {
  std::string Name = calleeOf(C).Name;
  return (Name == "max" || Name == "min") && C->getNumArgs() == 2;
}

static bool isGivenExtreme(const CallExpr *C) {
  return llvm::any_of(C->arguments(), [](const Expr *A) {
    const auto *Given = dyn_cast<CallExpr>(bare(A));
    return Given && isExtreme(Given);
  });
}

unsigned ValueSources::usesElsewhere(const ValueDecl *D,
                                     const FunctionDecl *In) const {
  unsigned N = 0;
  auto Count = [&](const Stmt *Body) {
    walk(Body, [&](const Stmt *S) {
      const auto *C = dyn_cast<CallExpr>(S);
      if (C && (isExtreme(C) || isGivenExtreme(C)))
        return false;
      if (const auto *B = dyn_cast<BinaryOperator>(S);
          B && B->isAssignmentOp() && namedBy(B->getLHS()) == D)
        return false;
      const auto *E = dyn_cast<Expr>(S);
      N += isa_and_nonnull<DeclRefExpr, MemberExpr>(E) && namedBy(E) == D;
      return true;
    });
  };
  Count(In->getBody());
  if (const auto *C = dyn_cast<CXXConstructorDecl>(In))
    for (const CXXCtorInitializer *I : C->inits())
      Count(I->getInit());
  return N;
}

/// True if \p E only changes the other operand: one place more, for the one
/// that is dropped; a literal or a fraction that it is multiplied by.
static bool isFactor(const BinaryOperator *B, const Expr *E, Follow How) {
  const auto *I = dyn_cast<IntegerLiteral>(bare(E));
  if (B->isAdditiveOp())
    return isLiteral(E) &&
           (How == Follow::Scaled || (I && I->getValue().ule(1)));
  return B->isMultiplicativeOp() &&
         (isLiteral(E) || bare(E)->getType()->isFloatingType());
}

/// Which of two numbers, of which the greater is taken, is the setting: in a
/// constructor the parameter, not what the object has; in a search what the
/// object has, not the parameter, which is how many answers are wanted. Else
/// the one that the function does less with.
static int rank(const ValueDecl *D, const FunctionDecl *In) {
  bool IsParameter = isa<ParmVarDecl>(D);
  return isa<CXXConstructorDecl>(In) ? !IsParameter : IsParameter;
}

std::vector<Carrier> ValueSources::carriers(const Expr *E,
                                            const FunctionDecl *In,
                                            Follow How) const {
  E = E ? bare(E) : nullptr;
  if (!E)
    return {};
  if (const ValueDecl *D = namedBy(E))
    return mayCount(D->getType()) ? std::vector<Carrier>{{D, In}}
                                  : std::vector<Carrier>();
  auto Both = [&](const Expr *A, const Expr *B) {
    std::vector<Carrier> Out = carriers(A, In, How);
    for (const Carrier &C : carriers(B, In, How))
      Out.push_back(C);
    return Out;
  };
  if (const auto *C = dyn_cast<ConditionalOperator>(E))
    return Both(C->getTrueExpr(), C->getFalseExpr());
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return C->getNumArgs() == 1 ? carriers(C->getArg(0), In, How)
                                : std::vector<Carrier>();
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (isFactor(B, B->getRHS(), How))
      return carriers(B->getLHS(), In, How);
    if (isFactor(B, B->getLHS(), How))
      return carriers(B->getRHS(), In, How);
    return {};
  }
  const auto *C = dyn_cast<CallExpr>(E);
  if (!C || isa<CXXOperatorCallExpr>(C))
    return {};
  if (C->getNumArgs() == 0 && calleeOf(C).Decl)
    return {{calleeOf(C).Decl->getCanonicalDecl(), In}};
  if (!isExtreme(C))
    return {};
  std::vector<Carrier> A = carriers(C->getArg(0), In, How);
  std::vector<Carrier> B = carriers(C->getArg(1), In, How);
  if (A.empty() || B.empty()) {
    std::vector<Carrier> One = A.empty() ? B : A;
    if (!One.empty() && rank(One[0].Decl, In))
      return {}; // the setting is the other, which is not known
    return One;
  }
  if (int OfA = rank(A[0].Decl, In), OfB = rank(B[0].Decl, In); OfA != OfB)
    return OfA < OfB ? A : B;
  unsigned OfA = usesElsewhere(A[0].Decl, In);
  unsigned OfB = usesElsewhere(B[0].Decl, In);
  if (OfA == OfB) // the last resort
    return A[0].Decl->getNameAsString().starts_with("k") ? B : A;
  return OfA < OfB ? A : B;
}

std::vector<Carrier> ValueSources::upstream(std::vector<Carrier> Seeds,
                                            Follow How) const {
  std::vector<Carrier> Out;
  VarSet Seen;
  while (!Seeds.empty()) {
    Carrier C = Seeds.back();
    Seeds.pop_back();
    if (!C.Decl || !Seen.insert(C.Decl).second)
      continue;
    Out.push_back(C);
    for (const Source &S : of(C.Decl)) {
      if (S.Out)
        Seeds.push_back({S.Out, S.In});
      else
        for (const Carrier &Next : carriers(S.Value, S.In, How))
          Seeds.push_back(Next);
    }
    if (const auto *F = dyn_cast<FieldDecl>(C.Decl))
      for (const Carrier &Next :
           carriers(F->getInClassInitializer(), C.In, How))
        Seeds.push_back(Next);
  }
  return Out;
}

} // namespace crinn::passes

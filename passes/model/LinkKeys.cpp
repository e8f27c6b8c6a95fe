//===- LinkKeys.cpp - which nodes a loop may link ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/LinkKeys.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

std::vector<const ValueDecl *> nodesFor(const Stmt *L) {
  VarSet Inside = indicesOf(L), Seen;
  std::vector<const ValueDecl *> Out;
  if (const auto *F = dyn_cast<ForStmt>(L))
    walk(F->getInit(), [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclStmt>(N))
        for (const Decl *One : D->decls())
          Inside.insert(dyn_cast<ValueDecl>(One));
      return true;
    });
  walk(L, [&](const Stmt *N) {
    if (const auto *Lambda = dyn_cast<LambdaExpr>(N))
      for (const ParmVarDecl *P : Lambda->getCallOperator()->parameters())
        Inside.insert(P);
    if (const auto *D = dyn_cast<DeclStmt>(N))
      for (const Decl *One : D->decls()) {
        if (const auto *Many = dyn_cast<DecompositionDecl>(One))
          for (const BindingDecl *B : Many->bindings())
            Inside.insert(B);
        if (const auto *V = dyn_cast<ValueDecl>(One))
          Inside.insert(V);
      }
    return true;
  });
  walk(bodyOf(L), [&](const Stmt *N) {
    const auto *D = dyn_cast<DeclRefExpr>(N);
    const ValueDecl *V = D ? D->getDecl() : nullptr;
    if (!V || !isa<VarDecl, BindingDecl>(V) || Inside.contains(V))
      return true;
    QualType T = V->getType().getNonReferenceType();
    bool Id = T->isDependentType() ? !isListType(V) || isa<BindingDecl>(V)
                                   : T->isIntegerType() && !T->isBooleanType();
    if (Id && Seen.insert(V).second)
      Out.push_back(V);
    return true;
  });
  return Out;
}

/// The member that \p E takes of the element that \p I is: "first".
static std::string partOf(const Expr *E, const Item &I) {
  E = bare(E);
  const Expr *Base = nullptr;
  std::string Name;
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    Base = M->getBase();
    Name = M->getMemberDecl()->getNameAsString();
  } else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
             M && !M->isImplicitAccess()) {
    Base = M->getBase();
    Name = M->getMember().getAsString();
  }
  Element L = elementIn(Base);
  bool Mine = L.Base && placeOf(L.Base) == placeOf(I.Container) &&
              variableOf(L.Index) == I.Index;
  return Mine ? Name : "";
}

std::vector<Parts> partsOf(const Facts &Fs, const Item &I) {
  std::vector<Parts> Out;
  if (!I.Var)
    return Out;
  if (const auto *D = dyn_cast<DecompositionDecl>(I.Var)) {
    for (const BindingDecl *B : D->bindings()) {
      Parts P{B, {}, {}};
      P.Key.add(B);
      for (const BindingDecl *Other : D->bindings())
        if (Other != B)
          P.Rest.add(Other);
      Out.push_back(P);
    }
    return Out;
  }
  Parts P{I.Var, {}, {}};
  P.Key.add(I.Var);
  std::string Mine;
  for (const Definition &D : Fs.Definitions)
    if (D.Var == I.Var && Mine.empty())
      Mine = partOf(D.Value, I);
  for (const Definition &D : Fs.Definitions)
    walk(Mine.empty() ? nullptr : D.Value, [&](const Stmt *N) {
      const auto *E = dyn_cast<Expr>(N);
      std::string Part = E ? partOf(E, I) : "";
      if (!Part.empty() && Part != Mine && Fs.inside(D.Loop, I.Loop))
        P.Rest.add(D.Var);
      return true;
    });
  if (!P.Rest.Vars.empty())
    Out.push_back(P);
  return Out;
}

} // namespace crinn::passes

//===- AddressedFields.cpp - what a search reaches by node id -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/AddressedFields.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A search calls an accessor, that one a container's, that one a table's; a
/// fifth is not an accessor any more.
constexpr unsigned MaxDepth = 4;

/// The field at the bottom of `f`, `f.data()`, `f.get() + i`, `f[i] + j`.
const FieldDecl *fieldAt(const Expr *E) {
  while (E) {
    E = bare(E);
    if (const auto *F = dyn_cast_or_null<FieldDecl>(namedBy(E)))
      return F;
    if (Element L = elementOf(E); L.Base && !isa<CallExpr>(E))
      E = L.Base;
    else if (const auto *B = dyn_cast<BinaryOperator>(E);
             B && B->isAdditiveOp())
      E = B->getLHS();
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = O->getNumArgs() ? O->getArg(0) : nullptr;
    else if (const auto *C = dyn_cast<CallExpr>(E))
      E = C->getNumArgs() == 0 ? calleeOf(C).Object : nullptr;
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else
      return nullptr;
  }
  return nullptr;
}

/// A pointer to numbers, or a container of them.
bool holdsNumbers(QualType T) {
  if (const auto *P = T->getPointeeOrArrayElementType(); P != T.getTypePtr())
    return P->isArithmeticType();
  const auto *S = T->getAs<TemplateSpecializationType>();
  llvm::ArrayRef<TemplateArgument> Args;
  if (S)
    Args = S->template_arguments();
  return !Args.empty() && Args[0].getKind() == TemplateArgument::Type &&
         Args[0].getAsType()->isArithmeticType();
}

class Reach {
public:
  Reach(const UnitView &V, const ValueSources &S) : S(S) {
    for (const FunctionView &F : V.Functions) {
      Views[F.F] = &F;
      for (const Stmt *L : F.Fs.Loops)
        if (const ValueDecl *I = inductionOf(L))
          Counters.insert(I);
    }
  }

  /// What stands for a node, or holds nodes, is no memory of theirs.
  void exclude(const Bound &B) {
    if (B.Decl)
      Seen.insert(B.Decl);
    if (const auto *E = dyn_cast_or_null<Expr>(B.Node)) {
      Outside.insert(E);
      if (const ValueDecl *D = namedBy(E))
        Seen.insert(D);
    }
  }

  /// Follows what \p E reads.
  void follow(const Expr *E, const FunctionDecl *In, unsigned Depth) {
    walk(E, [&](const Stmt *N) {
      const auto *Sub = dyn_cast<Expr>(N);
      if (!Sub || isa<LambdaExpr>(N) || Outside.contains(Sub))
        return false;
      address(Sub);
      if (const ValueDecl *D = variableOf(Sub); D && Seen.insert(D).second)
        if (auto It = Views.find(In); It != Views.end())
          for (const Definition &Def : It->second->Fs.Definitions)
            if (Def.Var == D)
              follow(Def.Value, In, Depth);
      if (const auto *C = dyn_cast<CallExpr>(N); C && Depth < MaxDepth)
        for (const FunctionDecl *F : accessors(C))
          enter(F, Depth + 1);
      return true;
    });
  }

  VarSet Fields;

private:
  /// `f[i]`, `*(f + i)`, `f + i * n`.
  void address(const Expr *E) {
    const auto *B = dyn_cast<BinaryOperator>(E);
    bool Sum = B && B->getOpcode() == BO_Add;
    Element L = isa<CallExpr>(E) && !isa<CXXOperatorCallExpr>(E) ? Element()
                                                                 : elementOf(E);
    if (const FieldDecl *F = L.Base ? fieldAt(L.Base)
                             : Sum  ? fieldAt(B->getLHS())
                                    : nullptr;
        F && !F->getType()->isArithmeticType() && !isOnePerNode(F, L))
      Fields.insert(F);
  }

  /// `levels[v]`: one number of a node is no list of links and no vector. A
  /// list is read at a place that is counted (`links[i]`) or worked out.
  bool isOnePerNode(const FieldDecl *F, const Element &L) const {
    const ValueDecl *Index = L.Index ? variableOf(L.Index) : nullptr;
    return Index && holdsNumbers(F->getType()) && !Counters.contains(Index);
  }

  std::vector<const FunctionDecl *> accessors(const CallExpr *C) const {
    if (isa<CXXOperatorCallExpr>(C) && !calleeOf(C).Decl)
      return {};
    return S.calleesOf(C);
  }

  void enter(const FunctionDecl *F, unsigned Depth) {
    if (!F->getBody() || !Entered.insert(F).second)
      return;
    walk(F->getBody(), [&](const Stmt *N) {
      if (const auto *R = dyn_cast<ReturnStmt>(N); R && R->getRetValue())
        follow(R->getRetValue(), F, Depth);
      return !isa<LambdaExpr>(N);
    });
  }

  const ValueSources &S;
  llvm::DenseMap<const FunctionDecl *, const FunctionView *> Views;
  VarSet Seen, Entered, Counters;
  llvm::DenseSet<const Expr *> Outside;
};

/// `p.get()`, of a pointer that owns.
bool isGot(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(bare(E));
  return C && calleeOf(C).Name == "get" && C->getNumArgs() == 0;
}

/// A pointer to numbers that a call may change; bytes may be anything.
bool mayChange(QualType T) {
  QualType To = T->getPointeeType();
  return !To.isNull() && !To.isConstQualified() && To->isArithmeticType() &&
         !To->isAnyCharacterType();
}

/// Rows that are given away to be changed, as `sort(ids + i * k)` does with the
/// answers of a query. What returns a number is a distance without `const`.
llvm::DenseSet<const Expr *> changedRows(const Stmt *Body) {
  llvm::DenseSet<const Expr *> Out;
  walk(Body, [&](const Stmt *N) {
    const auto *C = dyn_cast<CallExpr>(N);
    const FunctionDecl *F = C ? C->getDirectCallee() : nullptr;
    if (!F || !F->getReturnType()->isVoidType())
      return true;
    bool Object = isa<CXXOperatorCallExpr>(C) && isa<CXXMethodDecl>(F);
    for (unsigned I = Object; I < C->getNumArgs(); ++I)
      if (unsigned P = I - Object;
          P < F->getNumParams() && mayChange(F->getParamDecl(P)->getType()))
        Out.insert(bare(C->getArg(I)));
    return true;
  });
  return Out;
}

} // namespace

VarSet addressedFields(const UnitView &V, const Findings &Found,
                       const ValueSources &S, bool Links) {
  Reach R(V, S);
  for (const Idiom &I : Found.Idioms) {
    if (I.Kind != IdiomKind::BestFirst && I.Kind != IdiomKind::GreedyDescent)
      continue;
    for (const FunctionView &F : V.Functions) {
      if (F.F != I.Function)
        continue;
      for (const Bound &B : I.Roles)
        if (B.Role == "pool" || B.Role == "result" || B.Role == "pop" ||
            B.Role == "current")
          R.exclude(B);
      for (const Bound &B : I.Roles) {
        if (B.Role == "distance" && !Links)
          R.follow(dyn_cast_or_null<Expr>(B.Node), F.F, 0);
        if (B.Role == "neighbour" && B.Decl)
          for (const Definition &D : F.Fs.Definitions)
            if (D.Var == B.Decl)
              R.follow(D.Value, F.F, 0);
      }
    }
  }
  return std::move(R.Fields);
}

llvm::DenseMap<const ValueDecl *, VarSet> rowFields(const UnitView &V) {
  llvm::DenseMap<const ValueDecl *, VarSet> Out;
  auto Strides = [](const Expr *Index, VarSet &Into) {
    walk(Index, [&](const Stmt *N) {
      if (const auto *B = dyn_cast<BinaryOperator>(N);
          B && B->getOpcode() == BO_Mul)
        for (const Expr *Side : {B->getLHS(), B->getRHS()})
          walk(Side, [&](const Stmt *M) { // `(degree + 1)`
            const auto *E = dyn_cast<Expr>(M);
            const ValueDecl *D = E ? namedBy(E) : nullptr;
            if (isa_and_nonnull<FieldDecl>(D))
              Into.insert(D);
            return true;
          });
      return true;
    });
  };
  for (const FunctionView &F : V.Functions) {
    llvm::DenseSet<const Expr *> Changed = changedRows(F.F->getBody());
    walk(F.F->getBody(), [&](const Stmt *N) {
      const auto *E = dyn_cast<Expr>(N);
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (E && Changed.contains(E))
        return true;
      const Expr *Base = nullptr, *Index = nullptr;
      if (B && B->getOpcode() == BO_Add) {
        Base = B->getLHS();
        Index = B->getRHS();
      } else if (E && (!isa<CallExpr>(E) || isa<CXXOperatorCallExpr>(E))) {
        Element L = elementOf(E);
        Base = L.Base;
        Index = L.Index;
      }
      if (const FieldDecl *D = Base && Index ? fieldAt(Base) : nullptr;
          D && (D->getType()->isPointerType() || isGot(Base))) {
        VarSet Found;
        Strides(Index, Found);
        if (!Found.empty())
          Out[D].insert(Found.begin(), Found.end());
      }
      return true;
    });
  }
  return Out;
}

} // namespace crinn::passes

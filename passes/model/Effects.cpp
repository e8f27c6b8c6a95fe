//===- Effects.cpp - what statements read and write -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Effects.h"
#include "passes/model/Aliases.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// Visible bodies are followed this deep. Three calls lead from a search to
/// the arithmetic of an address in the libraries seen.
constexpr unsigned MaxDepth = 4;

/// True if a member that is not const has a const twin, as vector's operator[]
/// has and map's has not: then it only hands out what it is asked for.
bool onlyHandsOut(const CXXMethodDecl *M) {
  for (const NamedDecl *D : M->getParent()->lookup(M->getDeclName()))
    if (const auto *Twin = dyn_cast<CXXMethodDecl>(D);
        Twin && Twin->isConst() && Twin->getNumParams() == M->getNumParams())
      return true;
  return false;
}

bool readsObject(const FunctionDecl *F) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
  return M && (M->isConst() || M->isStatic() || onlyHandsOut(M));
}

/// The type of the parameter that takes argument \p I; null if not known.
QualType parameterOf(const CallExpr *C, const FunctionDecl *F, unsigned I) {
  if (F)
    return I < F->getNumParams() ? F->getParamDecl(I)->getType() : QualType();
  QualType T = C->getCallee()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const auto *Proto = T->getAs<FunctionProtoType>();
  return Proto && I < Proto->getNumParams() ? Proto->getParamType(I)
                                            : QualType();
}

/// True if we know that an argument cannot be written through such a parameter.
bool onlyReads(QualType T) {
  if (T.isNull() || T->isDependentType())
    return false;
  if (T->isReferenceType() || T->isPointerType())
    return T->getPointeeType().isConstQualified();
  return true;
}

/// True if the argument's own storage is handed over: `v`, `a.b`, `&v`, `*v`,
/// `v.data()`; not `-v`, `v + 1`, `(T)v`, nor what is const.
bool handsOver(const Expr *A) {
  A = A->IgnoreParenImpCasts();
  QualType T = A->getType();
  if (T->isPointerType() ? T->getPointeeType().isConstQualified()
                         : T.isConstQualified())
    return false;
  if (const auto *U = dyn_cast<UnaryOperator>(A))
    return U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Deref;
  if (const auto *C = dyn_cast<CallExpr>(A))
    return !T->isDependentType() && (A->isGLValue() || T->isPointerType()) &&
           calleeOf(C).Object;
  if (isa<BinaryOperator>(A))
    return T->isPointerType();
  return isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr,
             ArraySubscriptExpr>(A);
}

class Collector {
public:
  Collector(Effects &E, unsigned Depth) : E(E), Depth(Depth) {}

  void add(const Stmt *S) {
    walk(S, [&](const Stmt *N) {
      note(N);
      return true;
    });
  }

private:
  void note(const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N)) {
      // In a template `stream << x` is not yet a call.
      bool Shift = B->isShiftOp() && B->isTypeDependent();
      if (B->isAssignmentOp() || Shift)
        addPlaces(B->getLHS(), E.Writes);
    } else if (const auto *U = dyn_cast<UnaryOperator>(N)) {
      if (U->isIncrementDecrementOp())
        addPlaces(U->getSubExpr(), E.Writes);
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N)) {
      addOperator(O);
    } else if (const auto *C = dyn_cast<CallExpr>(N)) {
      addCall(C);
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(N)) {
      for (unsigned I = 0; I < C->getNumArgs(); ++I)
        argument(C->getArg(I),
                 I < C->getConstructor()->getNumParams()
                     ? C->getConstructor()->getParamDecl(I)->getType()
                     : QualType());
    } else if (isa<CXXUnresolvedConstructExpr, ParenListExpr>(N)) {
      for (const Stmt *A : N->children())
        argument(cast<Expr>(A), QualType());
    }
    if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(N) &&
        !cast<Expr>(N)->getType()->isFunctionType())
      addPlaces(cast<Expr>(N), E.Reads);
  }

  void argument(const Expr *A, QualType Parameter) {
    addClosure(A); // who is given one may call it
    // std::fill(v.begin(), v.end(), x): an iterator is handed over by value.
    if (const auto *C = dyn_cast<CallExpr>(bare(A));
        C && !Parameter.isNull() && Parameter->isRecordType()) {
      Callee R = calleeOf(C);
      const auto *M = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
      if (R.Object && M && !M->isConst())
        addPlaces(R.Object, E.Writes);
    }
    if (!onlyReads(Parameter) && handsOver(A))
      addPlaces(A, E.Writes);
  }

  void addOperator(const CXXOperatorCallExpr *O) {
    const FunctionDecl *F = O->getDirectCallee();
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
    unsigned First = M && !M->isStatic() ? 1 : 0; // the object is argument 0
    if (First && !readsObject(M))
      addPlaces(O->getArg(0), E.Writes);
    for (unsigned I = First; I < O->getNumArgs(); ++I)
      argument(O->getArg(I), F && I - First < F->getNumParams()
                                 ? F->getParamDecl(I - First)->getType()
                                 : QualType());
    if (O->getOperator() == OO_Call)
      addClosure(O->getArg(0));
    if (F)
      addBody(F, O->getArg(0), isa<CXXThisExpr>(bare(O->getArg(0))));
  }

  void addCall(const CallExpr *C) {
    Callee R = calleeOf(C);
    for (unsigned I = 0; I < C->getNumArgs(); ++I)
      argument(C->getArg(I), parameterOf(C, R.Decl, I));
    const Expr *F = bare(C->getCallee());
    const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(F);
    const auto *Overloads = dyn_cast<UnresolvedMemberExpr>(F);
    if (Dependent && Dependent->isImplicitAccess()) {
      E.Reads.insert("this");
      E.Writes.insert("this");
    }
    // Any of the overloads may be meant.
    if (Overloads && Overloads->isImplicitAccess()) {
      for (const NamedDecl *D : Overloads->decls()) {
        const auto *M = dyn_cast<CXXMethodDecl>(D->getUnderlyingDecl());
        if (!M)
          E.Reads.insert("this");
        if (!M || (!M->isConst() && !M->isStatic()))
          E.Writes.insert("this");
        if (M)
          addBody(M, nullptr, /*OnThis=*/true);
      }
    }
    // A call through a function pointer leaves the pointer alone.
    bool Pointer =
        !R.Decl && R.Object && R.Object->getType()->isFunctionPointerType();
    if (R.Object && !Pointer && !readsObject(R.Decl))
      addPlaces(R.Object, E.Writes);
    if (R.Object && !R.Decl)
      addClosure(R.Object);
    if (R.Decl)
      addBody(R.Decl, R.Object, R.Object && isa<CXXThisExpr>(bare(R.Object)));
  }

  /// A variable that is called may hold lambdas: what they do is done.
  void addClosure(const Expr *Functor) {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Functor));
    if (!V || !V->getInit() || Depth == 0)
      return;
    walk(V->getInit(), [&](const Stmt *N) {
      if (const auto *L = dyn_cast<LambdaExpr>(N))
        Collector(E, Depth - 1).add(L->getBody());
      return true;
    });
  }

  /// What a function with a visible body does to its object and to globals. One
  /// without reads all of the object that is `this`; what it does to another
  /// the caller has noted.
  void addBody(const FunctionDecl *F, const Expr *Object, bool OnThis) {
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    const FunctionDecl *Def = nullptr;
    if (!F->hasBody(Def))
      if (const FunctionDecl *P = F->getTemplateInstantiationPattern())
        P->hasBody(Def);
    const SourceManager &SM = F->getASTContext().getSourceManager();
    if (Depth == 0 || !Def || SM.isInSystemHeader(F->getLocation()) ||
        (M && M->isVirtual())) {
      if (OnThis)
        E.Reads.insert("this");
      return;
    }
    Effects Inner;
    Collector(Inner, Depth - 1).add(Def->getBody());
    Places Objects;
    if (Object && !OnThis)
      addPlaces(Object, Objects);
    merge(Inner.Reads, Objects, OnThis, E.Reads);
    merge(Inner.Writes, Objects, OnThis, E.Writes);
  }

  static void merge(const Places &From, const Places &Objects, bool OnThis,
                    Places &Into) {
    for (const std::string &P : From) {
      if (P[0] == 'g' || (OnThis && llvm::StringRef(P).starts_with("this")))
        Into.insert(P);
      else if (llvm::StringRef(P).starts_with("this"))
        for (const std::string &O : Objects)
          Into.insert(O + P.substr(4));
    }
  }

  Effects &E;
  unsigned Depth;
};

} // namespace

void Effects::add(const Stmt *S) {
  Collector(*this, MaxDepth).add(S);
  Reads.erase("");
  Writes.erase("");
}

std::string common(const std::set<std::string> &A,
                   const std::set<std::string> &B) {
  for (const std::string &X : A)
    for (const std::string &Y : B)
      if (overlaps(X, Y))
        return X;
  return "";
}

} // namespace crinn::passes

//===- Jam.cpp - which statements of a kernel depend on the vector --------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Jam.h"
#include "passes/model/Assignments.h"
#include "passes/rewrites/QuietCode.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Jammer {
public:
  Jammer(const FunctionDecl *F, const ParmVarDecl *Vector)
      : F(F), Vector(Vector), Body(F->getBody()) {}

  llvm::Expected<Jam> run() {
    taint();
    const auto *Block = cast<CompoundStmt>(F->getBody());
    Out.Return = Block->body_empty() ? nullptr
                                     : dyn_cast<ReturnStmt>(Block->body_back());
    if (!Out.Return || !depends(Out.Return))
      return refuse("the kernel does not end in the return of a distance");
    if (llvm::Error E = block(Block))
      return std::move(E);
    if (!Out.InLoop)
      return refuse("no loop of the kernel reads the vector");
    if (llvm::Error E = variables())
      return std::move(E);
    return std::move(Out);
  }

private:
  /// Variables that have to do with the vector, through whatever.
  void taint() {
    Of = {Vector};
    for (bool Grew = true; Grew;) {
      Grew = false;
      for (const Assigned &A : Body.All)
        if (A.Var && ((A.Value && mentions(A.Value, Of)) ||
                      (A.To && mentions(A.To, Of))))
          Grew |= Of.insert(A.Var).second;
      for (const CallExpr *C : Body.Calls)
        if (mentions(C, Of))
          for (unsigned I = 0; I < C->getNumArgs(); ++I)
            if (const VarDecl *V = arrayWritten(C, I))
              Grew |= Of.insert(V).second;
    }
  }

  bool depends(const Stmt *S) const { return S && mentions(S, Of); }

  /// True for a statement that has to be made for each vector.
  llvm::Expected<bool> isEach(const Stmt *S) const {
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      bool Given = llvm::any_of(D->decls(), [&](const Decl *One) {
        const auto *V = dyn_cast<VarDecl>(One);
        return V && Of.contains(V) && V->getInit() &&
               !isa<CXXConstructExpr>(V->getInit());
      });
      if (Given && !D->isSingleDecl())
        return refuse("one declaration makes several variables of the vector");
      return Given;
    }
    return isa<ReturnStmt>(S) || (isa<Expr>(S) && depends(S));
  }

  llvm::Error block(const CompoundStmt *C) {
    Run Now;
    auto Flush = [&] {
      if (!Now.empty())
        Out.Runs.push_back(std::move(Now));
      Now.clear();
    };
    for (const Stmt *S : C->body()) {
      llvm::Expected<bool> Each = isEach(S);
      if (!Each)
        return Each.takeError();
      if (*Each) {
        if (isa<ReturnStmt>(S) && S != Out.Return)
          return refuse("the kernel returns early");
        Now.push_back(S);
        continue;
      }
      Flush();
      if (llvm::Error E = shared(S))
        return E;
    }
    Flush();
    return llvm::Error::success();
  }

  llvm::Error body(const Stmt *S) {
    if (const auto *C = dyn_cast<CompoundStmt>(S))
      return block(C);
    llvm::Expected<bool> Each = isEach(S);
    if (!Each)
      return Each.takeError();
    if (!*Each)
      return shared(S);
    if (isa<ReturnStmt>(S))
      return refuse("the kernel returns early");
    Out.Runs.push_back({S});
    return llvm::Error::success();
  }

  llvm::Error loop(const Stmt *Body) {
    size_t Before = Out.Runs.size();
    if (llvm::Error E = body(Body))
      return E;
    Out.InLoop |= Out.Runs.size() > Before;
    return llvm::Error::success();
  }

  llvm::Error shared(const Stmt *S) {
    const char *Way = "the way through the kernel depends on the vector";
    if (const auto *D = dyn_cast<DeclStmt>(S))
      Out.Bare.push_back(D);
    if (isa<DeclStmt, Expr, NullStmt, BreakStmt, ContinueStmt>(S))
      return llvm::Error::success();
    if (const auto *C = dyn_cast<CompoundStmt>(S))
      return block(C);
    if (const auto *I = dyn_cast<IfStmt>(S)) {
      if (I->getInit() || I->getConditionVariable() || depends(I->getCond()))
        return refuse(Way);
      if (llvm::Error E = body(I->getThen()))
        return E;
      return I->getElse() ? body(I->getElse()) : llvm::Error::success();
    }
    if (const auto *L = dyn_cast<ForStmt>(S)) {
      if (L->getConditionVariable() || depends(L->getInit()) ||
          depends(L->getCond()) || depends(L->getInc()))
        return refuse(Way);
      return loop(L->getBody());
    }
    if (const auto *L = dyn_cast<WhileStmt>(S)) {
      if (L->getConditionVariable() || depends(L->getCond()))
        return refuse(Way);
      return loop(L->getBody());
    }
    if (const auto *L = dyn_cast<DoStmt>(S))
      return depends(L->getCond()) ? refuse(Way) : loop(L->getBody());
    return refuse("the kernel has a statement that is none of a declaration, "
                  "an expression, if, for, while and do");
  }

  /// `v = x;` where x does not mention v.
  static bool sets(const Stmt *S, const VarDecl *V) {
    const auto *E = dyn_cast<Expr>(S);
    const auto *B = E ? dyn_cast<BinaryOperator>(bare(E)) : nullptr;
    return B && B->getOpcode() == BO_Assign && variableOf(B->getLHS()) == V &&
           isa<DeclRefExpr>(bare(B->getLHS())) && !mentions(B->getRHS(), V);
  }

  static bool fills(const Stmt *S, const VarDecl *V) {
    const auto *E = dyn_cast<Expr>(S);
    const auto *C = E ? dyn_cast<CallExpr>(bare(E)) : nullptr;
    if (C)
      for (unsigned I = 0; I < C->getNumArgs(); ++I)
        if (arrayWritten(C, I) == V)
          return true;
    return false;
  }

  static bool declares(const Stmt *S, const VarDecl *V) {
    const auto *D = dyn_cast<DeclStmt>(S);
    return D && llvm::is_contained(D->decls(), V);
  }

  /// True if each vector finds \p V as if it were the first: whatever run
  /// mentions it gives it a value before all else.
  bool isAnew(const VarDecl *V) const {
    unsigned Runs = 0;
    bool Declared = false, Elsewhere = false;
    for (const Run &R : Out.Runs) {
      auto First = llvm::find_if(
          R, [&](const Stmt *S) { return declares(S, V) || mentions(S, V); });
      if (First == R.end())
        continue;
      ++Runs;
      if (declares(*First, V))
        Declared = true;
      else if (V->getType()->isArrayType() ? !fills(*First, V)
                                           : !sets(*First, V))
        Elsewhere = true;
    }
    if (Declared || V->getType()->isArrayType())
      return Runs == 1 && !Elsewhere;
    return !Elsewhere;
  }

  /// True if \p V is declared where an array can be declared instead.
  bool hasPlace(const VarDecl *V) const {
    auto Declares = [&](const Stmt *S) { return declares(S, V); };
    return llvm::any_of(Out.Bare, Declares) ||
           llvm::any_of(Out.Runs, [&](const Run &R) {
             return llvm::any_of(R, Declares) &&
                    V->getInitStyle() == VarDecl::CInit;
           });
  }

  llvm::Error variables() {
    for (const Assigned &A : Body.All)
      if (A.Var == Vector && A.To)
        Out.Moves = true;
    std::vector<const VarDecl *> InOrder;
    for (const ValueDecl *D : Of)
      InOrder.push_back(cast<VarDecl>(D));
    llvm::sort(InOrder, [](const VarDecl *A, const VarDecl *B) {
      return A->getLocation() < B->getLocation();
    });
    for (const VarDecl *V : InOrder) {
      if (V == Vector)
        continue;
      if (isa<ParmVarDecl>(V))
        return refuse("the kernel computes its parameter " +
                      V->getNameAsString() + " from the vector");
      if (isAnew(V))
        continue;
      QualType T = V->getType();
      bool Plain = T->isScalarType() || T->isVectorType();
      if (!Plain || T.isConstQualified() || T->isReferenceType() ||
          T->getContainedAutoType() || !hasPlace(V))
        return refuse("the variable " + V->getNameAsString() +
                      " cannot become an array");
      Out.Carried.insert(V);
    }
    if (Out.Moves)
      Out.Carried.insert(Vector);
    return llvm::Error::success();
  }

  const FunctionDecl *F;
  const ParmVarDecl *Vector;
  Assignments Body;
  VarSet Of;
  Jam Out;
};

} // namespace

llvm::Expected<Jam> jam(const FunctionDecl *F, const ParmVarDecl *Vector) {
  return Jammer(F, Vector).run();
}

} // namespace crinn::passes

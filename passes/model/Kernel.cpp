//===- Kernel.cpp - find distance functions -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A kernel is a function with a loop in which an accumulator grows by what was
/// made of elements of two vectors, and that gives this accumulator, or what it
/// computes from it, to its caller. The accumulator outlives an iteration: one
/// that begins anew in each is a decoder's or a transformation's value, unless
/// the dimensions are written out in the body and the loop is over vectors.
///
/// A product of two matrices has the same sums one loop deeper. A sum over one
/// array, a norm or a variance has one vector. A comparison that returns at the
/// first difference accumulates nothing.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Recognisers.h"
#include "passes/model/VectorFlow.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// So many sums into one register make a vector of few dimensions, written out.
constexpr int WrittenOut = 3;

/// A loop over vectors and one over dimensions; matrices have three.
constexpr unsigned MaxDepth = 2;

class KernelSearch {
public:
  explicit KernelSearch(const FunctionDecl *F)
      : F(F), Body(F->getBody()), Flow(Body) {}

  bool find() {
    for (const Assigned &A : Body.All)
      if (A.Loop && A.Var && (sums(A) || counts(A)) && leaves(A))
        return true;
    return false;
  }

private:
  /// True if \p A adds something of two vectors to an accumulator.
  bool sums(const Assigned &A) const {
    if (!A.Value || !A.To || !mayAccumulate(A) ||
        Body.depth(A.Loop) > MaxDepth || Body.Indices.contains(A.Var))
      return false;
    bool Grows = A.How == Assigned::Sum ||
                 (A.How == Assigned::Plain && growsBy(A.Value, A.Var));
    if (!Grows)
      return false;
    if (isCarried(A))
      return Flow.combines(A.Value, A.Var) && operandsFit(A.Value, A);
    if (Body.home(A.Var) != A.Loop)
      return false;
    return isLaneSum(A) || isWrittenOut(A);
  }

  /// True for `v + x`, `max(v, x)`, `fmadd(x, x, v)`, `add(add(v, x), y)`.
  static bool growsBy(const Expr *E, const VarDecl *V) {
    E = bare(E);
    if (const auto *B = dyn_cast<BinaryOperator>(E))
      return B->isAdditiveOp() &&
             (growsBy(B->getLHS(), V) || growsBy(B->getRHS(), V));
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      return (O->getOperator() == OO_Plus || O->getOperator() == OO_Minus) &&
             llvm::any_of(O->arguments(),
                          [&](const Expr *A) { return growsBy(A, V); });
    if (const auto *N = dyn_cast<CXXConstructExpr>(E); // a register by value
        N && N->getConstructor()->isCopyOrMoveConstructor())
      return growsBy(N->getArg(0), V);
    if (const Expr *Of = elementOf(E).Base; Of && V->getType()->isArrayType())
      return variableOf(Of) == V; // one of several sums
    const auto *C = dyn_cast<CallExpr>(E);
    if (!C)
      return variableOf(E) == V;
    std::string Callee = calleeOf(C).Name;
    StringRef Name = Callee;
    // What instructions that keep a sum, or a greatest value, are called.
    static const char *const Keeping[] = {
        "add", "fma", "mla", "max", "dp", "dot", "sad", "move", "accumulate"};
    bool Keeps = llvm::any_of(Keeping, [&](const char *Part) {
      return Name.contains_insensitive(Part);
    });
    return Keeps && llvm::any_of(C->arguments(),
                                 [&](const Expr *A) { return growsBy(A, V); });
  }

  /// True for `if (a[i] != b[i]) ++n;`, where n is no place in a vector.
  bool counts(const Assigned &A) const {
    if (A.Value || Body.depth(A.Loop) != 1 || isa<ParmVarDecl>(A.Var) ||
        !A.Var->getType()->isArithmeticType() || !isCarried(A) ||
        Body.Indices.contains(A.Var))
      return false;
    return llvm::any_of(A.If, [&](const Expr *C) {
      return comparesElements(C) && Flow.allParameters(Flow.of(C));
    });
  }

  bool comparesElements(const Expr *Condition) const {
    bool Found = false;
    walk(Condition, [&](const Stmt *N) {
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (B && B->isComparisonOp())
        Found |= Flow.of(B->getLHS()) && Flow.of(B->getRHS()) &&
                 Flow.combines(B, nullptr);
      return !Found;
    });
    return Found;
  }

  /// A local number, register or array of them, or a parameter that refers to
  /// one; no pointer, no element of what came from outside.
  bool mayAccumulate(const Assigned &A) const {
    QualType T = A.Var->getType();
    const Expr *To = bare(A.To);
    if (const auto *P = dyn_cast<ParmVarDecl>(A.Var)) {
      bool Whole = isa<DeclRefExpr>(To) && T->isLValueReferenceType();
      const auto *U = dyn_cast<UnaryOperator>(To);
      bool Pointee =
          U && U->getOpcode() == UO_Deref && variableOf(U->getSubExpr()) == P;
      return Whole || Pointee;
    }
    if (A.Var->hasGlobalStorage() || T->isPointerType())
      return false;
    return isa<DeclRefExpr>(To) || T->isArrayType() || T->isRecordType();
  }

  /// True if the accumulator is older than the iteration: declared outside, and
  /// not set anew or scaled inside.
  bool isCarried(const Assigned &A) const {
    const Stmt *Home = Body.home(A.Var);
    if (Home == A.Loop || !Body.isInside(A.Loop, Home))
      return false;
    return llvm::none_of(Body.All, [&](const Assigned &B) {
      if (B.Var != A.Var || !B.Value)
        return false;
      bool Anew = B.How == Assigned::Plain && !mentions(B.Value, A.Var);
      return Body.isInside(B.Loop, A.Loop) &&
             (Anew || B.How == Assigned::Other);
    });
  }

  /// One of many vectors against one: both come as parameters. A matrix that
  /// the object holds, times a vector, is a transformation.
  bool operandsFit(const Expr *Value, const Assigned &A) const {
    return Body.depth(A.Loop) == 1 || Flow.allParameters(Flow.of(Value, A.Var));
  }

  /// `sum = hadd(sum, sum)`, after it was made of two vectors.
  bool isLaneSum(const Assigned &A) const {
    const auto *C = dyn_cast<CallExpr>(bare(A.Value));
    if (!C || C->getNumArgs() != 2 || variableOf(C->getArg(0)) != A.Var ||
        variableOf(C->getArg(1)) != A.Var)
      return false;
    return llvm::any_of(Body.All, [&](const Assigned &B) {
      return B.Var == A.Var && B.Value && Flow.combines(B.Value, A.Var) &&
             Flow.allParameters(Flow.of(B.Value, A.Var));
    });
  }

  bool isWrittenOut(const Assigned &A) const {
    return llvm::count_if(Body.All, [&](const Assigned &B) {
             return B.Var == A.Var && B.Loop == A.Loop && B.Value && B.To &&
                    (B.How == Assigned::Sum || growsBy(B.Value, A.Var)) &&
                    Flow.combines(B.Value, A.Var) &&
                    Flow.allParameters(Flow.of(B.Value, A.Var));
           }) >= WrittenOut;
  }

  /// True if what \p A accumulates reaches the caller as a number.
  bool leaves(const Assigned &A) {
    Data = {A.Var};
    Chosen.clear();
    // What is written back into a vector is no distance.
    VectorFlow::Vectors Operands = Flow.of(A.Value, A.Var);
    bool Stored = isa<ParmVarDecl>(A.Var);
    bool StoresElse = false;
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const Assigned &B : Body.All) {
        if (!B.Var || !B.Value)
          continue;
        bool Takes = mentions(B.Value, Data);
        bool Picks = mentions(B.Value, Chosen);
        for (const Expr *C : B.If)
          Picks |= mentions(C, Data) || mentions(C, Chosen);
        if (goesOut(B)) {
          Stored |= Takes && !(Flow.of(B.To) & Operands);
          StoresElse |= !Takes;
        } else if (Takes) {
          Changed |= Data.insert(B.Var).second;
        } else if (Picks) {
          Changed |= Chosen.insert(B.Var).second;
        }
      }
      for (const CallExpr *C : Body.Calls)
        Changed |= passOn(C, Stored);
    }
    QualType R = F->getReturnType();
    if (R->isVoidType())
      return Stored;
    if (!R->isDependentType() && !R->isVectorType() &&
        !R->getContainedDeducedType() &&
        (!R->isArithmeticType() || R->isBooleanType()))
      return false;
    return llvm::any_of(Body.Returns, [&](const Expr *E) {
      return mentions(E, Data) ||
             (A.Value && !StoresElse && mentions(E, Chosen));
    });
  }

  /// True for a store into memory of the caller.
  bool goesOut(const Assigned &B) const {
    if (!B.To || isa<DeclRefExpr>(bare(B.To)))
      return B.Var->getType()->isLValueReferenceType() &&
             isa<ParmVarDecl>(B.Var);
    return isa<ParmVarDecl>(B.Var) || B.Var->getType()->isPointerType();
  }

  /// `store(out + i, sum)`, `sum.store(out)`, `store(buffer, sum)`.
  bool passOn(const CallExpr *C, bool &Stored) {
    if (isa<CXXOperatorCallExpr>(C) ||
        !StringRef(calleeOf(C).Name).contains_insensitive("store"))
      return false;
    bool Gives = calleeOf(C).Object && mentions(calleeOf(C).Object, Data);
    for (const Expr *A : C->arguments())
      Gives |= mentions(A, Data);
    bool Changed = false;
    for (const Expr *A : C->arguments()) {
      if (!Gives || mentions(A, Data))
        continue;
      const auto *V = dyn_cast_or_null<VarDecl>(variableOf(A));
      if (V && V->getType()->isArrayType())
        Changed |= Data.insert(V).second;
      else
        Stored |= Flow.of(A) != 0;
    }
    return Changed;
  }

  const FunctionDecl *F;
  Assignments Body;
  VectorFlow Flow;
  VarSet Data;   ///< computed from the accumulator
  VarSet Chosen; ///< set where a condition on it holds
};

} // namespace

void findKernels(const FunctionView &V, Findings &Out) {
  if (V.Fs.Loops.empty() || V.F->param_empty())
    return;
  if (KernelSearch(V.F).find())
    Out.Idioms.push_back({IdiomKind::Kernel, V.F, V.F->getLocation(), {}});
}

} // namespace crinn::passes

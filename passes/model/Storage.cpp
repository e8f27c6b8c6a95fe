//===- Storage.cpp - find where vectors and links are allocated -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Found from the use back: a search reads its neighbours and vectors from some
/// fields, by node id; what is assigned to such a field, or to its elements,
/// and comes from an allocation, is storage. A class that no search in the unit
/// reaches has storage where a field is allocated as so many rows of a stride
/// and read by row with the same stride, if the unit has a search at all: a
/// matrix elsewhere is just a matrix.
///
//===----------------------------------------------------------------------===//

#include "passes/model/AddressedFields.h"
#include "passes/model/Allocations.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class StorageSearch {
public:
  StorageSearch(const UnitView &V, Findings &Out, const ValueSources &S)
      : V(V), Out(Out), S(S), Memory(V, S), Reached(addressedFields(V, Out, S)),
        Rows(rowFields(V)) {}

  void run() {
    for (const FunctionView &F : V.Functions) {
      if (const auto *C = dyn_cast<CXXConstructorDecl>(F.F))
        for (const CXXCtorInitializer *I : C->inits())
          if (I->isWritten() && I->getAnyMember())
            initialise(I, F.F);
      walk(F.F->getBody(), [&](const Stmt *N) {
        if (const auto *B = dyn_cast<BinaryOperator>(N);
            B && B->getOpcode() == BO_Assign)
          assign(B->getLHS(), B->getRHS(), F.F);
        else if (const auto *C = dyn_cast<CallExpr>(N))
          call(C, F.F);
        return true;
      });
    }
  }

private:
  const FieldDecl *wanted(const Expr *To) const {
    const auto *D = dyn_cast_or_null<FieldDecl>(namedBy(To));
    return D && (Reached.contains(D) || Rows.count(D)) ? D : nullptr;
  }

  void initialise(const CXXCtorInitializer *I, const FunctionDecl *In) {
    const auto *D = cast_or_null<FieldDecl>(asWritten(I->getAnyMember()));
    if (!D || !(Reached.contains(D) || Rows.count(D)))
      return;
    const Expr *Init = I->getInit();
    llvm::SmallVector<const Expr *, 4> Args;
    if (const auto *P = dyn_cast<ParenListExpr>(Init))
      for (unsigned K = 0; K < P->getNumExprs(); ++K)
        Args.push_back(P->getExpr(K));
    else if (const auto *C = dyn_cast<CXXConstructExpr>(bare(Init)))
      Args.assign(C->arg_begin(), C->arg_end());
    if (!D->getType()->isPointerType() && isSized(Args))
      report(D, {Init, {Args[0]}, I->getMemberLocation(), In});
    else
      give(D, Init, In);
  }

  void assign(const Expr *To, const Expr *Value, const FunctionDecl *In) {
    const FieldDecl *D = wanted(To);
    if (!D)
      if (Element L = elementOf(To); L.Base)
        D = wanted(L.Base);
    if (D)
      give(D, Value, In);
  }

  void call(const CallExpr *C, const FunctionDecl *In) {
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C)) {
      if (O->getOperator() == OO_Equal && O->getNumArgs() == 2)
        assign(O->getArg(0), O->getArg(1), In);
      return;
    }
    Callee R = calleeOf(C);
    if (const FieldDecl *D = R.Object ? wanted(R.Object) : nullptr) {
      if (Allocations::grows(C))
        report(D, {C, {C->getArg(0)}, C->getBeginLoc(), In});
      else if (R.Name == "reset" || R.Name == "swap")
        for (const Expr *A : C->arguments())
          give(D, A, In);
    } else if (R.Name == "swap" && C->getNumArgs() == 2) {
      for (unsigned I : {0u, 1u})
        if (const FieldDecl *Field = wanted(C->getArg(I)))
          give(Field, C->getArg(1 - I), In);
    }
  }

  void give(const FieldDecl *D, const Expr *Value, const FunctionDecl *In) {
    for (const Allocation &A : Memory.behind(Value, In))
      report(D, A);
  }

  /// True if the size is some number times a stride by which \p D is read.
  bool isRows(const FieldDecl *D, const Allocation &A) const {
    auto It = Rows.find(D);
    if (It == Rows.end())
      return false;
    VarSet Seen;
    return llvm::any_of(A.Sizes, [&](const Expr *E) {
      return multiplies(E, It->second, A.In, Seen);
    });
  }

  bool multiplies(const Expr *E, const VarSet &Strides, const FunctionDecl *In,
                  VarSet &Seen) const {
    bool Found = false;
    walk(E, [&](const Stmt *N) {
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (B && B->getOpcode() == BO_Mul)
        walk(B, [&](const Stmt *M) {
          const auto *Sub = dyn_cast<Expr>(M);
          const ValueDecl *D = Sub ? namedBy(Sub) : nullptr;
          Found |= D && Strides.contains(D);
          if (const auto *P = dyn_cast_or_null<ParmVarDecl>(D))
            Found |= becomes(P, Strides);
          return !Found;
        });
      if (const auto *V = dyn_cast_or_null<VarDecl>(
              isa<Expr>(N) ? variableOf(cast<Expr>(N)) : nullptr);
          V && V->getInit() && Seen.insert(V).second)
        Found |= multiplies(V->getInit(), Strides, In, Seen);
      return !Found;
    });
    return Found;
  }

  /// True if a stride is set from what \p P is, or comes from.
  bool becomes(const ParmVarDecl *P, const VarSet &Strides) const {
    VarSet From;
    for (const Carrier &C : S.upstream({{P, nullptr}}, Follow::Value))
      From.insert(C.Decl);
    return llvm::any_of(Strides, [&](const ValueDecl *Field) {
      return llvm::any_of(S.of(Field), [&](const ValueSources::Source &Of) {
        const ValueDecl *D = Of.Value ? namedBy(Of.Value) : nullptr;
        return D && From.contains(D);
      });
    });
  }

  void report(const FieldDecl *D, const Allocation &A) {
    // A lock for each node is read by its id too.
    if (llvm::StringRef(D->getType().getAsString()).contains("mutex"))
      return;
    if (!(Reached.contains(D) || isRows(D, A)) || A.Where.isInvalid() ||
        !Done.insert(A.Where.getRawEncoding()).second)
      return;
    // `Links(n)` begins at the name, the expression may at the parenthesis.
    Bound Text{"storage", A.At, nullptr};
    if (A.Where.isFileID() && A.At->getEndLoc().isFileID())
      Text.Text = {A.Where, A.At->getEndLoc()};
    Out.Idioms.push_back({IdiomKind::Storage, A.In, A.Where, {Text}});
  }

  const UnitView &V;
  Findings &Out;
  const ValueSources &S;
  Allocations Memory;
  VarSet Reached;
  llvm::DenseMap<const ValueDecl *, VarSet> Rows;
  std::set<unsigned> Done;
};

} // namespace

void findStorage(const UnitView &V, Findings &Out) {
  bool Searches = llvm::any_of(Out.Idioms, [](const Idiom &I) {
    return I.Kind == IdiomKind::BestFirst || I.Kind == IdiomKind::GreedyDescent;
  });
  if (!Searches)
    return;
  ValueSources S(V);
  StorageSearch(V, Out, S).run();
}

} // namespace crinn::passes

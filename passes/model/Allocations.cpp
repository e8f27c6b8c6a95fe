//===- Allocations.cpp - expressions that take memory ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Allocations.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

/// Which arguments of the C library's functions say how much.
static bool sizesOf(const CallExpr *C, Allocation &Out) {
  struct Known {
    const char *Name;
    unsigned NumArgs, First;
  };
  static const Known All[] = {{"malloc", 1, 0},         {"calloc", 2, 0},
                              {"realloc", 2, 1},        {"aligned_alloc", 2, 1},
                              {"posix_memalign", 3, 2}, {"_mm_malloc", 2, 0}};
  std::string Name = calleeOf(C).Name;
  for (const Known &K : All)
    if (Name == K.Name && C->getNumArgs() == K.NumArgs) {
      unsigned Last = Name == "calloc" ? 2 : K.First + 1;
      for (unsigned I = K.First; I < Last; ++I)
        Out.Sizes.push_back(C->getArg(I));
      return true;
    }
  // An arena, a standard allocator: the object takes it from somewhere.
  if (Name == "allocate" && calleeOf(C).Object && C->getNumArgs() == 1) {
    Out.Sizes.push_back(C->getArg(0));
    return true;
  }
  return false;
}

bool isSized(llvm::ArrayRef<const Expr *> Args) {
  if (Args.empty() || !mayCount(Args[0]->getType()) || isLiteral(Args[0]))
    return false;
  const Expr *E = bare(Args[0]);
  // `make_slice(a, b)`, of a type not known yet, may be anything.
  if (isa<CallExpr>(E) && E->isTypeDependent())
    return false;
  return !isa<InitListExpr>(E) && !isa<CXXDefaultArgExpr>(E);
}

bool Allocations::grows(const CallExpr *C) {
  std::string Name = calleeOf(C).Name;
  bool Two = Name == "assign" && C->getNumArgs() == 2;
  return calleeOf(C).Object && C->getNumArgs() >= 1 &&
         (Name == "resize" || Name == "reserve" || Two) &&
         isSized({C->getArgs(), C->getNumArgs()});
}

void Allocations::collectLocal(const VarDecl *D, const FunctionDecl *In,
                               VarSet &Seen,
                               std::vector<Allocation> &Out) const {
  if (isa<ParmVarDecl>(D) || D->hasGlobalStorage() || !Seen.insert(D).second)
    return;
  for (const FunctionView &F : V.Functions) {
    if (F.F != In)
      continue;
    for (const Definition &Def : F.Fs.Definitions)
      if (Def.Var == D)
        collect(Def.Value, In, Seen, Out);
    for (const Fill &One : F.Fs.Fills) // `table[i] = allocate(n)`
      if (variableOf(One.Container) == D && One.Values.size() == 1)
        collect(One.Values[0], In, Seen, Out);
    for (auto [C, L] : F.Fs.Calls)
      if (grows(C) && variableOf(calleeOf(C).Object) == D)
        Out.push_back({C, {C->getArg(0)}, C->getBeginLoc(), In});
  }
  const auto *Made =
      D->getInit() ? dyn_cast<CXXConstructExpr>(bare(D->getInit())) : nullptr;
  const auto *List = dyn_cast_or_null<ParenListExpr>(D->getInit());
  if (Made && Made->getNumArgs() &&
      isSized({Made->getArgs(), Made->getNumArgs()}))
    Out.push_back({Made, {Made->getArg(0)}, D->getLocation(), In});
  if (List && List->getNumExprs() && mayCount(List->getExpr(0)->getType()) &&
      !isLiteral(List->getExpr(0)) && !D->getType()->isPointerType())
    Out.push_back({List, {List->getExpr(0)}, D->getLocation(), In});
}

void Allocations::collect(const Expr *E, const FunctionDecl *In, VarSet &Seen,
                          std::vector<Allocation> &Out) const {
  E = E ? bare(E) : nullptr;
  if (!E)
    return;
  if (const auto *N = dyn_cast<CXXNewExpr>(E)) {
    if (N->isArray() && N->getArraySize() && !isLiteral(*N->getArraySize()))
      Out.push_back({N, {*N->getArraySize()}, N->getBeginLoc(), In});
    return;
  }
  if (const auto *D = dyn_cast_or_null<VarDecl>(variableOf(E)))
    return collectLocal(D, In, Seen, Out);
  auto All = [&](auto Range) {
    for (const Expr *A : Range)
      collect(A, In, Seen, Out);
  };
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    collect(C->getTrueExpr(), In, Seen, Out);
    return collect(C->getFalseExpr(), In, Seen, Out);
  }
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    Allocation A{C, {}, C->getBeginLoc(), In};
    if (sizesOf(C, A)) {
      Out.push_back(std::move(A));
      return;
    }
    std::string Name = calleeOf(C).Name;
    if (Name == "move" || Name == "forward" || Name == "exchange")
      return All(C->arguments());
    // `bytes.data()`, of what holds it.
    if (calleeOf(C).Object && (Name == "data" || Name == "get"))
      collect(calleeOf(C).Object, In, Seen, Out);
    size_t Before = Out.size();
    if (calleeOf(C).Decl)
      for (const FunctionDecl *F : S.calleesOf(C))
        if (F->getBody() && Seen.insert(F).second)
          walk(F->getBody(), [&](const Stmt *N) {
            if (const auto *R = dyn_cast<ReturnStmt>(N))
              collect(R->getRetValue(), F, Seen, Out);
            return !isa<LambdaExpr>(N);
          });
    // A general allocator: it is the caller that knows what for.
    if (Out.size() > Before && C->getType()->isVoidPointerType()) {
      Out.resize(Before);
      for (const Expr *Arg : C->arguments())
        if (mayCount(Arg->getType()) && !isLiteral(Arg))
          A.Sizes.push_back(Arg);
      Out.push_back(std::move(A));
    }
    return;
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (isa<CXXTemporaryObjectExpr>(C) && C->getNumArgs() &&
        isSized({C->getArgs(), C->getNumArgs()}))
      Out.push_back({C, {C->getArg(0)}, C->getBeginLoc(), In});
    return All(C->arguments());
  }
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return All(C->arguments());
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return All(L->inits());
  if (const auto *P = dyn_cast<ParenListExpr>(E))
    for (unsigned I = 0; I < P->getNumExprs(); ++I)
      collect(P->getExpr(I), In, Seen, Out);
}

std::vector<Allocation> Allocations::behind(const Expr *E,
                                            const FunctionDecl *In) const {
  std::vector<Allocation> Out;
  VarSet Seen;
  collect(E, In, Seen, Out);
  return Out;
}

} // namespace crinn::passes

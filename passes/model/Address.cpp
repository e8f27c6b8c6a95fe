//===- Address.cpp - where the neighbour's vector lies --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Address.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if we can prove that calling \p F does nothing but compute a value: its
/// body is one return statement without calls or writes, and a member is const.
bool isGetter(const FunctionDecl *F) {
  if (const auto *M = dyn_cast<CXXMethodDecl>(F); M && !M->isConst())
    return false;
  const FunctionDecl *Def = nullptr;
  if (!F->hasBody(Def)) {
    const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
    if (!Pattern || !Pattern->hasBody(Def))
      return false;
  }
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Def->getBody());
  if (!Body || Body->size() != 1 || !isa<ReturnStmt>(Body->body_front()))
    return false;
  bool Pure = true;
  walk(Body, [&](const Stmt *S) {
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      Pure &= !U->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      Pure &= !B->isAssignmentOp();
    Pure &= !isa<CallExpr, CXXNewExpr, CXXDeleteExpr, CXXThrowExpr>(S);
    return Pure;
  });
  return Pure;
}

/// As isGetter, for an expression.
bool isPure(const Expr *E) {
  bool Pure = true;
  walk(E, [&](const Stmt *S) {
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      Pure &= !U->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      Pure &= !B->isAssignmentOp();
    if (const auto *C = dyn_cast<CallExpr>(S)) {
      Callee R = calleeOf(C);
      Pure &= R.Decl && isGetter(R.Decl);
    }
    Pure &= !isa<CXXNewExpr, CXXDeleteExpr, LambdaExpr, CXXThrowExpr,
                 CXXConstructExpr, CXXUnresolvedConstructExpr>(S);
    return Pure;
  });
  return Pure;
}

/// True if every local that \p E reads is visible at the head of the loop body:
/// the neighbour itself, or declared outside the loop.
bool readsOnlyOutside(const Expr *E, const NeighbourLoop &L,
                      const SourceManager &SM) {
  bool Ok = true;
  walk(E, [&](const Stmt *S) {
    const auto *D = dyn_cast<DeclRefExpr>(S);
    const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
    if (V && V != L.Neighbour && V->isLocalVarDeclOrParm())
      Ok &=
          SM.isBeforeInTranslationUnit(V->getLocation(), L.Loop->getBeginLoc());
    return Ok;
  });
  return Ok;
}

/// The address argument of the distance: `vectorOf(v)`, directly or through a
/// local pointer.
const Expr *addressArgument(const BestFirst &B) {
  const VarDecl *Id = B.Score.Neighbour;
  for (const Expr *A : B.Distance->arguments()) {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(A));
    if (V && V != Id && V->getInit() && V->getType()->isPointerType() &&
        mentions(V->getInit(), Id))
      return bare(V->getInit());
    if (!V && mentions(A, Id) && A->getType()->isPointerType())
      return bare(A);
  }
  return nullptr;
}

llvm::Expected<VectorAddress> helperAddress(const ParsedUnit &U,
                                            const BestFirst &B) {
  VectorAddress R;
  R.IsHelper = true;
  R.LinesParam = B.Helper->LinesParam;
  R.FixedLines = "1";
  R.Text = textOf(U.Ctx, B.HelperCall->getCallee());
  if (R.Text.empty())
    return refuse("the prefetch helper is called from a macro");
  for (const Expr *A : B.HelperCall->arguments())
    R.Args.push_back(textOf(U.Ctx, A));
  return R;
}

} // namespace

std::string VectorAddress::forNeighbour(llvm::StringRef Name,
                                        llvm::StringRef Lines) const {
  if (!IsHelper)
    return substitute(Text, Neighbour, Name);
  std::string Out = Text + "(" + Name.str();
  for (size_t I = 1; I < Args.size(); ++I)
    Out += ", " + (int(I) == LinesParam ? Lines.str() : Args[I]);
  return Out + ")";
}

llvm::Expected<VectorAddress> vectorAddress(const ParsedUnit &U,
                                            const BestFirst &B) {
  const Expr *A = addressArgument(B);
  if (!A && B.HelperCall)
    return helperAddress(U, B);
  if (!A)
    return refuse("the distance is not given an address, and its object is "
                  "prefetched nowhere in this function: where the neighbour's "
                  "vector lies cannot be seen");
  VectorAddress R;
  R.Neighbour = B.Score.Neighbour->getNameAsString();
  R.Text = textOf(U.Ctx, A);
  if (R.Text.empty())
    return refuse("the neighbour's address is spelled by a macro");
  if (!isPure(A))
    return refuse("computing the neighbour's address may do more than read: " +
                  R.Text);
  if (!readsOnlyOutside(A, B.Score, U.sources()))
    return refuse("the neighbour's address depends on what is computed inside "
                  "the loop: " +
                  R.Text);
  const Expr *Bare = bare(A);
  if (isa<BinaryOperator, ConditionalOperator>(Bare))
    R.Text = "(" + R.Text + ")";
  return R;
}

} // namespace crinn::passes

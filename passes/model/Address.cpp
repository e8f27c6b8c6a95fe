//===- Address.cpp - where the neighbour's vector lies --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Address.h"
#include "passes/model/Targets.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// An access of the standard library that does nothing but compute a place or
/// a number: what a container's data(), size() or operator[] is.
bool isAccessor(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || !isLibrary(M) || !M->getParent()->getIdentifier())
    return false;
  static const llvm::StringSet<> Holders = {
      "vector",     "array",      "span",         "basic_string",
      "unique_ptr", "shared_ptr", "__shared_ptr", "__shared_ptr_access",
      "valarray",   "deque"};
  if (!Holders.contains(M->getParent()->getName()))
    return false;
  OverloadedOperatorKind O = M->getOverloadedOperator();
  if (O == OO_Subscript || O == OO_Star || O == OO_Arrow)
    return true;
  return M->getIdentifier() && M->param_empty() &&
         llvm::StringSwitch<bool>(M->getName())
             .Cases("data", "size", "get", "c_str", true)
             .Default(false);
}

bool isPureWithin(const Stmt *S, unsigned Depth);

/// True if we can prove that calling \p F does nothing but compute a value: its
/// body is one return statement without writes, that calls no others than such.
bool isGetter(const FunctionDecl *F, unsigned Depth) {
  if (isAccessor(F))
    return true;
  const FunctionDecl *Def = nullptr;
  if (!F->hasBody(Def)) {
    const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
    if (!Pattern || !Pattern->hasBody(Def))
      return false;
  }
  if (const auto *M = dyn_cast<CXXMethodDecl>(F); M && M->isVirtual())
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Def->getBody());
  return Depth > 0 && Body && Body->size() == 1 &&
         isa<ReturnStmt>(Body->body_front()) && isPureWithin(Body, Depth - 1);
}

bool isPureWithin(const Stmt *S, unsigned Depth) {
  bool Pure = true;
  walk(S, [&](const Stmt *N) {
    if (const auto *U = dyn_cast<UnaryOperator>(N))
      Pure &= !U->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(N))
      Pure &= !B->isAssignmentOp();
    if (const auto *C = dyn_cast<CallExpr>(N)) {
      Callee R = calleeOf(C);
      Pure &= R.Decl && isGetter(R.Decl, Depth);
    }
    if (const auto *E = dyn_cast<Expr>(N))
      Pure &= !E->getType().isVolatileQualified();
    Pure &= !isa<CXXNewExpr, CXXDeleteExpr, LambdaExpr, CXXThrowExpr,
                 CXXConstructExpr, CXXUnresolvedConstructExpr>(N);
    return Pure;
  });
  return Pure;
}

} // namespace

bool isPure(const Expr *E) { return isPureWithin(E, 3); }

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

namespace {

/// True if \p E is a pointer, also in a template that does not know it yet.
bool isPointer(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (E->getType()->isPointerType())
    return true;
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_AddrOf;
  if (const auto *O = dyn_cast<BinaryOperator>(E))
    return O->isAdditiveOp() &&
           (isPointer(O->getLHS()) || isPointer(O->getRHS()));
  if (const auto *C = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *F = calleeOf(C).Decl)
      return F->getReturnType()->isPointerType();
  return false;
}

/// True if \p S, which is pure, reads an element or through a pointer. `&a[i]`
/// does not.
bool loads(const Stmt *S) {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    const auto *U = dyn_cast<UnaryOperator>(N);
    if (U && U->getOpcode() == UO_AddrOf)
      if (const auto *A = dyn_cast<ArraySubscriptExpr>(bare(U->getSubExpr()))) {
        Found |= loads(A->getBase()) || loads(A->getIdx());
        return false;
      }
    if (const auto *C = dyn_cast<CallExpr>(N)) {
      const FunctionDecl *Def = nullptr;
      if (const FunctionDecl *F = calleeOf(C).Decl; F && F->hasBody(Def))
        Found |= loads(Def->getBody());
    }
    Found |= isa<ArraySubscriptExpr>(N) || (U && U->getOpcode() == UO_Deref);
    return !Found;
  });
  return Found;
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
    if (!V && mentions(A, Id) && isPointer(A))
      return bare(A);
  }
  return nullptr;
}

/// The text of \p E, cut where it names \p V: a member of the same name is
/// another thing. Empty if a macro spells any of it.
std::vector<std::string> cutAt(const ASTContext &Ctx, const Expr *E,
                               const ValueDecl *V) {
  std::optional<Span> Whole = spanOf(Ctx, E->getSourceRange());
  if (!Whole)
    return {};
  std::vector<Span> At;
  bool Seen = true;
  walk(E, [&](const Stmt *N) {
    const auto *D = dyn_cast<DeclRefExpr>(N);
    if (!D || D->getDecl() != V)
      return true;
    std::optional<Span> S = spanOf(Ctx, D->getSourceRange());
    Seen &= S && D->getBeginLoc().isFileID();
    if (S)
      At.push_back(*S);
    return true;
  });
  if (!Seen)
    return {};
  llvm::sort(At, [](Span A, Span B) { return A.Begin < B.Begin; });
  std::vector<std::string> Parts;
  unsigned From = Whole->Begin;
  for (Span S : At) {
    Parts.push_back(textOf(Ctx, Span{Whole->File, From, S.Begin}).str());
    From = S.End;
  }
  Parts.push_back(textOf(Ctx, Span{Whole->File, From, Whole->End}).str());
  return Parts;
}

llvm::Expected<VectorAddress> helperAddress(const ParsedUnit &U,
                                            const BestFirst &B) {
  VectorAddress R;
  R.IsHelper = true;
  R.LinesParam = B.Helper->LinesParam;
  R.FixedLines = "1";
  R.Parts = {textOf(U.Ctx, B.HelperCall->getCallee())};
  if (R.Parts[0].empty())
    return refuse("the prefetch helper is called from a macro");
  if (R.LinesParam == 0)
    return refuse("the prefetch helper does not take the id first");
  for (unsigned I = 0; I < B.HelperCall->getNumArgs(); ++I) {
    const Expr *A = B.HelperCall->getArg(I);
    R.Args.push_back(textOf(U.Ctx, A));
    if (I > 0 && int(I) != R.LinesParam &&
        (!isPure(A) || mentions(A, B.Score.Neighbour) ||
         !readsOnlyOutside(A, B.Score, U.sources())))
      return refuse("the prefetch helper is given what cannot be repeated: " +
                    R.Args.back());
  }
  return R;
}

} // namespace

std::string VectorAddress::forNeighbour(llvm::StringRef Name,
                                        llvm::StringRef Lines) const {
  if (!IsHelper)
    return llvm::join(Parts, Name);
  std::string Out = Parts[0] + "(" + Name.str();
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
  R.Parts = cutAt(U.Ctx, A, B.Score.Neighbour);
  if (R.Parts.empty())
    return refuse("the neighbour's address is spelled by a macro");
  std::string Text = textOf(U.Ctx, A);
  if (!isPure(A))
    return refuse("computing the neighbour's address may do more than read: " +
                  Text);
  if (!readsOnlyOutside(A, B.Score, U.sources()))
    return refuse("the neighbour's address depends on what is computed inside "
                  "the loop: " +
                  Text);
  R.Loads = loads(A);
  if (isa<BinaryOperator, AbstractConditionalOperator, CXXOperatorCallExpr>(
          bare(A))) {
    R.Parts.front().insert(0, "(");
    R.Parts.back() += ")";
  }
  return R;
}

} // namespace crinn::passes

//===- ScoreLoop.cpp - a loop that scores collected neighbours ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/ScoreLoop.h"
#include "passes/model/Address.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Halves.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if \p S may leave the loop that it stands in.
bool leavesLoop(const Stmt *S, bool InLoop = false, bool InSwitch = false) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt, IndirectGotoStmt, LabelStmt, CXXThrowExpr,
          CXXTryStmt, CoreturnStmt, CoroutineSuspendExpr, DependentCoawaitExpr>(
          S) ||
      (isa<BreakStmt>(S) && !InLoop && !InSwitch) ||
      (isa<SwitchCase>(S) && !InSwitch))
    return true;
  InLoop |= isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  InSwitch |= isa<SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *C) {
    return leavesLoop(C, InLoop, InSwitch);
  });
}

/// The type of \p V as its declaration has it, without const; "" if it is auto.
std::string typeText(const ParsedUnit &U, const VarDecl *V) {
  const TypeSourceInfo *I = V->getTypeSourceInfo();
  if (!I || V->getType()->getContainedAutoType())
    return "";
  SourceRange R = I->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  std::optional<Span> S = spanOf(U.Ctx, R);
  return S ? textOf(U.Ctx, *S).str() : "";
}

/// `a + b` of `(a + b)`.
std::string withoutParens(llvm::StringRef Text) {
  int Depth = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    Depth += Text[I] == '(' ? 1 : Text[I] == ')' ? -1 : 0;
    if (Depth == 0)
      return (I > 0 && I + 1 == Text.size() ? Text.slice(1, I) : Text).str();
  }
  return Text.str();
}

class Finder {
public:
  Finder(const ParsedUnit &U, const BestFirst &B)
      : U(U), B(B), L(B.Score), For(dyn_cast_or_null<ForStmt>(L.Loop)) {}

  llvm::Expected<ScoreLoop> run() {
    if (!B.Plain || !B.Batched)
      return refuse("the neighbours are not collected before they are scored; "
                    "batch-neighbours does that");
    if (llvm::Error E = head())
      return std::move(E);
    if (llvm::Error E = halves())
      return std::move(E);
    if (llvm::Error E = arguments())
      return std::move(E);
    if (llvm::Error E = order())
      return std::move(E);
    if (llvm::Error E = places())
      return std::move(E);
    return Out;
  }

private:
  /// `for (int b = 0; b < n; ++b) { int id = batch[b];`
  llvm::Error head() {
    const char *Form = "the loop that scores does not count from 0 to the "
                       "number of ids";
    if (!For || !L.Body || !L.Index || !L.NeighbourDecl ||
        !L.NeighbourDecl->isSingleDecl() || For->getConditionVariable())
      return refuse(Form);
    const auto *Init = dyn_cast_or_null<DeclStmt>(For->getInit());
    const Expr *Begin = L.Index->getInit();
    const auto *End = dyn_cast_or_null<BinaryOperator>(For->getCond());
    const auto *Inc = dyn_cast_or_null<UnaryOperator>(For->getInc());
    const auto *Zero = Begin ? dyn_cast<IntegerLiteral>(bare(Begin)) : nullptr;
    if (!Init || !Init->isSingleDecl() || Init->getSingleDecl() != L.Index ||
        !Zero || Zero->getValue() != 0 || !End || End->getOpcode() != BO_LT ||
        variableOf(End->getLHS()) != L.Index || !variableOf(End->getRHS()) ||
        !Inc || !Inc->isIncrementOp() || !L.Index->getType()->isIntegerType())
      return refuse(Form);
    Element E = L.Neighbour->getInit() ? elementOf(bare(L.Neighbour->getInit()))
                                       : Element{};
    const auto *From =
        E.Base ? dyn_cast_or_null<VarDecl>(variableOf(E.Base)) : nullptr;
    const auto *Array =
        From ? U.Ctx.getAsConstantArrayType(From->getType()) : nullptr;
    if (!Array || variableOf(E.Index) != L.Index)
      return refuse("the ids are in no array of a constant length");
    Out.Index = L.Index->getNameAsString();
    Out.IndexType = typeText(U, L.Index);
    Out.Count = textOf(U.Ctx, End->getRHS());
    Out.Buffer = From->getNameAsString();
    Out.Capacity = std::to_string(Array->getSize().getZExtValue());
    return llvm::Error::success();
  }

  llvm::Error halves() {
    const Stmt *Distance = nullptr;
    for (const Stmt *S : L.Body->body()) {
      if (Distance) {
        Second.push_back(S);
        if (leavesLoop(S))
          return refuse("the loop is left behind the distance");
        continue;
      }
      First.push_back(S);
      const auto *D = dyn_cast<DeclStmt>(S);
      if (D && D->isSingleDecl() && D->getSingleDecl() == B.DistanceVar)
        Distance = S;
      else if (llvm::Error E = before(S))
        return E;
    }
    if (!Distance || !B.DistanceVar->getInit() ||
        bare(B.DistanceVar->getInit()) != B.Distance)
      return refuse("the distance is not the value of a variable that stands "
                    "directly in the loop");
    Out.DistanceType = typeText(U, B.DistanceVar);
    if (Out.DistanceType.empty() || Out.IndexType.empty() ||
        B.DistanceVar->getType()->isReferenceType())
      return refuse("the distance's type, or the index', is auto");
    if (B.DistanceVar->getType()->isIntegerType())
      return refuse("the distance is a whole number, which is not told from an "
                    "id in an array");
    return llvm::Error::success();
  }

  bool isPrefetch(const Stmt *S) const {
    return llvm::any_of(B.Prefetches, [&](const PrefetchStmt &P) {
      return P.Statement == S && !P.Acts;
    });
  }

  /// What stands before the distance goes with it.
  llvm::Error before(const Stmt *S) {
    if (S == L.NeighbourDecl || isPrefetch(S))
      return llvm::Error::success();
    const char *More = "what stands before the distance may do more than "
                       "compute an address";
    const auto *D = dyn_cast<DeclStmt>(S);
    if (!D)
      return refuse(More);
    for (const Decl *One : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(One);
      if (!V || !V->getInit() || !isPure(V->getInit()) ||
          !(V->getType()->isPointerType() || V->getType()->isIntegerType()))
        return refuse(More);
      Local.insert(V);
    }
    return llvm::Error::success();
  }

  /// What inserting uses of the distance's is computed once more.
  llvm::Error keep() {
    std::vector<const Stmt *> Users = Second;
    std::vector<Span> Kept;
    for (const Stmt *S : llvm::reverse(First)) {
      const auto *D = dyn_cast<DeclStmt>(S);
      bool Used = D && llvm::any_of(D->decls(), [&](const Decl *One) {
                    const auto *V = dyn_cast<VarDecl>(One);
                    return V && Local.contains(V) &&
                           llvm::any_of(Users, [&](const Stmt *User) {
                             return mentions(User, V);
                           });
                  });
      if (!Used)
        continue;
      std::optional<Span> Text = statementSpan(U.Ctx, S);
      if (!Text)
        return refuse("a macro spells what inserting uses of the distance's");
      Users.push_back(S);
      Repeated.insert(Repeated.begin(), S);
      Kept.push_back(*Text);
      for (const Decl *One : D->decls())
        Again.push_back(cast<VarDecl>(One));
    }
    Out.Kept.assign(Kept.rbegin(), Kept.rend());
    return llvm::Error::success();
  }

  llvm::Error arguments() {
    VarSet Own = Local;
    Own.insert(L.Neighbour);
    Own.insert(L.Index);
    if (mentions(B.Distance->getCallee(), Own))
      return refuse("what computes the distance depends on the neighbour");
    unsigned Count = 0;
    for (unsigned I = 0; I < B.Distance->getNumArgs(); ++I)
      if (mentions(B.Distance->getArg(I), Own)) {
        ++Count;
        Out.VectorArg = I;
      }
    if (Count != 1)
      return refuse("the distance takes more of the neighbour than an address");
    if (llvm::Error E = keep())
      return E;
    llvm::Expected<VectorAddress> A = vectorAddress(U, B);
    if (!A)
      return A.takeError();
    if (A->IsHelper)
      return refuse("the distance is given no address");
    Out.AddressOf = [A = *A](const std::string &Id) {
      return withoutParens(A.forNeighbour(Id, ""));
    };
    return llvm::Error::success();
  }

  /// Distances are computed before inserts that they came after.
  llvm::Error order() {
    BestFirst Whole = B;
    Whole.Expand = B.Score;
    Whole.VisitedIf = nullptr;
    Halves H{For, L.Neighbour, nullptr, {}, Second, {B.DistanceVar}};
    H.Own.insert(H.Own.end(), Again.begin(), Again.end());
    H.Second.insert(H.Second.begin(), Repeated.begin(), Repeated.end());
    for (const Stmt *S : First)
      if (!isPrefetch(S))
        H.First.push_back(S);
    if (llvm::Error E = checkEffects(U, Whole, H)) {
      llvm::consumeError(std::move(E));
      return refuse("inserting may change what a later distance reads, or "
                    "calls what cannot be followed");
    }
    return llvm::Error::success();
  }

  llvm::Error places() {
    std::optional<Span> Loop = spanOf(U.Ctx, For->getSourceRange());
    std::optional<Span> Id = statementSpan(U.Ctx, L.NeighbourDecl);
    std::optional<Span> Distance = statementSpan(U.Ctx, First.back());
    std::optional<Span> Value = spanOf(U.Ctx, B.Distance->getSourceRange());
    std::optional<Span> Address =
        spanOf(U.Ctx, B.Distance->getArg(Out.VectorArg)->getSourceRange());
    if (!Loop || !Id || !Distance || !Value || !Address ||
        For->getBeginLoc().isMacroID() || Out.Count.empty() ||
        First.front() != L.NeighbourDecl)
      return refuse("a macro spells a part of the loop, or the id is not its "
                    "first statement");
    Out.Loop = *Loop;
    Out.Neighbour = *Id;
    Out.Value = *Value;
    Out.Address = *Address;
    llvm::StringRef File = U.sources().getBufferData(Loop->File);
    Out.From = lineEnd(File, Id->End);
    Out.To = lineStart(File, Distance->Begin);
    auto Blank = [&](unsigned A, unsigned Z) {
      return File.slice(A, Z).trim().empty();
    };
    if (!Blank(lineStart(File, Loop->Begin), Loop->Begin) ||
        !Blank(Out.To, Distance->Begin) || Out.From > Out.To)
      return refuse("statements of the loop share a line");
    for (const Conditional &C : U.Conds)
      if (C.File == Loop->File && C.Begin > Loop->Begin &&
          C.Begin < Loop->End && C.Begin < Distance->End &&
          !(C.Begin >= Out.From && C.End <= Out.To))
        return refuse("an #if holds a part of the loop, and not all");
    for (const Skipped &S : U.Skips)
      if (S.File == Loop->File && S.Begin < Loop->End && S.End > Loop->Begin)
        return refuse("the loop holds text that this configuration skips "
                      "(#if)");
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const NeighbourLoop &L;
  const ForStmt *For;
  std::vector<const Stmt *> First, Second;
  VarSet Local; ///< declared between the id and the distance
  std::vector<const VarDecl *> Again; ///< those that inserting needs as well
  std::vector<const Stmt *> Repeated; ///< their declarations
  ScoreLoop Out;
};

} // namespace

llvm::Expected<ScoreLoop> scoreLoop(const ParsedUnit &U, const BestFirst &B) {
  return Finder(U, B).run();
}

} // namespace crinn::passes

//===- EntryPoint.cpp - where a search starts, and on which lists ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/EntryPoint.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/RowReaders.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// How a node is marked: `seen[id] = tag` or `visited.set(id)`.
struct Form {
  std::string Place, Call;
  const Expr *Id = nullptr;
  unsigned Arg = 0;
};

/// The mark that \p S is, with its id at argument \p Arg of a call.
std::optional<Form> formOf(const Stmt *S, std::optional<unsigned> Arg,
                           const ValueDecl *Id) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  E = E ? bare(E) : nullptr;
  const Expr *To = nullptr;
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(E);
      B && B->isAssignmentOp())
    To = B->getLHS();
  else if (const auto *O = dyn_cast_or_null<CXXOperatorCallExpr>(E);
           O && O->isAssignmentOp())
    To = O->getArg(0);
  if (To) {
    Element L = elementOf(To);
    if (!L.Base || (Id && variableOf(L.Index) != Id))
      return std::nullopt;
    return Form{placeOf(L.Base), "", bare(L.Index), 0};
  }
  const auto *C = dyn_cast_or_null<CallExpr>(E);
  if (!C || isa<CXXOperatorCallExpr>(C))
    return std::nullopt;
  Callee R = calleeOf(C);
  for (unsigned I = 0; I < C->getNumArgs(); ++I)
    if (Arg ? I == *Arg : variableOf(C->getArg(I)) == Id)
      return Form{R.Object ? placeOf(R.Object) : "", R.Name, bare(C->getArg(I)),
                  I};
  return std::nullopt;
}

/// How the search marks a neighbour.
std::optional<Form> markOf(const BestFirst &B) {
  const ValueDecl *Id = B.Expand.Neighbour;
  if (B.VisitedMark)
    return formOf(B.VisitedMark, std::nullopt, Id);
  std::optional<Form> Out;
  walk(B.VisitedTest, [&](const Stmt *S) {
    if (!Out && isa<CallExpr>(S))
      Out = formOf(S, std::nullopt, Id);
    return !Out;
  });
  return Out;
}

/// True if \p S gives \p V another value.
bool sets(const Stmt *S, const ValueDecl *V) {
  const Expr *To = nullptr;
  if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isAssignmentOp())
    To = B->getLHS();
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf))
    To = U->getSubExpr();
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(S);
      O && O->isAssignmentOp())
    To = O->getArg(0);
  return To && V && rootOf(To) == V;
}

bool speaksOfLayers(llvm::StringRef Name) {
  std::string Low = Name.lower();
  for (llvm::StringRef Word : {"layer", "level"})
    for (size_t At = Low.find(Word); At != std::string::npos;
         At = Low.find(Word, At + 1)) {
      llvm::StringRef Behind = llvm::StringRef(Low).substr(At + Word.size());
      Behind.consume_front("_");
      if (!Behind.starts_with("0"))
        return true;
    }
  return false;
}

llvm::StringRef nameIn(const Stmt *S) {
  auto Of = [](DeclarationName N) {
    const IdentifierInfo *I = N.getAsIdentifierInfo();
    return I ? I->getName() : llvm::StringRef();
  };
  if (const auto *D = dyn_cast<DeclRefExpr>(S))
    return Of(D->getDecl()->getDeclName());
  if (const auto *M = dyn_cast<MemberExpr>(S))
    return Of(M->getMemberDecl()->getDeclName());
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(S))
    return Of(M->getMember());
  if (const auto *O = dyn_cast<OverloadExpr>(S))
    return Of(O->getName());
  return "";
}

/// The first thing of \p S that chooses among lists: an integer that the caller
/// gives, or what is made of one.
std::string choiceIn(const Stmt *S, const VarSet &Ids) {
  std::string Out;
  walk(S, [&](const Stmt *N) {
    if (speaksOfLayers(nameIn(N)))
      Out = nameIn(N).str();
    const auto *D = dyn_cast<DeclRefExpr>(N);
    const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
    if (!V || Ids.contains(V) || !Out.empty())
      return Out.empty();
    bool Number = V->getType().getNonReferenceType()->isIntegerType();
    if (isa<ParmVarDecl>(V) && Number)
      Out = V->getNameAsString();
    else if (V->getInit() && V->isLocalVarDecl())
      walk(V->getInit(), [&](const Stmt *Of) {
        const auto *P = dyn_cast<DeclRefExpr>(Of);
        if (P && isa<ParmVarDecl>(P->getDecl()) &&
            !Ids.contains(P->getDecl()) && P->getType()->isIntegerType())
          Out = P->getDecl()->getNameAsString();
        return Out.empty();
      });
    return Out.empty();
  });
  return Out;
}

} // namespace

std::vector<EntryMark> entryMarks(const ParsedUnit &U, const BestFirst &B,
                                  unsigned Until) {
  std::vector<EntryMark> Out;
  std::optional<Form> Mark = markOf(B);
  auto Up = U.Ctx.getParents(*B.Loop);
  const auto *Block = Up.size() == 1 ? Up[0].get<CompoundStmt>() : nullptr;
  if (!Mark || !Block)
    return Out;
  const SourceManager &SM = U.sources();
  for (const Stmt *One : Block->body()) {
    if (One == B.Loop ||
        SM.getFileOffset(SM.getExpansionLoc(One->getBeginLoc())) >= Until)
      break;
    const auto *Whole = dyn_cast<Expr>(One);
    walk(One, [&](const Stmt *S) {
      for (EntryMark &M : Out) // `seen[ep] = true; ep = other;`
        M.Always &= !sets(S, rootOf(M.Id));
      std::optional<Form> F = formOf(S, Mark->Arg, nullptr);
      if (F && F->Place == Mark->Place && F->Call == Mark->Call &&
          F->Arg == Mark->Arg && (Out.empty() || Out.back().Id != F->Id))
        Out.push_back({F->Id, Whole && bare(Whole) == bare(cast<Expr>(S))});
      return true;
    });
  }
  return Out;
}

llvm::Error checkLists(const ParsedUnit &U, const BestFirst &B) {
  for (const ParmVarDecl *P : B.Function->parameters())
    if (speaksOfLayers(P->getName()))
      return refuse("the search is given a layer, " + P->getName() +
                    ", on which not every row need be");
  VarSet Ids;
  if (B.Current)
    Ids.insert(B.Current);
  std::string Why;
  auto Look = [&](const Stmt *S) {
    if (S == B.Expand.Body)
      return false;
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One);
            V && V->getInit() && mentions(V->getInit(), Ids) &&
            V->getType()->isIntegerType())
          Ids.insert(V);
    const auto *E = dyn_cast<Expr>(S);
    const auto *A = dyn_cast<BinaryOperator>(S);
    bool Places = E && (isa<CallExpr>(E) || elementOf(E).Base ||
                        (A && (A->isAdditiveOp() || A->isMultiplicativeOp())));
    if (Why.empty() && Places && mentions(E, Ids))
      Why = choiceIn(E, Ids);
    return Why.empty();
  };
  walk(B.Loop, Look);
  if (!Why.empty())
    return refuse("which list is read depends on " + Why +
                  ": of one layer, say, where not every row need be");
  return llvm::Error::success();
}

llvm::Error checkRemoval(const CXXRecordDecl *Class, const BestFirst &B) {
  if (!B.Filters.empty())
    return llvm::Error::success();
  for (const CXXMethodDecl *Other : Class->methods()) {
    if (!Other->getDeclName().isIdentifier() || !Other->getNumParams())
      continue;
    std::string Low = Other->getName().lower();
    llvm::StringRef Name = Low;
    Name.consume_front("mark");
    Name.consume_front("_");
    for (llvm::StringRef Word :
         {"delete", "remove", "erase", "drop", "discard", "evict", "purge",
          "forget", "disable", "invalidate", "unlink", "detach", "retire",
          "expire", "tombstone"})
      if (Name.starts_with(Word))
        return refuse("rows can be removed (" + Other->getName() +
                      "), and scoring does not ask whether one was");
  }
  return llvm::Error::success();
}

} // namespace crinn::passes

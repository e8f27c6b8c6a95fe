//===- EntryDistance.cpp - what a search starts with ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/EntryDistance.h"
#include "passes/model/ValueSources.h"
#include "passes/rewrites/EntryPoint.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The call that puts something into \p Container, if \p S is one.
const CallExpr *putIn(const Stmt *S, const Expr *Container) {
  const auto *C = dyn_cast<CallExpr>(S);
  if (!C || !Container || !C->getNumArgs() || isa<CXXOperatorCallExpr>(C))
    return nullptr;
  Callee R = calleeOf(C);
  return R.Object && placeOf(R.Object) == placeOf(Container) ? C : nullptr;
}

bool puts(const Stmt *S, const Expr *Container) {
  bool Found = false;
  if (S)
    walk(S, [&](const Stmt *N) {
      Found |= putIn(N, Container) != nullptr;
      return !Found;
    });
  return Found;
}

bool isLoop(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

class Entry {
public:
  Entry(const BestFirst &B, std::vector<const Stmt *> Before, VarSet Ids)
      : B(B), Before(std::move(Before)), Ids(std::move(Ids)) {}

  /// A choice was made which distance the entry point is put in with.
  bool mayBeFar() const {
    bool Far = false;
    each([&](const Stmt *S) {
      if (const auto *If = dyn_cast<IfStmt>(S))
        Far |= puts(If->getThen(), B.Pool) && puts(If->getElse(), B.Pool);
      if (const CallExpr *Put = putIn(S, B.Pool))
        for (const Expr *A : Put->arguments())
          Far |= isChosen(A);
    });
    return Far;
  }

  /// The answers hold the entry point, or nothing, as an `if` has it.
  bool resultTells() const {
    bool Tells = false, Always = false;
    for (const Stmt *S : Before)
      Always |= isa<Expr>(S) && puts(S, B.Result);
    each([&](const Stmt *S) {
      if (const auto *If = dyn_cast<IfStmt>(S)) {
        bool Then = puts(If->getThen(), B.Result),
             Else = puts(If->getElse(), B.Result);
        Tells |= Then != Else;
        Always |= Then && Else;
      }
    });
    return Tells && !Always;
  }

private:
  /// What is done once before the search's loop.
  template <typename F> void each(F Look) const {
    for (const Stmt *One : Before)
      walk(One, [&](const Stmt *S) {
        if (isLoop(S) || isa<LambdaExpr>(S))
          return false;
        Look(S);
        return true;
      });
  }

  /// `removed ? farthest : distance`, there or in a variable.
  bool isChosen(const Expr *E) const {
    bool Chosen = false;
    walk(E, [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclRefExpr>(S);
      const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
      Chosen |=
          isa<AbstractConditionalOperator>(S) ||
          (V && V->isLocalVarDecl() && !Ids.contains(V) && isChosenFor(V));
      return !Chosen;
    });
    return Chosen;
  }

  bool isChosenFor(const VarDecl *V) const {
    if (!V->getType()->isDependentType() && !V->getType()->isFloatingType() &&
        !V->getType()->isIntegerType())
      return false;
    bool Chosen = false;
    auto Choice = [&](const Expr *Value) {
      Chosen |= Value && isa<AbstractConditionalOperator>(bare(Value));
    };
    Choice(V->getInit());
    each([&](const Stmt *S) {
      if (const auto *A = dyn_cast<BinaryOperator>(S);
          A && A->isAssignmentOp() && variableOf(A->getLHS()) == V)
        Choice(A->getRHS());
      if (const auto *If = dyn_cast<IfStmt>(S))
        walk(If, [&](const Stmt *N) {
          const auto *A = dyn_cast<BinaryOperator>(N);
          Chosen |= A && A->getOpcode() == BO_Assign &&
                    variableOf(A->getLHS()) == V && !mentions(A->getRHS(), V);
          return !Chosen && !isLoop(N);
        });
    });
    return Chosen;
  }

  const BestFirst &B;
  std::vector<const Stmt *> Before; ///< the statements of the loop's block
  VarSet Ids;                       ///< that the search starts from
};

/// `heap.empty()`, where the class has it.
std::string emptyText(const ParsedUnit &U, const Expr *Container) {
  const CXXRecordDecl *R = recordOf(Container->getType());
  auto IsIt = [](const CXXMethodDecl *M) {
    return M->getDeclName().isIdentifier() && M->getName() == "empty" &&
           M->getNumParams() == 0;
  };
  bool Has = R && (R->isInStdNamespace() ||
                   (R->hasDefinition() && llvm::any_of(R->methods(), IsIt)));
  std::string Text = textOf(U.Ctx, Container);
  if (!Has || Text.empty())
    return "";
  bool Points = Container->getType().getNonReferenceType()->isPointerType();
  return Text + (Points ? "->" : ".") + "empty()";
}

} // namespace

llvm::Expected<std::string> entryIsFarWhen(const ParsedUnit &U,
                                           const BestFirst &B, unsigned Until) {
  auto Up = U.Ctx.getParents(*B.Loop);
  const auto *Block = Up.size() == 1 ? Up[0].get<CompoundStmt>() : nullptr;
  if (!Block || !B.Pool)
    return "";
  const SourceManager &SM = U.sources();
  std::vector<const Stmt *> Before;
  for (const Stmt *S : Block->body()) {
    if (S == B.Loop ||
        SM.getFileOffset(SM.getExpansionLoc(S->getBeginLoc())) >= Until)
      break;
    Before.push_back(S);
  }
  VarSet Ids;
  for (const EntryMark &M : entryMarks(U, B, Until))
    if (const ValueDecl *V = variableOf(M.Id))
      Ids.insert(V);
  Entry E(B, Before, Ids);
  if (!E.mayBeFar())
    return "";
  std::string Text = B.Result && E.resultTells() ? emptyText(U, B.Result) : "";
  if (Text.empty())
    return refuse("the entry point may be in the pool with another distance "
                  "than its own, and would wait behind the further rows");
  return Text;
}

} // namespace crinn::passes

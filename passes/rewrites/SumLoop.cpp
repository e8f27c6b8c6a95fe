//===- SumLoop.cpp - loops of a kernel that add up ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SumLoop.h"
#include "passes/model/Assignments.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Growth.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Finder {
public:
  Finder(const ParsedUnit &U, const FunctionDecl *F,
         llvm::function_ref<bool(QualType)> Wanted)
      : U(U), F(F), Wanted(Wanted), All(F->getBody()) {
    walk(F->getBody(), [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclRefExpr>(S);
      if (D && isHandedOver(D))
        Addressed.insert(D->getDecl());
      if (const auto *L = dyn_cast<LambdaExpr>(S))
        for (const LambdaCapture &C : L->captures())
          if (C.capturesVariable())
            Addressed.insert(C.getCapturedVar());
      return true;
    });
  }

  SumLoops run() {
    walk(F->getBody(), [&](const Stmt *S) {
      HasLabels |= isa<LabelStmt, GotoStmt>(S);
      return !HasLabels;
    });
    blocks(F->getBody());
    return std::move(Out);
  }

private:
  /// True unless we can prove that this use reads the variable's value or sets
  /// it, and no more: a reference, an address, an argument lets others do so.
  bool isHandedOver(const DeclRefExpr *D) const {
    DynTypedNodeList Up = U.Ctx.getParents(*D);
    const Stmt *S = D;
    while (!Up.empty() && Up[0].get<ParenExpr>()) {
      S = Up[0].get<ParenExpr>();
      Up = U.Ctx.getParents(*S);
    }
    if (Up.empty())
      return true;
    if (const auto *V = Up[0].get<VarDecl>())
      return V->getType()->isReferenceType();
    const Stmt *Next = Up[0].get<Stmt>();
    if (const auto *C = dyn_cast_or_null<ImplicitCastExpr>(Next))
      return C->getCastKind() != CK_LValueToRValue;
    if (const auto *C = dyn_cast_or_null<ExplicitCastExpr>(Next))
      return C->getTypeAsWritten()->isReferenceType();
    if (const auto *A = dyn_cast_or_null<UnaryOperator>(Next))
      return A->getOpcode() == UO_AddrOf;
    if (const auto *C = dyn_cast_or_null<CallExpr>(Next))
      return !C->isCallToStdMove() &&
             !llvm::StringRef(calleeOf(C).Name).starts_with("_mm");
    // Operators of a template's types are built in, or as good as that.
    return !isa_and_nonnull<BinaryOperator, ArraySubscriptExpr, ReturnStmt,
                            UnaryExprOrTypeTraitExpr>(Next);
  }

  void blocks(const Stmt *S) {
    const Stmt *Before = nullptr;
    const auto *Block = dyn_cast<CompoundStmt>(S);
    for (const Stmt *Child : S->children()) {
      if (!Child)
        continue;
      if (isa<ForStmt, WhileStmt>(Child))
        loop(Child, Block, Before);
      blocks(Child);
      Before = Child;
    }
  }

  void loop(const Stmt *S, const CompoundStmt *Block, const Stmt *Before) {
    SumLoop L;
    L.Loop = S;
    llvm::Error E = fill(L);
    bool Rest = !E && isRest(L);
    for (const ValueDecl *V : movedBy(S))
      Met.insert(V);
    if (Rest)
      return;
    if (!E)
      E = place(L, Block, Before);
    if (!E)
      Out.All.push_back(std::move(L));
    else if (std::string Why = toString(std::move(E)); Out.Why.empty())
      Out.Why = Why;
  }

  /// True for a loop that goes on where an earlier one has ended.
  bool isRest(const SumLoop &L) const {
    const Expr *From = nullptr;
    const auto *D = dyn_cast_or_null<DeclStmt>(L.Init);
    if (D && llvm::is_contained(D->decls(), L.End.Moved))
      From = L.End.Moved->getInit();
    else if (const auto *E = dyn_cast_or_null<Expr>(L.Init))
      if (const auto *B = dyn_cast<BinaryOperator>(bare(E));
          B && B->getOpcode() == BO_Assign &&
          variableOf(B->getLHS()) == L.End.Moved)
        From = B->getRHS();
    if (From)
      return !Met.empty() && !isZero(U.Ctx, From);
    return llvm::any_of(movedBy(L.Loop),
                        [&](const ValueDecl *V) { return Met.contains(V); });
  }

  llvm::Error fill(SumLoop &L) {
    if (const auto *For = dyn_cast<ForStmt>(L.Loop)) {
      L.Init = For->getInit();
      L.Inc = For->getInc();
      if (For->getConditionVariable())
        return refuse("the loop's condition declares a variable");
    } else if (cast<WhileStmt>(L.Loop)->getConditionVariable()) {
      return refuse("the loop's condition declares a variable");
    }
    const Stmt *Body = bodyOf(L.Loop);
    if (const auto *C = dyn_cast<CompoundStmt>(Body)) {
      L.Braces = true;
      L.Body.assign(C->body_begin(), C->body_end());
    } else {
      L.Body = {Body};
    }
    if (llvm::Error E = straight(L))
      return E;
    findSums(L);
    Out.Most = std::max(Out.Most, L.Sums.size());
    if (L.Sums.empty())
      return refuse("the loop adds to no local variable of such a type, or "
                    "uses it otherwise");
    llvm::Expected<LoopEnd> End = loopEnd(U, L.Loop, L.Inc, Addressed);
    if (!End)
      return End.takeError();
    L.End = *End;
    return llvm::Error::success();
  }

  static bool declaresVariables(const Stmt *S) {
    const auto *D = dyn_cast<DeclStmt>(S);
    return D && llvm::all_of(D->decls(), [](const Decl *One) {
             const auto *V = dyn_cast<VarDecl>(One);
             return V && !isa<DecompositionDecl>(V) && !V->isStaticLocal();
           });
  }

  static llvm::Error straight(const SumLoop &L) {
    bool Jumps = false;
    for (const Stmt *S : L.Body) {
      if (!isa<Expr>(S) && !declaresVariables(S))
        return refuse("the loop's body has more than expressions and "
                      "declarations of variables");
      walk(S, [&](const Stmt *N) {
        Jumps |= isa<LambdaExpr, StmtExpr, AsmStmt>(N);
        return !Jumps;
      });
    }
    return Jumps ? refuse("the loop's body has a lambda or asm")
                 : llvm::Error::success();
  }

  /// How often \p V stands in \p S.
  static unsigned count(const Stmt *S, const VarDecl *V) {
    unsigned N = 0;
    if (S)
      walk(S, [&](const Stmt *X) {
        const auto *D = dyn_cast<DeclRefExpr>(X);
        N += D && D->getDecl() == V;
        return true;
      });
    return N;
  }

  void findSums(SumLoop &L) const {
    struct Seen {
      Sum Of;
      unsigned Mentions = 0;
      bool Mixed = false;
    };
    std::vector<Seen> Found;
    for (const Stmt *S : L.Body) {
      const auto *E = dyn_cast<Expr>(S);
      std::optional<Growth> A = E ? growthOf(E) : std::nullopt;
      if (!A || !A->Var->hasLocalStorage() || Addressed.contains(A->Var) ||
          A->Var->getType()->isReferenceType() || !Wanted(A->Var->getType()))
        continue;
      auto It = llvm::find_if(
          Found, [&](const Seen &One) { return One.Of.Var == A->Var; });
      if (It == Found.end())
        It = Found.insert(Found.end(), Seen{{A->Var, {}, A->Add, ""}});
      It->Of.Updates.push_back(E);
      It->Mentions += A->Mentions;
      It->Mixed |= It->Of.Add != A->Add;
    }
    for (Seen &One : Found)
      if (!One.Mixed && count(L.Loop, One.Of.Var) == One.Mentions) {
        One.Of.Zero = zeroOf(One.Of.Var, L.Loop);
        L.Sums.push_back(std::move(One.Of));
      }
  }

  /// What \p V is set to before the loop, if that is zero and is written out.
  std::string zeroOf(const VarDecl *V, const Stmt *Loop) const {
    const SourceManager &SM = U.sources();
    const Expr *Last = nullptr;
    for (const Assigned &A : All.All)
      if (A.Var == V && A.How == Assigned::Plain && A.Value &&
          (!A.To || isa<DeclRefExpr>(bare(A.To))) &&
          SM.isBeforeInTranslationUnit(A.Value->getBeginLoc(),
                                       Loop->getBeginLoc()))
        Last = A.Value;
    return Last && isZero(U.Ctx, Last) ? textOf(U.Ctx, Last) : "";
  }

  llvm::Error place(SumLoop &L, const CompoundStmt *Block,
                    const Stmt *Before) const {
    std::optional<Span> At = statementSpan(U.Ctx, L.Loop);
    bool Cases = Block && llvm::any_of(Block->body(), [](const Stmt *S) {
                   return isa<SwitchCase>(S);
                 });
    if (HasLabels || Cases)
      return refuse("a jump would pass over the new variables");
    if (!At || !Block)
      return refuse("the loop is spelled by a macro, or stands in no block");
    L.At = *At;
    llvm::StringRef File = U.sources().getBufferData(At->File);
    for (const Skipped &S : U.Skips)
      if (S.File == At->File && S.Begin < At->End && S.End > At->Begin)
        return refuse("the loop holds text that this configuration skips "
                      "(#if)");
    for (const Conditional &C : U.Conds)
      if (C.File == At->File && C.Begin < At->End && C.End > At->Begin &&
          (C.Begin > At->Begin || C.End < At->End))
        return refuse("an #if begins or ends in the loop");
    llvm::StringRef Ahead = File.slice(lineStart(File, At->Begin), At->Begin);
    llvm::StringRef Behind = File.slice(At->End, lineEnd(File, At->End)).trim();
    if (!Ahead.trim().empty() || !(Behind.empty() || Behind.starts_with("//")))
      return refuse("something else stands on the first or the last line of "
                    "the loop");
    if (!isBare(File, Block, Before, *At))
      return refuse("a directive or a macro stands before the loop");
    return llvm::Error::success();
  }

  /// True if nothing but comments stands between a loop and the statement
  /// before it: no pragma, and no macro that may be one.
  bool isBare(llvm::StringRef File, const CompoundStmt *Block,
              const Stmt *Before, Span At) const {
    std::optional<Span> Last =
        Before ? statementSpan(U.Ctx, Before)
               : spanOf(U.Ctx, SourceRange(Block->getLBracLoc()));
    if (!Last || Last->File != At.File || Last->End > At.Begin)
      return false;
    std::string Text;
    llvm::StringRef Between = File.slice(Last->End, At.Begin);
    while (!Between.empty()) {
      llvm::StringRef Line =
          Between.take_until([](char C) { return C == '\n'; });
      Between = Between.drop_front(std::min(Line.size() + 1, Between.size()));
      if (!isConditional(Line))
        Text += Line.str() + "\n";
    }
    bool Bare = true;
    forEachToken(Text, [&](const Token &, llvm::StringRef Word) {
      Bare &= Word == ";";
    });
    return Bare;
  }

  static bool isConditional(llvm::StringRef Line) {
    Line = Line.trim();
    if (!Line.consume_front("#"))
      return false;
    Line = Line.trim();
    return Line.starts_with("if") || Line.starts_with("el") ||
           Line.starts_with("endif");
  }

  const ParsedUnit &U;
  const FunctionDecl *F;
  llvm::function_ref<bool(QualType)> Wanted;
  Assignments All;
  VarSet Addressed, Met;
  SumLoops Out;
  bool HasLabels = false;
};

} // namespace

SumLoops sumLoops(const ParsedUnit &U, const FunctionDecl *F,
                  llvm::function_ref<bool(QualType)> Wanted) {
  return Finder(U, F, Wanted).run();
}

} // namespace crinn::passes

//===- ConvergenceTermination.cpp - stop where nothing nearer comes -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// convergence-termination: end a search after `least` plus ef / `part`
/// expansions in a row that put nothing into the pool.
///
/// Why it can be faster: with a wide beam the last expansions often find
/// nothing, and each costs the distances of a whole list. Why not: at equal
/// recall a narrower beam saves the same (docs/rewrites says where it was
/// measured).
///
/// Why it is safe: the loop is left at its head, where it may end anyway, and
/// only where the code behind it knows that nodes may be left over: it has a
/// `break` of its own, or the answers stay in the pool. Answers are fewer
/// never, other ones maybe.
///
/// What it refuses: inserts that do not tell whether they put something in; a
/// beam width that is not in scope; a loop whose end may stand for more.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Facts.h"
#include "passes/model/Items.h"
#include "passes/rewrites/LookAheadText.h"
#include "passes/rewrites/Width.h"

#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `if (++idle > 8 + ef / 2) break;` at the head of the loop: the sum.
const Expr *patienceOf(const CompoundStmt *Body) {
  const auto *If =
      Body->body_empty() ? nullptr : dyn_cast<IfStmt>(Body->body_front());
  const auto *B = If ? dyn_cast<BinaryOperator>(If->getCond()) : nullptr;
  const auto *Inc =
      B && B->getOpcode() == BO_GT
          ? dyn_cast<UnaryOperator>(B->getLHS()->IgnoreParenImpCasts())
          : nullptr;
  return Inc && Inc->getOpcode() == UO_PreInc && isBreak(If->getThen())
             ? B->getRHS()
             : nullptr;
}

/// True if something in the loop itself leaves it.
bool hasBreak(const Stmt *S, bool Outer = true) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<BreakStmt>(S))
    return true;
  bool Other = isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt>(S);
  return (Outer || !Other) && llvm::any_of(S->children(), [](const Stmt *C) {
           return hasBreak(C, false);
         });
}

class ConvergenceTermination : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {"convergence-termination",
            "end a search that finds nothing nearer",
            "curve",
            "search",
            "kept",
            false,
            {{"least", "expansions in a row that may find nothing", 1, 1000, 8},
             {"part", "of the beam width that is added to them", 1, 64, 2}}};
  }

  std::string title(const Params &P) const override {
    return "End a search after " + std::to_string(P.at("least")) + " + ef / " +
           std::to_string(P.at("part")) + " vain expansions";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(B.Loop));
    std::optional<Span> Loop = spanOf(U.Ctx, B.Loop->getSourceRange());
    std::optional<Span> Block =
        Body ? spanOf(U.Ctx, Body->getSourceRange()) : std::nullopt;
    if (!Block || !Loop)
      return refuse("the search's loop has no block, or a macro spells it");
    const ValueDecl *Width = widthIn(U, B);
    if (!Width)
      return refuse("the beam width is not in scope");
    std::string Patience =
        std::to_string(P.at("least")) + " + " + Width->getNameAsString();
    if (P.at("part") > 1)
      Patience += " / " + std::to_string(P.at("part"));
    EditSet Out{Loop->File, {}};
    if (const Expr *Now = patienceOf(Body)) {
      std::optional<Span> Old = spanOf(U.Ctx, Now->getSourceRange());
      if (!Old)
        return refuse("the present patience is spelled by a macro");
      if (squeeze(textOf(U.Ctx, *Old)) != squeeze(Patience))
        Out.replace(Old->Begin, Old->End, Patience);
      return Out;
    }
    auto Up = U.Ctx.getParents(*B.Loop);
    if (Up.size() != 1 || !Up[0].get<CompoundStmt>())
      return refuse("the search's loop is no statement of a block");
    if (!hasBreak(Body) && B.Result && placeOf(B.Result) != placeOf(B.Pool))
      return refuse("what stands behind the loop may take the pool to be "
                    "empty");
    llvm::StringRef File = U.sources().getBufferData(Loop->File);
    unsigned Head = lineEnd(File, Block->Begin);
    if (!File.slice(Block->Begin + 1, Head).trim().empty() ||
        !File.slice(lineStart(File, Loop->Begin), Loop->Begin).trim().empty())
      return refuse("more code stands on the loop's line");

    Names N(U.Defined, freeText(U, B, {}), B.Score.Neighbour->getName());
    std::string Idle = N.fresh("idle"), Nl = newlineOf(File);
    std::string In = indentAt(File, Loop->Begin);
    std::string In2 =
        Body->body_empty()
            ? In + "  "
            : indentAt(File,
                       U.sources().getFileOffset(U.sources().getExpansionLoc(
                           Body->body_front()->getBeginLoc())));
    std::string Unit =
        llvm::StringRef(In2).starts_with(In) ? In2.substr(In.size()) : "  ";
    if (llvm::Error Not = reset(U, B, Idle, Unit, Out))
      return std::move(Not);
    std::string Type = Width->getType().getUnqualifiedType().getAsString(
        PrintingPolicy(U.Ctx.getLangOpts()));
    Out.insert(lineStart(File, Loop->Begin),
               In +
                   "// Expansions since something was found that is near "
                   "enough." +
                   Nl + In + Type + " " + Idle + " = 0;" + Nl);
    Out.insert(Head, In2 + "if (++" + Idle + " > " + Patience + ")" + Nl + In2 +
                         Unit + "break;" + Nl);
    return Out;
  }

private:
  /// Sets the count back where something goes into the pool.
  static llvm::Error reset(const ParsedUnit &U, const BestFirst &B,
                           const std::string &Idle, const std::string &Unit,
                           EditSet &Out) {
    std::vector<const Expr *> Inserts;
    for (const Expr *I : B.Inserts)
      if (contains(B.Score.Loop, I))
        Inserts.push_back(I);
    const IfStmt *Guard = nullptr;
    walk(B.Score.Loop, [&](const Stmt *S) {
      const auto *If = dyn_cast<IfStmt>(S);
      if (If && !Guard && isa<CompoundStmt>(If->getThen()) &&
          ((B.DistanceVar && mentions(If->getCond(), B.DistanceVar)) ||
           contains(If->getCond(), B.Distance)) &&
          llvm::all_of(Inserts, [&](const Expr *I) {
            return contains(If->getThen(), I);
          }))
        Guard = If;
      return true;
    });
    llvm::StringRef File = U.sources().getBufferData(Out.File);
    std::string Nl = newlineOf(File);
    if (Guard) {
      std::optional<Span> Then =
          spanOf(U.Ctx, Guard->getThen()->getSourceRange());
      unsigned At = Then ? lineEnd(File, Then->Begin) : 0;
      if (!Then || !File.slice(Then->Begin + 1, At).trim().empty())
        return refuse("more code stands behind the brace of the insert's "
                      "guard");
      std::optional<Span> If = spanOf(U.Ctx, Guard->getSourceRange());
      Out.insert(At, indentAt(File, If->Begin) + Unit + Idle + " = 0;" + Nl);
      return llvm::Error::success();
    }
    if (Inserts.size() != 1)
      return refuse("the inserts stand under no condition on the distance");
    const auto *Call = dyn_cast<CallExpr>(Inserts.front());
    const FunctionDecl *F = Call ? calleeOf(Call).Decl : nullptr;
    auto Up = U.Ctx.getParents(*Inserts.front());
    std::optional<Span> S = statementSpan(U.Ctx, Inserts.front());
    if (!F || !F->getReturnType()->isBooleanType() || !S || Up.size() != 1 ||
        !Up[0].get<CompoundStmt>())
      return refuse("the insert does not tell whether it put something in");
    std::string In = indentAt(File, S->Begin);
    Out.insert(S->Begin, "if (");
    Out.replace(S->End - 1, S->End, ")" + Nl + In + Unit + Idle + " = 0;");
    return llvm::Error::success();
  }
};

} // namespace

std::unique_ptr<Rewrite> makeConvergenceTermination() {
  return std::make_unique<ConvergenceTermination>();
}

} // namespace crinn::passes

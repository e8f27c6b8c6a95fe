//===- RelaxedPruning.cpp - keep links that are nearly as short -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// relaxed-pruning: a candidate for a link is rejected only where an accepted
/// one is nearer to it than its own end by `percent` of that distance.
///
/// Why it can be faster: the usual comparison leaves lists half empty (average
/// degree 13.6 of 32 on SIFT). With more links a search needs a narrower beam
/// for the same recall; construction takes longer.
///
/// Why it is safe: the bound is the old one less a part of its magnitude, so it
/// is never above the old one, whatever the distance's sign, and nothing is
/// rejected that was not rejected before. A factor instead raises the bound
/// where distances are negative (inner product), and prunes more. Degree bounds
/// stand elsewhere and stay.
///
/// What it refuses: a comparison of which the outcome is not seen to reject, or
/// that has a factor already; more than one comparison; text made by macros.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Address.h"
#include "passes/model/Items.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/source/Includes.h"
#include "passes/source/Text.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `d < own`, as it decides: where it holds the candidate is rejected.
struct Comparison {
  const BinaryOperator *Op = nullptr;
  const Expr *Own = nullptr; ///< the side that is not the distance
  bool Below = true;         ///< rejects below Own; else above (similarities)
};

/// `x - 0.1f * std::abs(x)`: x and 0.1f.
struct Slack {
  const Expr *Of = nullptr;
  const FloatingLiteral *Part = nullptr;
};

Slack slackIn(const ParsedUnit &U, const Expr *E) {
  const auto *Sum = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
  if (!Sum || !Sum->isAdditiveOp())
    return {};
  const auto *Mul =
      dyn_cast<BinaryOperator>(Sum->getRHS()->IgnoreParenImpCasts());
  if (!Mul || Mul->getOpcode() != BO_Mul)
    return {};
  const auto *Part =
      dyn_cast<FloatingLiteral>(Mul->getLHS()->IgnoreParenImpCasts());
  const auto *Abs = dyn_cast<CallExpr>(Mul->getRHS()->IgnoreParenImpCasts());
  if (!Part || !Abs || Abs->getNumArgs() != 1 ||
      squeeze(textOf(U.Ctx, Abs->getArg(0))) !=
          squeeze(textOf(U.Ctx, Sum->getLHS())))
    return {};
  return {Sum->getLHS(), Part};
}

/// True if \p E is the distance: its call, or a variable made of it alone.
bool isDistance(const Expr *E, const Expr *Call) {
  E = E->IgnoreParenImpCasts();
  if (E == Call || bare(E) == bare(Call))
    return true;
  const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
  return V && V->getInit() && bare(V->getInit()) == bare(Call);
}

const Stmt *nodeOf(const Idiom &I, llvm::StringRef Role) {
  for (const Bound &B : I.Roles)
    if (B.Role == Role)
      return B.Node;
  return nullptr;
}

/// The value that \p S gives a truth value: `good = false;`.
std::optional<std::pair<const ValueDecl *, bool>> flagSet(const Stmt *S) {
  const auto *B = dyn_cast<BinaryOperator>(S);
  const ValueDecl *V =
      B && B->getOpcode() == BO_Assign ? variableOf(B->getLHS()) : nullptr;
  const Expr *To = V ? bare(B->getRHS()) : nullptr;
  if (const auto *L = dyn_cast_or_null<CXXBoolLiteralExpr>(To))
    return {{V, L->getValue()}};
  const auto *N = dyn_cast_or_null<IntegerLiteral>(To);
  if (N && V->getType()->isBooleanType())
    return {{V, N->getValue() != 0}};
  return std::nullopt;
}

/// True if \p Cond holds only where the flag has the value \p Is.
bool asks(const Expr *Cond, const ValueDecl *Flag, bool Is) {
  Cond = Cond->IgnoreParenImpCasts();
  if (const auto *N = dyn_cast<UnaryOperator>(Cond);
      N && N->getOpcode() == UO_LNot)
    return !Is && variableOf(N->getSubExpr()) == Flag;
  if (const auto *B = dyn_cast<BinaryOperator>(Cond);
      B && B->getOpcode() == BO_LAnd)
    return asks(B->getLHS(), Flag, Is) || asks(B->getRHS(), Flag, Is);
  return Is && variableOf(Cond) == Flag;
}

/// True if \p Then sets a flag without which nothing is accepted: it has the
/// other value before, every insert stands under the flag's other value, and
/// nothing else sets it.
bool rejects(const Idiom &I, const IfStmt *Filter) {
  std::optional<std::pair<const ValueDecl *, bool>> Set;
  walk(Filter->getThen(), [&](const Stmt *S) {
    if (auto One = flagSet(S))
      Set = One;
    return !Set;
  });
  const auto *Flag = Set ? dyn_cast<VarDecl>(Set->first) : nullptr;
  const auto *Init = Flag && Flag->getInit()
                         ? dyn_cast<CXXBoolLiteralExpr>(bare(Flag->getInit()))
                         : nullptr;
  if (!Init || Init->getValue() == Set->second)
    return false;
  unsigned Inserts = 0, Guarded = 0;
  for (const Bound &B : I.Roles)
    Inserts += B.Role == "insert";
  bool Other = false;
  walk(I.Function->getBody(), [&](const Stmt *S) {
    if (auto One = flagSet(S))
      Other |= One->first == Flag && One->second != Set->second;
    if (const auto *If = dyn_cast<IfStmt>(S);
        If && asks(If->getCond(), Flag, !Set->second))
      for (const Bound &B : I.Roles)
        Guarded += B.Role == "insert" && contains(If->getThen(), B.Node);
    return true;
  });
  return Inserts && Guarded == Inserts && !Other;
}

class RelaxedPruning : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"relaxed-pruning",
            "keep a link unless the way round is clearly shorter",
            "curve",
            "construction",
            "kept",
            false,
            {{"percent", "of its length that the way round has to save", 1, 50,
              10}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Prune; }

  std::string title(const Params &P) const override {
    return "Keep links unless the way round saves " +
           std::to_string(P.at("percent")) + " %";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    llvm::Expected<Comparison> C = comparison(U, At.Found);
    if (!C)
      return C.takeError();
    std::string Part = literal(P.at("percent"));
    if (Slack Now = slackIn(U, C->Own); Now.Of) {
      std::optional<Span> Old = spanOf(U.Ctx, Now.Part->getSourceRange());
      if (!Old)
        return refuse("the comparison is spelled by a macro");
      EditSet Out{Old->File, {}};
      if (textOf(U.Ctx, *Old) != Part)
        Out.replace(Old->Begin, Old->End, Part);
      return Out;
    }
    return relaxed(U, *C, Part);
  }

private:
  static std::string literal(int64_t Percent) {
    std::string Out =
        "0." + std::string(Percent < 10 ? "0" : "") + std::to_string(Percent);
    return llvm::StringRef(Out).rtrim('0').str() + "f";
  }

  static llvm::Expected<Comparison> comparison(const ParsedUnit &U,
                                               const Idiom &I) {
    const auto *Call = dyn_cast_or_null<Expr>(nodeOf(I, "distance"));
    std::vector<Comparison> All;
    for (const Bound &B : I.Roles) {
      if (B.Role != "filter" || !B.Node)
        continue;
      if (!contains(I.Function->getBody(), B.Node))
        return refuse("the comparison stands in another function");
      walk(B.Node, [&](const Stmt *S) {
        const auto *Op = dyn_cast<BinaryOperator>(S);
        if (!Op || !Op->isRelationalOp())
          return true;
        bool Left = isDistance(Op->getLHS(), Call),
             Right = isDistance(Op->getRHS(), Call);
        if (Left != Right)
          All.push_back(
              {Op, Left ? Op->getRHS() : Op->getLHS(),
               Left == (Op->getOpcode() == BO_LT || Op->getOpcode() == BO_LE)});
        return true;
      });
    }
    if (All.size() != 1)
      return refuse(All.empty() ? "the distance is not compared as it is with "
                                  "the candidate's own"
                                : "the distance is compared more than once");
    Comparison C = All.front();
    const IfStmt *If = ifOf(U, C.Op);
    if (!If || If->getElse() || !rejects(I, If))
      return refuse("it is not seen that a candidate for which the comparison "
                    "holds is rejected");
    return C;
  }

  /// The if whose condition is \p Op, or a conjunction with it.
  static const IfStmt *ifOf(const ParsedUnit &U, const Expr *Op) {
    const Stmt *S = Op;
    while (true) {
      auto Up = U.Ctx.getParents(*S);
      if (Up.size() != 1)
        return nullptr;
      if (const auto *If = Up[0].get<IfStmt>())
        return If->getCond() == S ? If : nullptr;
      const auto *B = Up[0].get<BinaryOperator>();
      if (!Up[0].get<ParenExpr>() && !Up[0].get<CastExpr>() &&
          !(B && B->getOpcode() == BO_LAnd))
        return nullptr;
      S = Up[0].get<Stmt>();
    }
  }

  static llvm::Expected<EditSet>
  relaxed(const ParsedUnit &U, const Comparison &C, const std::string &Part) {
    const Expr *Own = C.Own->IgnoreParenImpCasts();
    QualType T = Own->getType();
    if (T->isUnsignedIntegerType())
      return refuse("the candidate's own distance has no sign");
    if (isa<BinaryOperator>(Own))
      return refuse("the comparison has a factor already");
    std::optional<Span> Where = spanOf(U.Ctx, C.Own->getSourceRange());
    std::optional<Span> Whole = spanOf(U.Ctx, C.Op->getSourceRange());
    if (!Where || !Whole || !isPure(Own))
      return refuse("the candidate's own distance is spelled by a macro, or "
                    "computing it may do more than read");
    llvm::StringRef File = U.sources().getBufferData(Where->File);
    std::string Nl = newlineOf(File), Text = textOf(U.Ctx, *Where).str();
    EditSet Out{Where->File, {}};
    if (!includes(File, "cmath")) {
      std::optional<unsigned> Behind = behindIncludes(File);
      if (!Behind)
        return refuse("the file has no #include to put another one behind");
      Out.Edits.push_back(
          {*Behind, 0, "#include <cmath>" + Nl, /*Outside=*/true});
    }
    unsigned Line = lineStart(File, Whole->Begin);
    if (File.slice(Line, Whole->Begin).trim() == "if (")
      Out.insert(Line, indentAt(File, Line) +
                           "// A link stays unless the way round is clearly "
                           "shorter." +
                           Nl);
    Out.insert(Where->End,
               (C.Below ? " - " : " + ") + Part + " * std::abs(" + Text + ")");
    return Out;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeRelaxedPruning() {
  return std::make_unique<RelaxedPruning>();
}

} // namespace crinn::passes

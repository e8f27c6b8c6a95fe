//===- ScoreArray.cpp - an array for the distances of a loop --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/ScoreArray.h"
#include "passes/model/Address.h"
#include "passes/rewrites/Rewording.h"
#include "passes/rewrites/Rewrite.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// More distances than that may not find place beside the ids: 64 KiB of
/// numbers of four bytes, where a thread's stack may have 128.
constexpr uint64_t Longest = 16384;

/// The statement that declares \p V, where it stands in a block of \p F.
const DeclStmt *declarationOf(const FunctionDecl *F, const VarDecl *V) {
  const DeclStmt *Out = nullptr;
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      for (const Stmt *One : Block->body())
        if (const auto *D = dyn_cast<DeclStmt>(One);
            D && llvm::is_contained(D->decls(), V))
          Out = D;
    return !Out;
  });
  return Out;
}

/// True if nothing but a comment follows on the line of \p At.
bool endsLine(llvm::StringRef File, unsigned At) {
  llvm::StringRef Tail = File.slice(At, lineEnd(File, At)).trim();
  if (Tail.starts_with("//"))
    return !Tail.ends_with("\\");
  return Tail.empty() ||
         (Tail.starts_with("/*") && Tail.find("*/") == Tail.size() - 2);
}

class Writer {
public:
  Writer(const ParsedUnit &U, const BestFirst &B, const CollectedLoop &C)
      : U(U), B(B), C(C), Init(B.DistanceVar->getInit()),
        Beside(isParted() ? nullptr : declarationOf(B.Function, C.Buffer)) {}

  llvm::Expected<ScoreArray> run() {
    if (llvm::Error E = numbers())
      return std::move(E);
    if (llvm::Error E = length())
      return std::move(E);
    if (llvm::Error E = type())
      return std::move(E);
    if (llvm::Error E = place())
      return std::move(E);
    return Out;
  }

private:
  /// True if a lambda, or threads, begin between the ids and the loop: what
  /// stands beside the ids might be shared, or not be seen.
  bool isParted() const {
    bool Out = false;
    walk(B.Function->getBody(), [&](const Stmt *S) {
      const auto *L = dyn_cast<LambdaExpr>(S);
      auto Holds = [&](SourceLocation At) {
        return U.sources().isPointWithin(At, L->getBeginLoc(), L->getEndLoc());
      };
      Out |=
          L && Holds(C.For->getBeginLoc()) && !Holds(C.Buffer->getLocation());
      return !Out;
    });
    std::optional<Span> Between =
        spanOf(U.Ctx, {C.Buffer->getLocation(), C.For->getForLoc()});
    return Out || !Between || textOf(U.Ctx, *Between).contains("#pragma omp");
  }

  static bool isNumber(QualType T) {
    return T->isArithmeticType() && !T->isBooleanType() &&
           !T.isVolatileQualified();
  }

  llvm::Error numbers() {
    if (B.DistanceVar->getType()->isIntegerType())
      return refuse("the distance is a whole number, which is not told from an "
                    "id in an array");
    if (isNumberIn(B.DistanceVar))
      return llvm::Error::success();
    return refuse("the distance is no number in some instance, or another "
                  "type than its variable");
  }

  bool isNumberIn(const VarDecl *Var) {
    if (!Var->getType()->isDependentType() && !isNumber(Var->getType()))
      return false;
    BestFirst Whole = scoringOf(B);
    for (const Halves &I : instancesOf(U, Whole, halvesOf(B, C)))
      if (!isNumber(I.Own.front()->getType()) || !fits(I.Own.front()))
        return false;
    return Var->getType()->isDependentType() || fits(Var);
  }

  /// `auto` is what `decltype` says of the same expression.
  static bool fits(const VarDecl *V) {
    if (!V->getType()->getContainedAutoType() || !V->getInit())
      return true;
    const Expr *Value = V->getInit()->IgnoreParenImpCasts();
    return !Value->isGLValue() && V->getASTContext().hasSameUnqualifiedType(
                                      Value->getType(), V->getType());
  }

  QualType entry() const {
    return C.Buffer->getType()->castAsArrayTypeUnsafe()->getElementType();
  }

  /// As the ids' array has it.
  llvm::Error length() {
    const TypeSourceInfo *I = C.Buffer->getTypeSourceInfo();
    auto Loc = I ? I->getTypeLoc().IgnoreParens().getAs<ArrayTypeLoc>()
                 : ArrayTypeLoc();
    const Expr *Size = Loc ? Loc.getSizeExpr() : nullptr;
    const auto *Constant = U.Ctx.getAsConstantArrayType(C.Buffer->getType());
    QualType Entry = entry();
    if (Entry.isVolatileQualified() ||
        !(Entry->isIntegerType() || Entry->isDependentType()))
      return refuse("the entries of the array are no plain numbers");
    if (Constant && Constant->getSize().ugt(Longest))
      return refuse("the array of ids is so long that one of distances may not "
                    "find place beside it");
    if (Size && Beside)
      Out.Length = onOneLine(textOf(U.Ctx, Size));
    bool Quiet = Size && (readsOnly(Size) || isPure(Size));
    if (Constant && (Out.Length.empty() || !Quiet))
      Out.Length = std::to_string(Constant->getSize().getZExtValue());
    else if (Out.Length.empty() || !Quiet)
      return refuse("the length of the array of ids cannot be written again");
    return llvm::Error::success();
  }

  llvm::Error type() {
    const char *Why = "the distance's type is auto, and cannot be written "
                      "before the loop";
    Out.Type = typeText(U, B.DistanceVar);
    if (!Out.Type.empty())
      return llvm::Error::success();
    QualType T = B.DistanceVar->getType();
    if (!T->isDependentType() && T->isRealFloatingType()) {
      Out.Type = T.getCanonicalType().getUnqualifiedType().getAsString();
      return llvm::Error::success();
    }
    QualType Id = B.Score.Neighbour->getType();
    const Expr *From = B.Score.Neighbour->getInit()->IgnoreParenImpCasts();
    bool Same = Id->getContainedAutoType()
                    ? isa<ArraySubscriptExpr>(From)
                    : U.Ctx.hasSameUnqualifiedType(Id, entry());
    if (!Same || !seenBefore())
      return refuse(Why);
    std::string Text = onOneLine(
        textWith(U.Ctx, Init,
                 {{B.Score.Neighbour, C.Buffer->getNameAsString() + "[0]"}}));
    if (Text.empty())
      return refuse(Why);
    Out.Type = "decltype(" + Text + ")";
    return llvm::Error::success();
  }

  /// True if what the distance is computed from, the id apart, is there where
  /// the array is declared.
  bool seenBefore() const {
    SourceLocation At = Beside ? C.Buffer->getLocation() : C.For->getBeginLoc();
    bool Ok = true;
    walk(Init, [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclRefExpr>(S);
      const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
      if (V && V != B.Score.Neighbour && V->isLocalVarDeclOrParm())
        Ok &= U.sources().isBeforeInTranslationUnit(V->getLocation(), At);
      Ok &= !isa<LambdaExpr, StmtExpr>(S);
      return Ok;
    });
    return Ok;
  }

  llvm::Error place() {
    llvm::StringRef File =
        U.sources().getBufferData(U.sources().getFileID(C.For->getForLoc()));
    std::optional<Span> Loop = spanOf(U.Ctx, C.For->getSourceRange());
    std::optional<Span> Ids = Beside ? statementSpan(U.Ctx, Beside) : Loop;
    if (!Loop || !Ids || Ids->File != Loop->File)
      return refuse("a macro spells the array of ids, or the loop");
    if (Beside && !endsLine(File, Ids->End))
      return refuse("statements share the line of the array of ids");
    unsigned At =
        Beside ? lineEnd(File, Ids->End) : lineStart(File, Loop->Begin);
    Out.At = {Loop->File, At, At};
    Out.Of = Ids->Begin;
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const CollectedLoop &C;
  const Expr *Init;
  const DeclStmt *Beside; ///< declares the ids, in a block of the function
  ScoreArray Out;
};

} // namespace

llvm::Expected<ScoreArray> scoreArray(const ParsedUnit &U, const BestFirst &B,
                                      const CollectedLoop &C) {
  return Writer(U, B, C).run();
}

} // namespace crinn::passes

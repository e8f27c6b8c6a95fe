//===- DistanceText.cpp - the distance of another node --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/DistanceText.h"
#include "passes/model/Address.h"
#include "passes/model/Assignments.h"
#include "passes/model/Sites.h"
#include "passes/source/Text.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// False if \p E only reads, where const member functions are taken to.
bool mayAct(const Expr *E) {
  bool Acts = false;
  walk(E, [&](const Stmt *S) {
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      Acts |= B->isAssignmentOp();
    if (const auto *O = dyn_cast<UnaryOperator>(S))
      Acts |= O->isIncrementDecrementOp();
    if (const auto *C = dyn_cast<CallExpr>(S)) {
      const auto *M = dyn_cast_or_null<CXXMethodDecl>(calleeOf(C).Decl);
      const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
      bool Reads =
          (M && M->isConst()) || (O && O->getOperator() == OO_Subscript);
      Acts |= !Reads && !isPure(C);
    }
    Acts |= isa<LambdaExpr, CXXNewExpr, CXXDeleteExpr, CXXThrowExpr>(S);
    return !Acts;
  });
  return Acts;
}

class Writer {
public:
  Writer(const ParsedUnit &U, const BestFirst &B, llvm::StringRef Id)
      : U(U), B(B), Id(Id) {}

  /// The text of \p E with the node's name in the neighbour's place, and with
  /// what local variables of the loop are made of in theirs.
  std::string of(const Expr *E, bool Operand = false) {
    std::optional<Span> Whole = spanOf(U.Ctx, E->getSourceRange());
    if (!Whole || ++Depth > 8)
      return fails();
    std::vector<std::pair<Span, std::string>> Parts;
    walk(E, [&](const Stmt *S) {
      if (S == Replaced)
        return replace(Replaced, With, Parts);
      const auto *D = dyn_cast<DeclRefExpr>(S);
      const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
      if (!V || !isInside(V))
        return !Failed;
      std::optional<Span> At = spanOf(U.Ctx, D->getSourceRange());
      if (!At || D->getBeginLoc().isMacroID())
        return fails(), false;
      bool Alone = E->IgnoreParenImpCasts() == D;
      if (V == B.Score.Neighbour)
        Parts.push_back({*At, Id.str()});
      else
        Parts.push_back({*At, valueOf(V, Operand || !Alone)});
      return !Failed;
    });
    --Depth;
    llvm::sort(Parts,
               [](auto &L, auto &R) { return L.first.Begin < R.first.Begin; });
    std::string Out;
    unsigned From = Whole->Begin;
    for (auto &[At, Text] : Parts) {
      if (At.File != Whole->File || At.Begin < From || At.End > Whole->End)
        return fails();
      Out += textOf(U.Ctx, Span{Whole->File, From, At.Begin}).str() + Text;
      From = At.End;
    }
    return Out + textOf(U.Ctx, Span{Whole->File, From, Whole->End}).str();
  }

  bool Failed = false;
  const Expr *Replaced = nullptr; ///< stands as With in the text
  std::string With;

private:
  bool replace(const Expr *E, const std::string &Text,
               std::vector<std::pair<Span, std::string>> &Parts) {
    std::optional<Span> At = spanOf(U.Ctx, E->getSourceRange());
    if (At)
      Parts.push_back({*At, Text});
    Failed |= !At;
    return false;
  }

  std::string fails() {
    Failed = true;
    return "";
  }

  bool isInside(const VarDecl *V) const {
    return V->isLocalVarDeclOrParm() &&
           !U.sources().isBeforeInTranslationUnit(V->getLocation(),
                                                  B.Loop->getBeginLoc());
  }

  /// What \p V is made of, where it never gets another value.
  std::string valueOf(const VarDecl *V, bool Operand) {
    const Expr *Init = V->getInit() ? V->getInit()->IgnoreParens() : nullptr;
    if (!Init || mayAct(Init) || V->getType()->isRecordType())
      return fails();
    for (const Assigned &A : Assignments(bodyOf()).All)
      if (A.Var == V && A.To)
        return fails();
    std::string Text = of(Init);
    bool Simple = isa<CallExpr, DeclRefExpr, MemberExpr, ArraySubscriptExpr,
                      CXXDependentScopeMemberExpr>(Init->IgnoreImpCasts());
    return Operand && !Simple ? "(" + Text + ")" : Text;
  }

  const Stmt *bodyOf() const { return B.Score.Body; }

  const ParsedUnit &U;
  const BestFirst &B;
  llvm::StringRef Id;
  unsigned Depth = 0;
};

/// What stands on several lines was indented for where it stands.
llvm::Expected<std::string> onOneLine(llvm::StringRef Text) {
  std::string Out;
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    auto [Line, More] = Rest.split('\n');
    if (Line.contains("//") && !More.empty())
      return refuse("a comment stands inside the distance's call");
    Out += (Out.empty() || Out.back() == '(' ? "" : " ") + Line.trim().str();
    Rest = More;
  }
  return Out;
}

/// The call that gives a row its address, directly or in a local variable.
const CallExpr *rowCall(const Expr *E) {
  const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
  const auto *C =
      dyn_cast<CallExpr>(bare(V && V->getInit() ? V->getInit() : E));
  return C && !isa<CXXOperatorCallExpr>(C) && C->getNumArgs() == 1 ? C
                                                                   : nullptr;
}

/// Which argument of the distance is the neighbour's row, and what gives it.
struct RowArgument {
  unsigned At = 0;
  std::string By;
};

std::optional<RowArgument> rowArgument(const BestFirst &B) {
  for (unsigned I = 0; I < B.Distance->getNumArgs(); ++I)
    if (const CallExpr *C = rowCall(B.Distance->getArg(I));
        C && variableOf(C->getArg(0)) == B.Score.Neighbour)
      return RowArgument{I, calleeOf(C).Name};
  return std::nullopt;
}

/// True if \p E is the same thing in each member function.
bool isShared(const Expr *E) {
  bool Shared = true;
  walk(E, [&](const Stmt *S) {
    const auto *D = dyn_cast<DeclRefExpr>(S);
    const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
    Shared &= !V || !V->isLocalVarDeclOrParm();
    return Shared;
  });
  return Shared;
}

/// The argument in whose place the same class gives the distance another row,
/// all others being the same.
std::optional<unsigned> queryArgument(const ParsedUnit &U, const BestFirst &B,
                                      const RowArgument &Row) {
  const auto *Own = dyn_cast<CXXMethodDecl>(B.Function);
  std::optional<unsigned> Out;
  auto Look = [&](const CallExpr *C) {
    if (C == B.Distance || C->getNumArgs() != B.Distance->getNumArgs() ||
        isa<CXXOperatorCallExpr>(C) ||
        calleeOf(C).Name != calleeOf(B.Distance).Name)
      return;
    std::optional<unsigned> Query;
    for (unsigned I = 0; I < C->getNumArgs(); ++I) {
      const CallExpr *Of = rowCall(C->getArg(I));
      if (Of && calleeOf(Of).Name == Row.By) {
        if (I != Row.At && Query)
          return;
        if (I != Row.At)
          Query = I;
      } else if (I == Row.At || !isShared(C->getArg(I)) ||
                 squeeze(textOf(U.Ctx, C->getArg(I))) !=
                     squeeze(textOf(U.Ctx, B.Distance->getArg(I)))) {
        return;
      }
    }
    if (Query)
      Out = Query;
  };
  for (const FunctionDecl *F : functionsOf(U)) {
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    if (Own && M &&
        M->getParent()->getCanonicalDecl() ==
            Own->getParent()->getCanonicalDecl())
      walk(F->getBody(), [&](const Stmt *S) {
        if (const auto *C = dyn_cast<CallExpr>(S); C && !Out)
          Look(C);
        return !Out;
      });
  }
  return Out;
}

} // namespace

llvm::Expected<std::string>
distanceText(const ParsedUnit &U, const BestFirst &B, llvm::StringRef Id) {
  for (const Expr *A : B.Distance->arguments())
    if (mayAct(A))
      return refuse("what the distance is given may do more than read: " +
                    textOf(U.Ctx, A));
  Writer W(U, B, Id);
  std::string Text = W.of(B.Distance);
  if (W.Failed)
    return refuse(
        "the distance of another node cannot be written: the call "
        "needs what the search's loop computes, or a macro spells it");
  return onOneLine(Text);
}

std::string rowDistanceText(const ParsedUnit &U, const BestFirst &B,
                            llvm::StringRef Id, llvm::StringRef Other) {
  std::optional<RowArgument> Row = rowArgument(B);
  std::optional<unsigned> Query =
      Row ? queryArgument(U, B, *Row) : std::nullopt;
  if (!Query)
    return "";
  Writer Second(U, B, Other), W(U, B, Id);
  W.Replaced = B.Distance->getArg(*Query);
  W.With = Second.of(B.Distance->getArg(Row->At));
  std::string Text = W.of(B.Distance);
  llvm::Expected<std::string> Line =
      onOneLine(W.Failed || Second.Failed ? "" : Text);
  if (!Line) {
    llvm::consumeError(Line.takeError());
    return "";
  }
  return *Line;
}

llvm::Expected<std::string> distanceType(const ParsedUnit &U,
                                         const BestFirst &B) {
  QualType T = B.DistanceVar ? B.DistanceVar->getType() : B.Distance->getType();
  T = T.getNonReferenceType();
  if (T->getContainedAutoType()) {
    if (T->isDependentType())
      return refuse("the distance's type is auto and depends on the template");
    T = T.getCanonicalType();
  }
  bool Named = !T->isDependentType() || T->getAs<TemplateTypeParmType>() ||
               T->getAs<TypedefType>();
  if (!Named || T->isRecordType())
    return refuse("the distance's type is not known");
  if (T->isUnsignedIntegerType() ||
      (!T->isDependentType() && !T->isArithmeticType()))
    return refuse("the distances have no sign or are no numbers");
  PrintingPolicy Policy(U.Ctx.getLangOpts());
  Policy.adjustForCPlusPlus();
  return T.getUnqualifiedType().getAsString(Policy);
}

} // namespace crinn::passes

//===- WidthUses.cpp - what a search does with its beam width -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/WidthUses.h"
#include "passes/model/Items.h"
#include "passes/model/ValueSources.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtOpenMP.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Uses {
public:
  Uses(const ParsedUnit &U, const BestFirst &B, const ValueDecl *Width,
       const Stmt *Except)
      : U(U), B(B), Width(Width), Except(Except) {
    for (const Expr *C : {B.Pool, B.Result})
      if (C && (Containers.empty() || placeOf(C) != placeOf(Containers[0])))
        Containers.push_back(C);
  }

  llvm::Expected<WidthUses> run() {
    visit(B.Function->getBody(), nullptr, false);
    if (Blind)
      return refuse("a lambda or a parallel region names the width, and takes "
                    "nothing but what it lists");
    if (llvm::Error E = addSpans())
      return std::move(E);
    for (const Expr *R : Reads)
      if (!isBound(R))
        return refuse("the width is used for more than the size of pool and "
                      "result");
    for (const Expr *C : Containers)
      if (!hasRoom(C))
        return refuse("the pool or the result may have room for the library's "
                      "width alone");
    return std::move(Out);
  }

private:
  void visit(const Stmt *S, const Stmt *Parent, bool Closed) {
    if (!S || S == Except)
      return;
    Up[S] = Parent;
    if (readsWidth(S, Width)) {
      Reads.push_back(cast<Expr>(S));
      Blind |= Closed;
      return;
    }
    if (const auto *L = dyn_cast<LambdaExpr>(S)) {
      // What a default captures is no read of its own.
      auto Init = L->capture_init_begin();
      for (const LambdaCapture &C : L->captures()) {
        if (C.isExplicit())
          visit(*Init, L, Closed);
        ++Init;
      }
      return visit(L->getBody(), L,
                   Closed || L->getCaptureDefault() == LCD_None);
    }
    if (const auto *D = dyn_cast<OMPExecutableDirective>(S))
      Closed |= D->hasClausesOfKind<OMPDefaultClause>();
    if (const auto *C = dyn_cast<CapturedStmt>(S))
      return visit(C->getCapturedStmt(), S, Closed);
    for (const Stmt *C : S->children())
      visit(C, S, Closed);
  }

  llvm::Error addSpans() {
    std::optional<Span> Body =
        spanOf(U.Ctx, B.Function->getBody()->getSourceRange());
    unsigned Written = 0;
    if (Body)
      forEachToken(textOf(U.Ctx, *Body), [&](const Token &, StringRef Word) {
        Written += Word == Width->getName();
      });
    unsigned Excepted = 0;
    if (Except)
      forEachToken(textOf(U.Ctx, Except), [&](const Token &, StringRef Word) {
        Excepted += Word == Width->getName();
      });
    for (const Expr *R : Reads) {
      std::optional<Span> S = spanOf(U.Ctx, R->getSourceRange());
      if (!Body || !S || S->File != Body->File || R->getBeginLoc().isMacroID())
        return refuse("a macro has a part in naming the width");
      if (!isNamedAtHead(R))
        return refuse("the width belongs to an object that the function's "
                      "beginning does not know");
      Out.Reads.push_back(*S);
    }
    if (Written != Reads.size() + Excepted)
      return refuse("text that this configuration does not see, or other than "
                    "the search, has the width's name");
    if (Reads.empty())
      return refuse("no parameter or field that the search names is its width");
    Out.Text = textOf(U.Ctx, Out.Reads.front()).str();
    return llvm::Error::success();
  }

  /// A parameter, or a member of this or of a reference that is a parameter.
  static bool isNamedAtHead(const Expr *E) {
    const auto *M = dyn_cast<MemberExpr>(E);
    if (!M || isa<CXXThisExpr>(bare(M->getBase())))
      return true;
    const auto *P = dyn_cast_or_null<ParmVarDecl>(variableOf(M->getBase()));
    return P && P->getType()->isReferenceType();
  }

  bool ofContainer(const Expr *E) const {
    return llvm::any_of(Containers, [&](const Expr *C) {
      return overlaps(placeOf(E), placeOf(C));
    });
  }

  /// `result.size()`, `pool.count_below(d)`, or a local that has its value from
  /// one.
  bool measures(const Expr *E) const {
    E = bare(E);
    if (const auto *C = dyn_cast<CallExpr>(E)) {
      Callee R = calleeOf(C);
      return R.Object && !isa<CXXOperatorCallExpr>(C) && ofContainer(R.Object);
    }
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
    return V && V->isLocalVarDecl() && V->getInit() &&
           isa<CallExpr>(bare(V->getInit())) && measures(V->getInit());
  }

  /// True if \p Read does nothing but bound pool or result.
  bool isBound(const Expr *Read) {
    const Stmt *S = Read, *P = Up[S];
    auto Climb = [&] { P = Up[S = P]; };
    while (P && (isa<ParenExpr, CastExpr>(P) || isConversion(P)))
      Climb();
    if (const auto *Op = dyn_cast_or_null<BinaryOperator>(P);
        Op && Op->isComparisonOp())
      return measures(Op->getLHS() == S ? Op->getRHS() : Op->getLHS());
    if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(P);
        Op && Op->isComparisonOp() && Op->getNumArgs() == 2)
      return measures(Op->getArg(Op->getArg(0) == S ? 1 : 0));
    // `pool(n, ef + 1)` as well.
    if (const auto *Op = dyn_cast_or_null<BinaryOperator>(P);
        Op && Op->getOpcode() == BO_Add &&
        (isLiteral(Op->getLHS()) || isLiteral(Op->getRHS())))
      Climb();
    while (P && isa<ImplicitCastExpr, ParenExpr>(P))
      Climb();
    if (const auto *C = dyn_cast_or_null<CallExpr>(P))
      return isHanded(C, cast<Expr>(S));
    while (P && isa<CXXConstructExpr, ParenListExpr, InitListExpr, CastExpr,
                    ExprWithCleanups, MaterializeTemporaryExpr,
                    CXXBindTemporaryExpr, CXXUnresolvedConstructExpr>(P))
      Climb();
    const auto *D = dyn_cast_or_null<DeclStmt>(P);
    return D && llvm::any_of(D->decls(), [&](const Decl *One) {
             const auto *V = dyn_cast<VarDecl>(One);
             if (!V || V->getInit() != S || !isPlainLocal(V) ||
                 V->getType()->isScalarType())
               return false;
             Told.insert(V);
             return llvm::any_of(
                 Containers, [&](const Expr *C) { return variableOf(C) == V; });
           });
  }

  /// `size_t(ef)` in a template.
  static bool isConversion(const Stmt *S) {
    const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(S);
    return C && C->getNumArgs() == 1 &&
           C->getTypeAsWritten()->isArithmeticType();
  }

  /// `pool.reserve(ef)`, `top.insert(x, ef)`, by value.
  bool isHanded(const CallExpr *C, const Expr *Argument) {
    Callee R = calleeOf(C);
    const auto *V =
        dyn_cast_or_null<VarDecl>(R.Object ? variableOf(R.Object) : nullptr);
    if (isa<CXXOperatorCallExpr>(C) || !V || !isPlainLocal(V) ||
        !ofContainer(R.Object))
      return false;
    for (unsigned I = 0; R.Decl && I < C->getNumArgs(); ++I)
      if (C->getArg(I) == Argument && I < R.Decl->getNumParams()) {
        QualType T = R.Decl->getParamDecl(I)->getType();
        if (T->isReferenceType() && !T->getPointeeType().isConstQualified())
          return false;
      }
    // An insert that is told the width may still have room for less.
    if (!llvm::is_contained(B.Inserts, C))
      Told.insert(V);
    return true;
  }

  static bool isPlainLocal(const VarDecl *V) {
    return V->isLocalVarDecl() && V->hasLocalStorage() &&
           !V->getType()->isReferenceType() && !V->getType()->isPointerType();
  }

  /// It grows by itself, or is made here for the width.
  bool hasRoom(const Expr *Container) const {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Container));
    if (V && Told.contains(V))
      return true;
    QualType T = V ? V->getType() : Container->getType();
    const CXXRecordDecl *R = recordOf(T);
    if (!R || !R->isInStdNamespace())
      return false;
    StringRef Name = R->getName();
    if (Name == "priority_queue")
      return standsOnStd(T.getNonReferenceType());
    if (Name == "set" || Name == "multiset")
      return true;
    return Name == "vector" && V && isPlainLocal(V) && grows(V);
  }

  /// A heap that is given no container, or one of the standard library.
  static bool standsOnStd(QualType T) {
    llvm::ArrayRef<TemplateArgument> Args;
    if (const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            T->getAsCXXRecordDecl()))
      Args = S->getTemplateArgs().asArray();
    else if (const auto *S = T->getAs<TemplateSpecializationType>();
             S && !S->isTypeAlias())
      Args = S->template_arguments();
    else
      return false;
    if (Args.size() < 2)
      return true;
    const CXXRecordDecl *R = Args[1].getKind() == TemplateArgument::Type
                                 ? recordOf(Args[1].getAsType())
                                 : nullptr;
    return R && R->isInStdNamespace();
  }

  /// A vector that begins empty and gets what it holds by inserts.
  bool grows(const VarDecl *V) const {
    const auto *Made = dyn_cast_or_null<CXXConstructExpr>(
        V->getInit() ? bare(V->getInit()) : nullptr);
    if (V->getInit() && !(Made && Made->getNumArgs() == 0))
      return false;
    return llvm::all_of(B.Inserts, [&](const Expr *I) {
      const auto *C = dyn_cast<CallExpr>(I);
      return C && !isa<CXXOperatorCallExpr>(C) && calleeOf(C).Object;
    });
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const ValueDecl *Width;
  const Stmt *Except;
  std::vector<const Expr *> Containers, Reads;
  llvm::DenseMap<const Stmt *, const Stmt *> Up;
  VarSet Told; ///< locals that are made with the width, or told it
  bool Blind = false;
  WidthUses Out;
};

} // namespace

bool readsWidth(const Stmt *S, const ValueDecl *Width) {
  const auto *M = dyn_cast<MemberExpr>(S);
  const auto *R = dyn_cast<DeclRefExpr>(S);
  return (M && M->getMemberDecl() == Width) || (R && R->getDecl() == Width);
}

llvm::Expected<WidthUses> widthUses(const ParsedUnit &U, const BestFirst &B,
                                    const ValueDecl *Width,
                                    const Stmt *Except) {
  return Uses(U, B, Width, Except).run();
}

} // namespace crinn::passes

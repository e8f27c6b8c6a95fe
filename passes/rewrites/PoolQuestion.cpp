//===- PoolQuestion.cpp - what a search asks of an entry ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolQuestion.h"
#include "passes/model/Items.h"
#include "passes/rewrites/OtherEntries.h"
#include "passes/rewrites/QuietCode.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

llvm::Error acts() {
  return refuse("the comparison may do more than compare, or what it does is "
                "not seen");
}

llvm::Error others() {
  return refuse("the search asks about more than an entry of the array that is "
                "moved");
}

llvm::Error spelled() {
  return refuse("the comparison is spelled by a macro, or has a comment");
}

/// True if a value of type \p From is the same value as a \p To, or the same
/// array.
bool sameType(const ASTContext &Ctx, QualType To, QualType From) {
  auto Bare = [&](QualType T) {
    T = T.getNonReferenceType();
    if (T->isArrayType())
      T = Ctx.getArrayDecayedType(T);
    if (T->isPointerType())
      T = Ctx.getPointerType(T->getPointeeType().getUnqualifiedType());
    return T.getCanonicalType().getUnqualifiedType();
  };
  return Bare(To) == Bare(From);
}

/// What has to stand in parentheses beside `&&`.
bool bindsLess(const Expr *E) {
  E = E->IgnoreImpCasts();
  const auto *B = dyn_cast<BinaryOperator>(E);
  return isa<AbstractConditionalOperator>(E) ||
         (B && (B->getOpcode() == BO_LOr || B->getOpcode() == BO_Comma));
}

/// The names that \p F gives to parameters and variables.
std::set<std::string> namesIn(const FunctionDecl *F) {
  std::set<std::string> Out;
  for (const ParmVarDecl *P : F->parameters())
    Out.insert(P->getNameAsString());
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *One : D->decls())
        if (const auto *N = dyn_cast<NamedDecl>(One))
          Out.insert(N->getNameAsString());
    return true;
  });
  return Out;
}

} // namespace

bool Question::isArray(const Expr *E) const {
  return plainText(textOf(U.Ctx, E)) == plainText(textOf(U.Ctx, M.Array));
}

std::string Question::before() const {
  return M.Place->getNameAsString() + " - 1";
}

llvm::Expected<Renaming> Question::argumentsOf(const CallExpr *C,
                                               const FunctionDecl *Def,
                                               const Halving &H) const {
  Renaming Out;
  for (unsigned I = 0; I < Def->getNumParams(); ++I) {
    const ParmVarDecl *P = Def->getParamDecl(I);
    if (I >= C->getNumArgs() || isa<CXXDefaultArgExpr>(C->getArg(I)))
      return refuse("the search has an argument that is not written");
    const Expr *A = C->getArg(I)->IgnoreParenImpCasts();
    Out[P] = textOf(U.Ctx, A);
    if (!mentions(H.Asked, P))
      continue;
    const Expr *Array = arrayOf(A);
    if (!isNamed(A) && !(Array && isArray(Array)))
      return refuse("the search is given what would be computed again for "
                    "each entry: " +
                    Out[P]);
    if (isNamed(A) && !sameType(U.Ctx, P->getType(), A->getType()))
      return refuse("the search converts what it is given: " + Out[P]);
  }
  return Out;
}

llvm::Error Question::checkNames(const Expr *Asked, const Renaming &Names,
                                 const FunctionDecl *Def) const {
  std::set<std::string> Taken = namesIn(F);
  std::string Bad;
  bool Macro = false; // that may have another text there
  forEachToken(textOf(U.Ctx, Asked), [&](const Token &, llvm::StringRef W) {
    Macro |= U.Defined.count(W.str());
  });
  if (Macro)
    return spelled();
  walk(Asked, [&](const Stmt *S) {
    std::string Name;
    if (const auto *D = dyn_cast<DeclRefExpr>(S);
        D && !Names.count(D->getDecl())) {
      const auto *V = dyn_cast<VarDecl>(D->getDecl());
      Name = D->getDecl()->getNameAsString();
      if (V && V->isLocalVarDeclOrParm())
        Bad = Name;
      // Another namespace has other names, and so has what stands further down.
      if (!D->getDecl()->isCXXClassMember() &&
          !U.sources().isBeforeInTranslationUnit(D->getDecl()->getLocation(),
                                                 F->getLocation()))
        Bad = Name;
      if (!D->getQualifier() && !isa<CXXMethodDecl>(Def) &&
          !Def->getDeclContext()->Equals(F->getDeclContext()) &&
          !D->getDecl()->getDeclName().getCXXOverloadedOperator())
        Bad = Name;
    }
    if (const auto *D = dyn_cast<MemberExpr>(S);
        D && isa<CXXThisExpr>(bare(D->getBase())) && D->isImplicitAccess())
      Name = D->getMemberDecl()->getNameAsString();
    if (const auto *D = dyn_cast<CXXDependentScopeMemberExpr>(S);
        D && D->isImplicitAccess())
      Name = D->getMember().getAsString();
    if (!Name.empty() && Taken.count(Name))
      Bad = Name;
    return Bad.empty();
  });
  return Bad.empty()
             ? llvm::Error::success()
             : refuse(Bad + " may mean something else where the entry is "
                            "put in");
}

llvm::Expected<std::string> Question::byHalves(const Halving &H, Renaming Names,
                                               const FunctionDecl *Def) const {
  if (!readsOnly(H.Asked))
    return acts();
  Names[H.Mid] = before();
  if (Def)
    if (llvm::Error E = checkNames(H.Asked, Names, Def))
      return std::move(E);
  unsigned Uses = 0, Entries = 0;
  walk(H.Asked, [&](const Stmt *S) {
    const auto *E = dyn_cast<Expr>(S);
    if (!E || bare(E) != E)
      return true;
    Uses += isa<DeclRefExpr>(E) && variableOf(E) == H.Mid;
    Element L = elementOf(E);
    const Expr *Array = L.Base ? arrayOf(L.Base) : nullptr;
    Entries += Array && variableOf(L.Index) == H.Mid &&
               isa<DeclRefExpr>(L.Index->IgnoreParenImpCasts()) &&
               plainText(textWith(U.Ctx, Array, Names)) ==
                   plainText(textOf(U.Ctx, M.Array));
    return true;
  });
  if (!Uses || Uses != Entries ||
      looksAtOthers(U.Ctx, H.Asked, Names, M, Entries))
    return others();
  std::string Text = onOneLine(textWith(U.Ctx, H.Asked, Names));
  if (Text.empty())
    return spelled();
  if (!H.Behind)
    return "!(" + Text + ")";
  return bindsLess(H.Asked) ? "(" + Text + ")" : Text;
}

llvm::Expected<std::string> Question::byLambda(const LambdaExpr *L,
                                               llvm::StringRef First,
                                               llvm::StringRef Second,
                                               const Expr *Sought,
                                               bool Upper) const {
  const CXXMethodDecl *Call = L->getCallOperator();
  const auto *Body = dyn_cast<CompoundStmt>(L->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const Expr *Asked = Return ? Return->getRetValue() : nullptr;
  if (!Asked || Call->getNumParams() != 2 || !readsOnly(Asked))
    return acts();
  if (looksAtOthers(U.Ctx, Asked, {}, M, 0))
    return others();
  for (const LambdaCapture &C : L->captures())
    if (!C.capturesThis() && L->isInitCapture(&C))
      return acts();
  for (const ParmVarDecl *P : Call->parameters()) {
    bool IsNew = (P->getFunctionScopeIndex() == 0) == Upper;
    QualType From = IsNew ? Sought->getType() : entryOf(M.Array->getType()),
             To = P->getType().getNonReferenceType();
    bool Known = !From.isNull() && !From->isDependentType();
    if (To->isDependentType() || (!Known && To->isRecordType()))
      continue;
    if (!Known || !sameType(U.Ctx, To, From))
      return refuse("the comparison converts what it is given: " +
                    P->getName());
  }
  std::string Text =
      onOneLine(textWith(U.Ctx, Asked,
                         {{Call->getParamDecl(0), First.str()},
                          {Call->getParamDecl(1), Second.str()}}));
  if (Text.empty())
    return spelled();
  return bindsLess(Asked) ? "(" + Text + ")" : Text;
}

llvm::Expected<std::string> Question::byLibrary(const CallExpr *C,
                                                bool Upper) const {
  const Expr *Sought = C->getArg(2)->IgnoreParenImpCasts();
  std::string New = textOf(U.Ctx, Sought),
              Entry = textOf(U.Ctx, M.Array) + "[" + before() + "]";
  if (!isNamed(Sought) || New.empty())
    return refuse("the search is given what would be computed again for each "
                  "entry: " +
                  New);
  const std::string &First = Upper ? New : Entry, &Second = Upper ? Entry : New;
  auto Finish = [&](const std::string &Text, bool Whole = false) {
    return Upper ? Text : Whole ? "!" + Text : "!(" + Text + ")";
  };
  if (C->getNumArgs() == 3)
    return Finish(First + " < " + Second);
  const Expr *Less = bare(C->getArg(3));
  if (const auto *L = dyn_cast<LambdaExpr>(Less)) {
    llvm::Expected<std::string> Text =
        byLambda(L, First, Second, Sought, Upper);
    if (!Text)
      return Text.takeError();
    return Finish(*Text);
  }
  if (const auto *A = dyn_cast<UnaryOperator>(Less);
      A && A->getOpcode() == UO_AddrOf)
    Less = A->getSubExpr()->IgnoreParenImpCasts();
  const auto *D = dyn_cast<DeclRefExpr>(Less);
  const auto *Fn = D ? dyn_cast<FunctionDecl>(D->getDecl()) : nullptr;
  const auto *V = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
  if (const auto *L = V && V->getInit()
                          ? dyn_cast<LambdaExpr>(bare(V->getInit()))
                          : nullptr)
    Fn = L->getCallOperator();
  std::string Name = textOf(U.Ctx, D);
  if (!Fn || Name.empty() || D->hadMultipleCandidates() ||
      !beyondQuiet(Fn).empty())
    return acts();
  if (looksAtOthers(Fn, M))
    return others();
  return Finish(Name + "(" + First + ", " + Second + ")", /*Whole=*/true);
}

} // namespace crinn::passes

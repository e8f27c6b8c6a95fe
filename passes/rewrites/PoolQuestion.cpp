//===- PoolQuestion.cpp - what a search asks of an entry ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolQuestion.h"
#include "passes/model/Items.h"
#include "passes/model/Targets.h"
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

llvm::Error spelled() {
  return refuse("the comparison is spelled by a macro, or has a comment");
}

/// True if we can prove that a call in a comparison changes nothing.
bool isQuiet(const CallExpr *C) {
  Callee R = calleeOf(C);
  bool Length = R.Object && C->getNumArgs() == 0 &&
                !isa<CXXOperatorCallExpr>(C) &&
                (R.Name == "data" || R.Name == "size");
  if (!R.Decl || (isLibrary(R.Decl) && Length))
    return Length;
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
      O && isLibrary(R.Decl) &&
      (O->getOperator() == OO_Subscript || O->isComparisonOp()))
    return true;
  if (unsigned Id = R.Decl->getBuiltinID())
    return R.Decl->getASTContext().BuiltinInfo.isConst(Id);
  return !isLibrary(R.Decl) && beyondQuiet(R.Decl).empty();
}

/// A variable or a member of one: reading it again gives the same.
bool isNamed(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (E->getType().isVolatileQualified())
    return false;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(M->getMemberDecl()) &&
           (isa<CXXThisExpr>(bare(M->getBase())) || isNamed(M->getBase()));
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return M->isImplicitAccess() || isa<CXXThisExpr>(bare(M->getBase())) ||
           isNamed(M->getBase());
  const auto *D = dyn_cast<DeclRefExpr>(E);
  return D && isa<VarDecl>(D->getDecl());
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

/// On one line; "" if it has comments.
std::string onOneLine(const std::string &Text) {
  bool Comments = false;
  forEachToken(
      Text,
      [&](const Token &T, llvm::StringRef) { Comments |= T.is(tok::comment); },
      /*Comments=*/true);
  std::string Out;
  if (Comments)
    return Out;
  for (char C : Text) {
    bool Space = isWhitespace(C);
    if (!Space || (!Out.empty() && Out.back() != ' '))
      Out += Space ? ' ' : C;
  }
  return Out;
}

} // namespace

bool readsOnly(const Expr *E) {
  bool Ok = true;
  walk(E, [&](const Stmt *S) {
    if (const auto *Un = dyn_cast<UnaryOperator>(S))
      Ok &= !Un->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      Ok &= !B->isAssignmentOp();
    if (const auto *C = dyn_cast<CallExpr>(S))
      Ok &= isQuiet(C);
    if (const auto *Part = dyn_cast<Expr>(S))
      Ok &= !Part->getType().isVolatileQualified();
    if (const auto *C = dyn_cast<CXXConstructExpr>(S))
      Ok &= C->getConstructor()->isTrivial();
    Ok &= !isa<CXXNewExpr, CXXDeleteExpr, LambdaExpr, CXXThrowExpr, StmtExpr,
               CXXUnresolvedConstructExpr>(S);
    return Ok;
  });
  return Ok;
}

std::string textWith(const ASTContext &Ctx, const Expr *E,
                     const Renaming &Names) {
  std::optional<Span> Whole = spanOf(Ctx, E->getSourceRange());
  if (!Whole)
    return "";
  std::map<unsigned, std::pair<unsigned, std::string>> At;
  bool Seen = true;
  walk(E, [&](const Stmt *S) {
    const auto *D = dyn_cast<DeclRefExpr>(S);
    auto It = D ? Names.find(D->getDecl()) : Names.end();
    if (It == Names.end())
      return true;
    std::optional<Span> Of = spanOf(Ctx, D->getSourceRange());
    Seen &= Of && D->getBeginLoc().isFileID() && !It->second.empty();
    if (Of)
      At[Of->Begin] = {Of->End, It->second};
    return true;
  });
  if (!Seen)
    return "";
  std::string Out;
  unsigned From = Whole->Begin;
  for (const auto &[Begin, To] : At) {
    Out += textOf(Ctx, Span{Whole->File, From, Begin}).str() + To.second;
    From = To.first;
  }
  return Out + textOf(Ctx, Span{Whole->File, From, Whole->End}).str();
}

std::string Question::plain(llvm::StringRef Text) {
  std::string Out = squeeze(Text);
  for (size_t At; (At = Out.find("this->")) != std::string::npos;)
    Out.erase(At, 6);
  return Out;
}

bool Question::isArray(const Expr *E) const {
  return plain(textOf(U.Ctx, E)) == plain(textOf(U.Ctx, M.Array));
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
      // Another namespace has other names.
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
    Entries +=
        Array && variableOf(L.Index) == H.Mid &&
        isa<DeclRefExpr>(L.Index->IgnoreParenImpCasts()) &&
        plain(textWith(U.Ctx, Array, Names)) == plain(textOf(U.Ctx, M.Array));
    return true;
  });
  if (!Uses || Uses != Entries)
    return refuse("the search asks about more than an entry of the array that "
                  "is moved");
  std::string Text = onOneLine(textWith(U.Ctx, H.Asked, Names));
  if (Text.empty())
    return spelled();
  if (!H.Behind)
    return "!(" + Text + ")";
  return bindsLess(H.Asked) ? "(" + Text + ")" : Text;
}

llvm::Expected<std::string> Question::byLambda(const LambdaExpr *L,
                                               llvm::StringRef First,
                                               llvm::StringRef Second) const {
  const CXXMethodDecl *Call = L->getCallOperator();
  const auto *Body = dyn_cast<CompoundStmt>(L->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const Expr *Asked = Return ? Return->getRetValue() : nullptr;
  if (!Asked || Call->getNumParams() != 2 || !readsOnly(Asked))
    return acts();
  for (const LambdaCapture &C : L->captures())
    if (!C.capturesThis() && L->isInitCapture(&C))
      return acts();
  // A number that is given by value is converted, maybe.
  for (const ParmVarDecl *P : Call->parameters())
    if (!P->getType()->isReferenceType() && !P->getType()->isDependentType() &&
        !P->getType()->isRecordType())
      return refuse("the comparison converts what it is given: " +
                    P->getName());
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
    llvm::Expected<std::string> Text = byLambda(L, First, Second);
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
  if (!Fn || Name.empty() || !beyondQuiet(Fn).empty())
    return acts();
  return Finish(Name + "(" + First + ", " + Second + ")", /*Whole=*/true);
}

} // namespace crinn::passes

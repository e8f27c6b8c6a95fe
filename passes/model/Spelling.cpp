//===- Spelling.cpp - a role by its source text ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Spelling.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using nlohmann::json;

namespace crinn::passes {
namespace {

/// The lambda that a call is given: the call is a loop over its other
/// arguments, as `parallel_for(0, n, [&](size_t i) {...})`.
const LambdaExpr *lambdaOf(const Stmt *S) {
  const auto *C = dyn_cast<CallExpr>(S);
  if (!C || isa<CXXOperatorCallExpr>(C))
    return nullptr;
  for (const Expr *A : C->arguments())
    if (const auto *L = dyn_cast<LambdaExpr>(bare(A)))
      return L;
  return nullptr;
}

bool repeats(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S) || lambdaOf(S);
}

/// What follows the head of a loop or branch; null for anything else.
const Stmt *behindHead(const Stmt *S) {
  if (const LambdaExpr *L = lambdaOf(S))
    return L->getBody();
  if (const auto *I = dyn_cast<IfStmt>(S))
    return I->getThen();
  return repeats(S) ? bodyOf(S) : nullptr;
}

std::optional<Span> headSpan(const ASTContext &Ctx, const Stmt *S) {
  std::optional<Span> Whole = spanOf(Ctx, S->getSourceRange());
  const Stmt *Behind = behindHead(S);
  if (!Whole || !Behind)
    return Whole;
  std::optional<Span> Rest = spanOf(Ctx, Behind->getSourceRange());
  if (Rest && Rest->File == Whole->File && Rest->Begin > Whole->Begin)
    Whole->End = std::min(Whole->End, Rest->Begin);
  return Whole;
}

/// Where the macro stands that \p R came from.
std::optional<Span> useSpan(const ASTContext &Ctx, SourceRange R) {
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange C =
      Lexer::makeFileCharRange(SM.getExpansionRange(R), SM, Ctx.getLangOpts());
  if (C.isInvalid())
    return std::nullopt;
  auto [F, Begin] = SM.getDecomposedLoc(C.getBegin());
  return Span{F, Begin, SM.getFileOffset(C.getEnd())};
}

/// JSON knows no other text; a file in Latin-1 is shown as well as it can be.
std::string utf8(llvm::StringRef Text) {
  return json::parse(
      json(Text.str()).dump(-1, ' ', false, json::error_handler_t::replace));
}

Spelled spelled(const ParsedUnit &U, std::optional<Span> P, SourceLocation At) {
  Spelled Out;
  Out.Macro = At.isMacroID();
  if (!P)
    return Out;
  const SourceManager &SM = U.sources();
  Out.File = P->File;
  Out.Source = utf8(textOf(U.Ctx, *P).trim());
  Out.Line = SM.getLineNumber(P->File, P->Begin);
  Out.Column = SM.getColumnNumber(P->File, P->Begin);
  return Out;
}

std::string keyOf(llvm::StringRef Text) {
  std::string Key = squeeze(Text);
  if (llvm::StringRef(Key).ends_with(";"))
    Key.pop_back();
  return Key;
}

} // namespace

Spelled spelledOf(const ParsedUnit &U, const Stmt *S) {
  std::optional<Span> P = headSpan(U.Ctx, S);
  if (!P)
    P = useSpan(U.Ctx, S->getSourceRange());
  return spelled(U, P, S->getBeginLoc());
}

Spelled spelledOf(const ParsedUnit &U, const ValueDecl *D) {
  SourceLocation L = U.sources().getFileLoc(D->getLocation());
  auto [F, Begin] = U.sources().getDecomposedLoc(L);
  Spelled Out = spelled(U, Span{F, Begin, Begin}, D->getLocation());
  Out.Source = D->getNameAsString();
  return Out;
}

static Spelled spelledOf(const ParsedUnit &U, SourceRange R) {
  std::optional<Span> P = spanOf(U.Ctx, R);
  return spelled(U, P ? P : useSpan(U.Ctx, R), R.getBegin());
}

Spelled spelledOf(const ParsedUnit &U, const Bound &B) {
  if (B.Text.isValid())
    return spelledOf(U, B.Text);
  return B.Decl ? spelledOf(U, B.Decl) : spelledOf(U, B.Node);
}

Spellings::Spellings(const ParsedUnit &U, const FunctionDecl *F) : U(U) {
  for (const ParmVarDecl *P : F->parameters())
    add({"", nullptr, P}, nullptr);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *I : C->inits())
      if (I->isWritten())
        visit(I->getInit(), nullptr);
  visit(F->getBody(), nullptr);
  for (auto &Entry : ByText)
    llvm::stable_sort(Entry.second, [](const Place &A, const Place &B) {
      return std::tie(A.Line, A.Column) < std::tie(B.Line, B.Column);
    });
}

void Spellings::visit(const Stmt *S, const Stmt *Loop) {
  if (!S)
    return;
  if (repeats(S)) {
    Outer[S] = Loop;
    Loops.push_back({spelledOf(U, S).Line, S});
    add({"", S, nullptr}, Loop); // its head belongs to the loop around it
    Loop = S;
  } else if (!isa<CompoundStmt>(S)) {
    add({"", S, nullptr}, Loop);
  }
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *One : D->decls())
      if (const auto *V = dyn_cast<ValueDecl>(One); V && !V->isImplicit()) {
        add({"", nullptr, V}, Loop);
        if (const auto *Parts = dyn_cast<DecompositionDecl>(V))
          for (const BindingDecl *B : Parts->bindings())
            add({"", nullptr, B}, Loop);
      }
  } else if (const auto *L = dyn_cast<LambdaExpr>(S)) {
    for (const ParmVarDecl *P : L->getCallOperator()->parameters())
      add({"", nullptr, P}, Loop);
  } else if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
    // Not the implicit range, begin and end.
    visit(R->getInit(), Loop);
    visit(R->getLoopVarStmt(), Loop);
    visit(R->getRangeInit(), Loop);
    visit(R->getBody(), Loop);
    return;
  } else if (const auto *C = dyn_cast<CapturedStmt>(S)) {
    visit(C->getCapturedStmt(), Loop); // an OpenMP region
    return;
  }
  for (const Stmt *C : S->children())
    visit(C, Loop);
}

void Spellings::add(Bound B, const Stmt *Loop) {
  Spelled T = spelledOf(U, B);
  if (T.Source.empty())
    return;
  std::vector<Place> &All = ByText[keyOf(T.Source)];
  // A name is declared once at a place; of nodes that are written alike, as a
  // cast and what it casts, the outermost is met first.
  for (const Place &P : All)
    if (P.Line == T.Line && P.Column == T.Column)
      return;
  All.push_back({std::move(B), T.Line, T.Column, Loop});
}

llvm::ArrayRef<Spellings::Place> Spellings::find(llvm::StringRef Text) const {
  auto It = ByText.find(keyOf(Text));
  if (It == ByText.end())
    return {};
  return It->second;
}

bool Spellings::inside(const Stmt *Inner, const Stmt *Loop) const {
  for (; Inner; Inner = Outer.lookup(Inner))
    if (Inner == Loop)
      return true;
  return false;
}

const Stmt *Spellings::loopAt(unsigned Line) const {
  for (auto [At, L] : Loops) // outer loops come first
    if (At == Line)
      return L;
  return nullptr;
}

const Stmt *Spellings::loopAt(SourceLocation Begin) const {
  for (auto [At, L] : Loops)
    if (L->getBeginLoc() == Begin)
      return L;
  return nullptr;
}

const Spellings::Place *Spellings::firstAt(unsigned Line) const {
  const Place *First = nullptr;
  for (const auto &Entry : ByText)
    for (const Place &P : Entry.second)
      if (P.Line == Line && (!First || P.Column < First->Column))
        First = &P;
  return First;
}

} // namespace crinn::passes

//===- KernelText.cpp - a kernel's text, to make another of ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/KernelText.h"
#include "passes/model/Ast.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Allocation.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace crinn::passes {
namespace {

llvm::Error checkDeclaration(const FunctionDecl *F) {
  if (isa<CXXMethodDecl>(F))
    return refuse("the kernel is a member");
  if (F->isTemplated() || F->getTemplatedKind() != FunctionDecl::TK_NonTemplate)
    return refuse("the kernel is a template");
  if (F->isExternC() || F->isVariadic() || F->isConstexpr() || F->isMain())
    return refuse("the kernel is extern \"C\", variadic or constexpr");
  if (F->hasAttrs())
    return refuse("the kernel has attributes");
  for (const ParmVarDecl *P : F->parameters()) {
    if (P->getName().empty())
      return refuse("a parameter of the kernel has no name");
    if (P->hasDefaultArg())
      return refuse("a parameter of the kernel has a default");
  }
  return llvm::Error::success();
}

llvm::Error checkBody(const FunctionDecl *F) {
  std::string Why;
  walk(F->getBody(), [&](const Stmt *S) {
    if (isa<PredefinedExpr>(S))
      Why = "uses the function's name";
    if (isa<AsmStmt, GotoStmt, LabelStmt, LambdaExpr, CXXTryStmt,
            AddrLabelExpr>(S))
      Why = "has asm, a label, a lambda or a try block";
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *One : D->decls()) {
        const auto *V = dyn_cast<VarDecl>(One);
        if (!V || V->isStaticLocal())
          Why = "declares a static variable, or what is no variable";
      }
    if (const auto *D = dyn_cast<DeclRefExpr>(S))
      if (const auto *G = dyn_cast<FunctionDecl>(D->getDecl());
          G && G->getCanonicalDecl() == F->getCanonicalDecl())
        Why = "names itself";
    return Why.empty();
  });
  return Why.empty() ? llvm::Error::success() : refuse("the kernel " + Why);
}

/// What checkBody() refuses, as far as words tell it; empty if nothing.
std::string notTwice(llvm::StringRef Text, llvm::StringRef Own) {
  static const llvm::StringSet<> Bad = {
      "static",       "thread_local",
      "goto",         "try",
      "asm",          "__asm__",
      "__asm",        "__func__",
      "__FUNCTION__", "__PRETTY_FUNCTION__",
  };
  std::string Found, Before;
  forEachToken(Text, [&](const Token &, llvm::StringRef Word) {
    bool Lambda = Word == "[" && !Before.empty() && Before != ")" &&
                  Before != "]" && !llvm::isAlnum(Before.back()) &&
                  Before.back() != '_';
    bool Directive = Before == "#" && Word != "else" && !Word.contains("if");
    if (Found.empty() &&
        (Bad.contains(Word) || Word == Own || Lambda || Directive))
      Found = Word.str();
    Before = Word.str();
  });
  return Found;
}

llvm::Error checkSkips(const ParsedUnit &U, const KernelText &K, Unseen Take) {
  for (const Skipped &S : U.Skips) {
    if (S.File != K.Begin.File || S.Begin >= K.End || S.End <= K.Begin.Begin)
      continue;
    if (Take == Unseen::Refused || S.Begin <= K.BodyBegin || S.End > K.End)
      return refuse("the kernel holds text that this configuration skips "
                    "(#if)");
    std::string Word = notTwice(K.File.slice(S.Begin, S.End), K.F->getName());
    if (!Word.empty())
      return refuse("the kernel holds text that this configuration skips "
                    "(#if), with '" +
                    Word + "' in it");
  }
  return llvm::Error::success();
}

llvm::Error checkText(const ParsedUnit &U, const KernelText &K, Unseen Take) {
  if (llvm::Error E = checkSkips(U, K, Take))
    return E;
  for (const Conditional &C : U.Conds) {
    if (C.File != K.Begin.File)
      continue;
    for (unsigned At : {C.Begin, C.End})
      if (At > K.Begin.Begin && At < K.BodyBegin)
        return refuse("an #if begins or ends in the kernel's head");
    bool Opens = C.Begin > K.Begin.Begin && C.Begin < K.End;
    bool Closes = C.End > K.Begin.Begin && C.End < K.End;
    if (Opens != Closes)
      return refuse("an #if has but one of its ends in the kernel");
  }
  llvm::StringRef Behind =
      K.File.substr(K.End).take_until([](char C) { return C == '\n'; });
  if (!Behind.trim().empty())
    return refuse("something stands behind the kernel on its last line");
  llvm::StringRef First =
      K.File.slice(K.BodyBegin + 1, lineEnd(K.File, K.BodyBegin));
  if (!First.trim().empty() && !First.trim().starts_with("//"))
    return refuse("the kernel's first statement stands on the line of its {");
  if (!K.File.slice(lineStart(K.File, K.Begin.Begin), K.Begin.Begin)
           .trim()
           .empty())
    return refuse("something stands before the kernel on its first line");
  return llvm::Error::success();
}

/// As the file's first switch has it.
std::string caseIndent(llvm::StringRef File, const std::string &Unit) {
  std::optional<size_t> Switch, Case;
  forEachToken(File, [&](const Token &T, llvm::StringRef Text) {
    size_t At = T.getLocation().getRawEncoding();
    if (!Switch && Text == "switch")
      Switch = At;
    if (Switch && !Case && Text == "case")
      Case = At;
  });
  bool Deeper =
      Case && indentAt(File, *Case).size() > indentAt(File, *Switch).size();
  return Deeper ? Unit : "";
}

} // namespace

bool isTaken(const ParsedUnit &U, llvm::StringRef Name) {
  return U.Ctx.Idents.find(Name) != U.Ctx.Idents.end();
}

std::string KernelText::named(llvm::StringRef Words,
                              llvm::StringRef Camel) const {
  std::string Own = F->getNameAsString();
  bool Snake =
      llvm::none_of(Own, llvm::isUpper) || llvm::StringRef(Own).contains('_');
  return Snake ? Own + "_" + Words.str() : Own + Camel.str();
}

llvm::Expected<KernelText> kernelText(const ParsedUnit &U,
                                      const FunctionDecl *F, Unseen Skipped) {
  if (llvm::Error E = checkDeclaration(F))
    return std::move(E);
  if (llvm::Error E = checkBody(F))
    return std::move(E);
  KernelText K;
  std::optional<Span> Whole = spanOf(U.Ctx, F->getSourceRange());
  std::optional<Span> Body = spanOf(U.Ctx, F->getBody()->getSourceRange());
  std::optional<Span> Name = spanOf(U.Ctx, SourceRange(F->getLocation()));
  if (!Whole || !Body || !Name || !F->getLocation().isFileID() ||
      !F->getBeginLoc().isFileID() || Body->File != Whole->File)
    return refuse("the kernel is spelled by a macro");
  K.F = F;
  K.File = U.sources().getBufferData(Whole->File);
  K.Begin = *Whole;
  K.Name = *Name;
  K.BodyBegin = Body->Begin;
  K.End = Body->End;
  K.Whole = textOf(U.Ctx, *Whole).str();
  K.Declarator = K.File.slice(Whole->Begin, Body->Begin).str();
  for (const ParmVarDecl *P : F->parameters())
    K.Forward += (K.Forward.empty() ? "" : ", ") + P->getNameAsString();
  K.Indent = indentAt(K.File, Whole->Begin);
  K.Unit = indentUnit(K.File, Body->Begin);
  const auto *Block = dyn_cast<CompoundStmt>(F->getBody());
  if (Block && !Block->body_empty())
    if (auto First = spanOf(U.Ctx, Block->body_front()->getSourceRange())) {
      std::string Deep = indentAt(K.File, First->Begin);
      llvm::StringRef In = Deep;
      if (In.consume_front(K.Indent) && !In.empty())
        K.Unit = In.str();
    }
  K.Nl = newlineOf(K.File);
  K.CaseIndent = caseIndent(K.File, K.Unit);
  K.Template = K.File.contains("template<") ? "template" : "template ";
  // An inline function is the same in all files, and so has to be what it
  // calls.
  K.Static = F->isExternallyVisible() && !F->isInlined() ? "static " : "";
  if (llvm::Error E = checkText(U, K, Skipped))
    return std::move(E);
  return K;
}

std::string signatureAs(const FunctionDecl *F, const std::string &Name) {
  std::string Qualified = F->getQualifiedNameAsString();
  size_t Own = F->getNameAsString().size(), At = Qualified.size() - Own;
  return signatureOf(F).replace(At, Own, Name);
}

} // namespace crinn::passes

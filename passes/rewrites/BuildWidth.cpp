//===- BuildWidth.cpp - the width of construction's search ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/BuildWidth.h"
#include "passes/rewrites/SearchLevel.h"
#include "passes/source/Text.h"

#include "llvm/Support/Regex.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isWidth(const Model &M, const ValueDecl *D) {
  return llvm::any_of(M.Idioms, [&](const NamedIdiom &N) {
    return N.Found.Kind == IdiomKind::Ef && N.Found.Roles.front().Decl == D;
  });
}

/// The parameters and fields that \p S names and that are a search's width; of
/// our own local's value all.
std::vector<const ValueDecl *> widthsIn(const Model &M, const BestFirst &B,
                                        const Stmt *S, bool Own) {
  std::vector<const ValueDecl *> Out;
  walk(S, [&](const Stmt *N) {
    const ValueDecl *D = nullptr;
    if (const auto *E = dyn_cast<MemberExpr>(N))
      D = dyn_cast<FieldDecl>(E->getMemberDecl());
    else if (const auto *R = dyn_cast<DeclRefExpr>(N);
             R && R->getDecl()->getDeclContext() == B.Function)
      D = dyn_cast<ParmVarDecl>(R->getDecl());
    if (D && (Own ? D != levelOf(B) : isWidth(M, D)) &&
        !llvm::is_contained(Out, D))
      Out.push_back(D);
    return !(Own && isa<MemberExpr>(N));
  });
  return Out;
}

} // namespace

const VarDecl *ownWidth(const ParsedUnit &U, const Model &M,
                        const BestFirst &B) {
  const auto *Body = dyn_cast<CompoundStmt>(B.Function->getBody());
  const auto *D = !Body || Body->body_empty()
                      ? nullptr
                      : dyn_cast<DeclStmt>(Body->body_front());
  const auto *V =
      D && D->isSingleDecl() ? dyn_cast<VarDecl>(D->getSingleDecl()) : nullptr;
  if (!V || !V->getInit() || !V->getType().isConstQualified() ||
      !V->getType()->isIntegerType() || !isWidth(M, V))
    return nullptr;
  // `ef = links * 10` without that comment is the author's.
  std::optional<Span> At = spanOf(U.Ctx, D->getSourceRange());
  if (!At)
    return nullptr;
  llvm::StringRef File = U.sources().getBufferData(At->File);
  llvm::StringRef Above = File.take_front(lineStart(File, At->Begin)).rtrim();
  if (!Above.ends_with(OwnByLevel) && !Above.ends_with(OwnAlways))
    return nullptr;
  std::string Number = "[0-9]+", Name = "[A-Za-z_][A-Za-z_0-9.>-]*";
  std::string Long = Number + "(U?LL)?";
  std::string Scaled = "(" + Name + "(\\*" + Long + ")?(/" + Number + ")?|\\(" +
                       Name + "(\\*" + Long + ")?\\+" + Long + "\\)/" + Number +
                       ")";
  llvm::Regex Form("^([A-Za-z_0-9]+>0\\?" + Scaled + ":)?" + Scaled + "$");
  return Form.match(squeeze(textOf(U.Ctx, V->getInit()))) ? V : nullptr;
}

llvm::Expected<const ValueDecl *> widthAt(const ParsedUnit &U, const Model &M,
                                          const BestFirst &B,
                                          const VarDecl *Own) {
  const Stmt *In = B.Function->getBody();
  auto Widths = widthsIn(M, B, Own ? Own->getInit() : In, Own);
  if (Widths.size() != 1)
    return refuse(Widths.empty()
                      ? "no parameter or field that the search names is its "
                        "width"
                      : "several numbers may be the search's width");
  if (QualType T = Widths.front()->getType();
      !T->isIntegerType() || T->isDependentType() || T->isBooleanType() ||
      T->isEnumeralType() || T.isVolatileQualified() ||
      U.Ctx.getIntWidth(T) < 32)
    return refuse("the width is no plain integer of 32 bits or more");
  return Widths.front();
}

} // namespace crinn::passes

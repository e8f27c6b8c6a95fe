//===- ReplaceBody.cpp - a body that somebody else wrote ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// replace-body: a function's body becomes the one that the plan holds.
///
/// Why it can be faster: whoever wrote it thought so; the judge decides.
///
/// Why it is safe: it may do no more than the old body could (BodyText.h,
/// BodyFacts.h), and what it answers is judged as any change is. Whether it
/// ends, only a run can tell: the judge's time limit does.
///
/// What it refuses: a body that a comment keeps crinn away from; functions
/// whose body is a try block or comes from a macro.
///
//===----------------------------------------------------------------------===//

#include "passes/body/BodyText.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/source/Text.h"

#include "clang/AST/Stmt.h"

using namespace clang;

namespace crinn::passes {
namespace {

class ReplaceBody : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"replace-body",
            "give a function the body that the plan holds",
            "curve",
            "any",
            "kept",
            false,
            {}};
  }

  IdiomKind idiom() const override { return IdiomKind::Function; }

  std::string title(const Params &) const override {
    return "Rewrite a function's body";
  }

  std::string titleAt(llvm::StringRef Site, const Params &) const override {
    llvm::StringRef Name = Site.split('@').second.split('(').first;
    return "Rewrite the body of " + Name.rsplit("::").second.str();
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const auto *Body = dyn_cast<CompoundStmt>(At.Found.Function->getBody());
    std::optional<Span> S =
        Body ? spanOf(U.Ctx, Body->getSourceRange()) : std::nullopt;
    if (!S || At.Found.Function->isDefaulted())
      return refuse("the function's body is no block, or a macro spells it");
    llvm::StringRef Old = textOf(U.Ctx, *S);
    std::string New = inNewlinesOf(U.sources().getBufferData(S->File), P.Body);
    if (Old == New)
      return EditSet{};
    if (Old.contains("NOCRINN"))
      return refuse("a comment in the body keeps crinn away");
    if (llvm::Error E = checkBodyText(New))
      return std::move(E);
    if (std::string M = newMacro(U, Old, New); !M.empty())
      return refuse("the body has the macro " + M + ", the old one has not");
    EditSet Out{S->File, {}};
    Out.replace(S->Begin, S->End, New);
    return Out;
  }

private:
  /// A macro may stand for what the text does not show.
  static std::string newMacro(const ParsedUnit &U, llvm::StringRef Old,
                              llvm::StringRef New) {
    std::string Out;
    forEachToken(New, [&](const Token &, llvm::StringRef Word) {
      bool Plain = Word == "NULL" || Word.starts_with("_MM_HINT_") ||
                   Word.ends_with("_MAX") || Word.ends_with("_MIN");
      if (Out.empty() && !Plain && U.Defined.count(Word.str()) &&
          !hasIdentifier(Old, Word))
        Out = Word.str();
    });
    return Out;
  }

  static std::string inNewlinesOf(llvm::StringRef File, llvm::StringRef Text) {
    std::string Nl = newlineOf(File), Out;
    for (Text = Text.trim(); !Text.empty();) {
      auto [Line, Rest] = Text.split('\n');
      Out += Line.rtrim().str();
      Text = Rest;
      if (!Rest.empty())
        Out += Nl;
    }
    return Out;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeReplaceBody() {
  return std::make_unique<ReplaceBody>();
}

} // namespace crinn::passes

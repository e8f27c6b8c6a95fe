//===- SetTunable.cpp - give a setting another value ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// set-tunable: one literal becomes another, in the spelling of the old one.
///
/// Why it can be faster: a prefetch distance, a beam or a degree that was good
/// on its author's machine and data is one of many.
///
/// Why it is safe: the literal is the only token that changes, and the compiler
/// reads it in the same type. That nothing but speed changes is claimed only of
/// a setting that no unit names outside of prefetches (`exact`); of any other
/// the class is `curve`, and which modules it reaches is left open, since it
/// may go through fields and copies that are not followed.
///
/// What it refuses: what is no single integer literal; what a macro spells; a
/// value on which the program's form depends (the size of an array, a template
/// argument, a static_assert, an alignment, a case label, a bit field, an
/// enumerator), directly or through other constants; a declaration that steers
/// two things at once; a value outside of the range of what it steers, such as
/// a mark.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Setting.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Mentions.h"
#include "passes/rewrites/NumberText.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/source/Text.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A tunable that can be set.
struct Setting {
  const ValueDecl *D = nullptr;
  Steers What = Steers::Ef;
  int64_t Now = 0;
  Range In;
  Span Literal;
};

llvm::Expected<Steers> steered(const Bound &B) {
  std::vector<Steers> All;
  std::string Names;
  if (B.More.is_object() && B.More.contains("steers"))
    for (const nlohmann::json &J : B.More["steers"]) {
      std::string Name = J.get<std::string>();
      All.push_back(*steersNamed(Name));
      Names += (Names.empty() ? "" : " and ") + Name;
    }
  if (All.size() == 1)
    return All[0];
  return refuse(All.empty() ? "what it steers is not known"
                            : "it steers more than one thing: " + Names);
}

llvm::Expected<Setting> settingAt(const ParsedUnit &U, const Idiom &I) {
  const Bound *B = I.Roles.empty() ? nullptr : &I.Roles[0];
  if (!B || !B->Decl)
    return refuse("it is no declaration");
  Setting S;
  S.D = B->Decl;
  llvm::Expected<Steers> What = steered(*B);
  if (!What)
    return What.takeError();
  S.What = *What;
  const Expr *E = valueOf(S.D);
  if (!E || E->getBeginLoc().isMacroID())
    return refuse("its value is spelled by a macro, which may be used "
                  "elsewhere too");
  const auto *L = dyn_cast<IntegerLiteral>(E);
  std::optional<Span> At = spanOf(U.Ctx, E->getSourceRange());
  if (!L || !At)
    return refuse("its value is not one integer literal");
  std::optional<Range> In = rangeOf(U.Ctx, S.D, S.What);
  if (!In)
    return refuse("its type is no integer, or depends on a template parameter");
  if (L->getValue().getActiveBits() > 32)
    return refuse("its value is a mark and no amount");
  S.Now = L->getValue().getZExtValue();
  S.In = *In;
  S.Literal = *At;
  if (S.Now < In->Min || S.Now > In->Max)
    return refuse("its value is not in [" + llvm::Twine(In->Min) + ", " +
                  llvm::Twine(In->Max) + "], so it is a mark and no amount");
  return S;
}

class SetTunable : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"set-tunable",
            "give a constant, default or field's initialiser another value",
            "curve",
            "search",
            "kept",
            false,
            {{"value", "the new value; its range is the site's", 0, 1 << 24,
              std::nullopt}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Tunable; }

  std::string title(const Params &P) const override {
    return "Set a tunable to " + std::to_string(P.at("value"));
  }

  /// Of `tunable@Searcher::width#0` the name is what stands last.
  std::string titleAt(llvm::StringRef Site, const Params &P) const override {
    llvm::StringRef Name = Site.rsplit('#').first.split('@').second;
    Name = Name.contains("):") ? Name.rsplit("):").second : Name;
    return ("Set " + Name + " to " + llvm::Twine(P.at("value"))).str();
  }

  Claim claim(const ParsedUnit &U, const Place &At) const override {
    Claim Unknown{"curve", /*Anywhere=*/true};
    llvm::Expected<Setting> S = settingAt(U, At.Found);
    if (!S) {
      llvm::consumeError(S.takeError());
      return Unknown;
    }
    if (S->What != Steers::Prefetch && S->What != Steers::Locality)
      return Unknown;
    // `C::ahead` of a template's parameter may be any class's constant.
    const auto *V = dyn_cast<VarDecl>(S->D);
    if (V && V->isStaticDataMember())
      return Unknown;
    Mentions M = mentionsOf(U, S->D);
    if (isa<FunctionDecl>(S->D) || !onlySteersPrefetches(U, M.All))
      return Unknown;
    return {"exact", !isa<FunctionDecl>(S->D->getDeclContext())};
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    llvm::Expected<Setting> S = settingAt(U, At.Found);
    if (!S)
      return S.takeError();
    if (std::string Why = mentionsOf(U, S->D).Fixes; !Why.empty())
      return refuse(Why);
    int64_t New = P.at("value");
    if (New < S->In.Min || New > S->In.Max)
      return fail(Code::Usage, At.Id + ": value=" + llvm::Twine(New) +
                                   " is not in [" + llvm::Twine(S->In.Min) +
                                   ", " + llvm::Twine(S->In.Max) +
                                   "], the range of what steers " +
                                   nameOf(S->What) + " in its type");
    EditSet Out{S->Literal.File, {}};
    if (New == S->Now)
      return Out;
    Edit E{S->Literal.Begin, S->Literal.size(),
           numberLike(textOf(U.Ctx, S->Literal), New), /*Outside=*/true};
    for (const FunctionDecl *F : functionsOf(U)) {
      std::optional<Span> Body = spanOf(U.Ctx, F->getBody()->getSourceRange());
      if (!Body || Body->File != S->Literal.File ||
          S->Literal.Begin < Body->Begin || S->Literal.End > Body->End)
        continue;
      E.Outside = false;
      Out.Adds.push_back(signatureOf(F));
    }
    Out.Edits.push_back(std::move(E));
    return Out;
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    llvm::Expected<Setting> S = settingAt(U, At.Found);
    if (!S)
      return S.takeError();
    if (std::string Why = mentionsOf(U, S->D).Fixes; !Why.empty())
      return refuse(Why);
    return llvm::Error::success();
  }
};

} // namespace

std::unique_ptr<Rewrite> makeSetTunable() {
  return std::make_unique<SetTunable>();
}

} // namespace crinn::passes

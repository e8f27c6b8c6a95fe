//===- VisitedRepresentation.cpp - keep visited marks in another class ----===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// visited-representation: where the codebase has several classes for the set
/// of visited ids, use another one of them.
///
/// Why it can be faster: each has its price. Bits in words are cleared as a
/// whole before each search; words that are cleared when they are first used
/// cost a question at each test; a hash set costs memory that is small but far
/// apart. Which is cheapest depends on how many rows there are and how many of
/// them a search visits.
///
/// Why it is safe: the class that is there and the one that is chosen are both
/// read as a set of ids below the number they were given last: what they test,
/// mark and clear is in one of the few forms of SetClass.cpp, and nothing else
/// is used of them. The name is replaced where the class is chosen, at all
/// places that hand the object on.
///
/// What it refuses: classes in other forms, and those of which only one fits; a
/// set that takes any id in favour of one that has a size; a class that is
/// named in a signature, by a macro, or for more than an object's type; an
/// object of which the size or the bytes are used; shared memory in place of
/// memory that threads may share.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/SetChoices.h"

using namespace clang;

namespace crinn::passes {
namespace {

class VisitedRepresentation : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"visited-representation",
            "keep visited marks in another set class of the codebase",
            "exact",
            "search",
            "kept",
            false,
            {{"choice", "number of the class among those that fit", 1, 16, 1}}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &P) const override {
    return "Keep visited marks in set class " + std::to_string(P.at("choice"));
  }

  /// Other searches may use what a field or a template's default names.
  Claim claim(const ParsedUnit &U, const Place &At) const override {
    Claim Out{"exact", /*Anywhere=*/true};
    if (llvm::Expected<SetInUse> Set = setOf(U, *At.Search)) {
      llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
      if (Places)
        Out.Anywhere = !Places->Local || Places->Names.size() > 1;
      else
        llvm::consumeError(Places.takeError());
    } else {
      llvm::consumeError(Set.takeError());
    }
    return Out;
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    llvm::Expected<SetInUse> Set = setOf(U, *At.Search);
    if (!Set)
      return Set.takeError();
    llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
    if (!Places)
      return Places.takeError();
    llvm::Expected<std::vector<SetChoice>> All = setChoices(U, *Set, *Places);
    if (!All)
      return All.takeError();
    unsigned Wanted = P.at("choice");
    if (Wanted > All->size())
      return refuse("choice=" + llvm::Twine(Wanted) +
                    " is none of those that fit: " + listOf(*All));
    const SetChoice &To = (*All)[Wanted - 1];
    if (To.Present)
      return EditSet{};
    auto From =
        llvm::find_if(*All, [](const SetChoice &C) { return C.Present; });
    if (From == All->end())
      return refuse("it is not seen which of them is there now: " +
                    listOf(*All));
    if (llvm::Error Not = checkSetChange(U, *From, To, *Places))
      return std::move(Not);
    return replaced(U, *Places, To.Spelled);
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    llvm::Expected<SetInUse> Set = setOf(U, *At.Search);
    if (!Set)
      return Set.takeError();
    llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
    if (!Places)
      return Places.takeError();
    return setChoices(U, *Set, *Places).takeError();
  }

private:
  static std::string listOf(const std::vector<SetChoice> &All) {
    std::string Out;
    for (unsigned I = 0; I < All.size(); ++I)
      Out += (I ? ", " : "") + std::to_string(I + 1) + " " + All[I].Spelled +
             (All[I].Present ? " (now)" : "");
    return Out;
  }

  static EditSet replaced(const ParsedUnit &U, const SetPlaces &Places,
                          const std::string &With) {
    std::vector<EditSet> Files;
    std::vector<std::string> Changed = Places.Functions;
    for (const Span &S : Places.Names) {
      Edit E{S.Begin, S.size(), With, /*Outside=*/true};
      for (const FunctionDecl *F : functionsOf(U)) {
        std::optional<Span> Body =
            spanOf(U.Ctx, F->getBody()->getSourceRange());
        if (!Body || Body->File != S.File || S.Begin < Body->Begin ||
            S.End > Body->End)
          continue;
        E.Outside = false;
        E.Shared = true;
        Changed.push_back(signatureOf(F));
      }
      auto It = llvm::find_if(
          Files, [&](const EditSet &One) { return One.File == S.File; });
      if (It == Files.end())
        It = Files.insert(It, EditSet{S.File, {}});
      It->Edits.push_back(std::move(E));
    }
    EditSet Out = std::move(Files.front());
    Out.Elsewhere.assign(Files.begin() + 1, Files.end());
    Out.Adds = std::move(Changed);
    return Out;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeVisitedRepresentation() {
  return std::make_unique<VisitedRepresentation>();
}

} // namespace crinn::passes

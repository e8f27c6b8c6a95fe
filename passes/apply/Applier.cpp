//===- Applier.cpp - make edits, step by step, and verify -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Applier.h"

#include "passes/model/Sites.h"
#include "passes/source/Hash.h"

#include <algorithm>

namespace crinn::passes {

llvm::Error Applier::checkBase(const Plan &P) {
  for (const auto &[Path, Hash] : P.Base) {
    llvm::Expected<std::string> Text = original(Path);
    if (!Text)
      return Text.takeError();
    if (sha256(*Text) != Hash)
      return fail(Code::Input, Path + ": the plan was made for another "
                                      "version of this file; scan again");
  }
  return llvm::Error::success();
}

llvm::Error Applier::run(const std::vector<Work> &All) {
  for (const Work &W : All)
    if (W.R->idiom() == IdiomKind::Function)
      Replaced.insert(signatureIn(W.Site));
  for (llvm::ArrayRef<Work> Rest = All; !Rest.empty();) {
    llvm::Expected<size_t> Made = steps(Rest);
    if (!Made)
      return Made.takeError();
    Rest = Rest.drop_front(*Made);
  }
  if (!Changed.empty())
    return check();
  bool Idle = llvm::none_of(
      Outcomes, [](const Outcome &O) { return O.What == Outcome::AlreadySo; });
  return Idle && !Unchecked.empty() ? notChecked(Unchecked)
                                    : llvm::Error::success();
}

llvm::Expected<std::vector<Evidence>>
Applier::eachPlace(const std::set<IdiomKind> &Kinds, llvm::StringRef Site,
                   Use Each, Use Again) {
  std::vector<Evidence> All;
  std::set<std::string> Seen;
  for (const Unit &U : C.Units) {
    Evidence One;
    auto D = parse(C, U, overlay(), [&](ParsedUnit &P) -> llvm::Error {
      One = evidenceOf(P, Replaced);
      if (Before.empty()) { // nothing is edited yet
        Calls.add(P);
        Suppressions.add(P);
      }
      if (!Said.Replaced.empty())
        CallsAfter.add(P);
      for (const Place &At : placesOf(P, Kinds))
        if (Site.empty() || At.Id == Site)
          if (llvm::Error E =
                  Seen.insert(At.Id).second ? Each(P, At) : Again(P, At))
            return E;
      return llvm::Error::success();
    });
    if (!D) {
      llvm::Error Not = D.takeError();
      if (Before.empty() || exitCodeOf(Not) != int(Code::Build))
        return std::move(Not);
      return fail(Code::Verify, "the edited code cannot be parsed: " +
                                    llvm::toString(std::move(Not)));
    }
    if (!D->FirstError.empty() && !Options.AllowErrors && Before.empty())
      return fail(Code::Build, U.File + ": does not parse: " + D->FirstError +
                                   "; mend it, or give --allow-errors");
    One.Said = std::move(*D);
    All.push_back(std::move(One));
  }
  return All;
}

llvm::Expected<size_t> Applier::steps(llvm::ArrayRef<Work> Rest) {
  std::vector<Try> Tries;
  std::set<IdiomKind> Kinds;
  for (const Work &W : Rest) {
    Tries.push_back({W});
    Kinds.insert(W.R->idiom());
  }
  auto Ask = [&](const ParsedUnit &P, const Place &At, bool First) {
    for (Try &T : Tries) {
      if (T.W.R->idiom() != At.Found.Kind || T.Failed ||
          (!T.W.Site.empty() && T.W.Site != At.Id))
        continue;
      T.Met = true;
      if (llvm::Error E = First ? edit(P, At, T) : judge(P, At, T)) {
        Code Is = Code(exitCodeOf(E));
        T.Failed.emplace(Is, llvm::toString(std::move(E)));
      }
    }
    return llvm::Error::success();
  };
  auto Parsed = eachPlace(
      Kinds, "",
      [&](const ParsedUnit &P, const Place &At) { return Ask(P, At, true); },
      [&](const ParsedUnit &P, const Place &At) { return Ask(P, At, false); });
  if (!Parsed)
    return Parsed.takeError();
  if (Before.empty())
    Before = *Parsed;
  for (size_t I = 0; I < Tries.size(); ++I) {
    llvm::Expected<bool> Edits = make(Tries[I], *Parsed);
    if (!Edits)
      return Edits.takeError();
    if (*Edits)
      return I + 1;
  }
  return Tries.size();
}

llvm::Expected<bool> Applier::make(Try &T,
                                   const std::vector<Evidence> &Parsed) {
  if (T.Failed)
    return fail(T.Failed->first, T.Failed->second);
  if (!T.W.Site.empty() && !T.Met)
    return fail(Code::Usage, T.W.Site + ": no such site; crinn-rewrite scan "
                                        "lists them");
  for (auto &[Site, P] : T.All)
    P.Outcome += Outcomes.size();
  llvm::append_range(Outcomes, T.Said);
  dropUnchecked(T.W, Parsed, T.All);
  if (T.All.empty())
    return false;
  for (auto &[Path, Asked] : settle(T.W, T.All)) {
    std::vector<Edit> List;
    for (const Trail::Made &M : Asked)
      List.push_back(M.What);
    auto It = Changed.find(Path);
    llvm::Expected<std::string> Old =
        It != Changed.end() ? It->second : original(Path);
    if (!Old)
      return Old.takeError();
    if (llvm::Error E = declareRest(Parsed, Path, *Old, List))
      return std::move(E);
    llvm::Expected<std::string> New = applyEdits(*Old, std::move(List));
    if (!New)
      return New.takeError();
    Trails.try_emplace(Path, Old->size()).first->second.make(std::move(Asked));
    Changed[Path] = std::move(*New);
  }
  return true;
}

llvm::Error Applier::edit(const ParsedUnit &U, const Place &At, Try &T) {
  const Work &W = T.W;
  Site S = describe(U, {At.Id, At.Found});
  std::string Name = W.R->info().Name;
  llvm::Expected<unsigned> Line = originalLine(U, At, S.Line);
  if (!Line)
    return Line.takeError();
  Outcome O{Name, At.Id, S.File, *Line, Outcome::Changed, "", rootOf(At.Id)};
  if (isSuppressed(U, At, Name)) {
    O.What = Outcome::Suppressed;
    T.Said.push_back(O);
    return llvm::Error::success();
  }
  llvm::Expected<EditSet> E = W.R->edits(U, At, W.P);
  if (!E) {
    llvm::Error Not = E.takeError();
    if (exitCodeOf(Not) == int(Code::Usage))
      return Not;
    T.Said.push_back(O);
    return refused(W, llvm::toString(std::move(Not)), T.Said.back());
  }
  if (E->empty()) {
    O.What = Outcome::AlreadySo;
    T.Said.push_back(O);
    return llvm::Error::success();
  }
  Proposal New;
  New.Outcome = T.Said.size();
  New.Signature = signatureOf(At.Found.Function);
  New.Function = S.Function;
  if (llvm::Error Not = checkWritable(U, *E))
    return Not;
  New.Edits[*U.pathBelowRoot(E->File)] = std::move(E->Edits);
  for (EditSet &More : E->Elsewhere) {
    if (llvm::Error Not = checkWritable(U, More))
      return Not;
    New.Edits[*U.pathBelowRoot(More.File)] = std::move(More.Edits);
  }
  New.Adds = std::move(E->Adds);
  New.Moved = E->Moved.empty()
                  ? At.Id
                  : nameOf(At.Found.Kind).str() + "@" + E->Moved + "#0";
  New.Supersedes = E->Supersedes;
  New.Is = W.R->claim(U, At);
  T.All.push_back({At.Id, std::move(New)});
  T.Said.push_back(O);
  return llvm::Error::success();
}

llvm::Error Applier::judge(const ParsedUnit &U, const Place &At, Try &T) {
  const Work &W = T.W;
  auto It = llvm::find_if(T.All, [&](auto &P) { return P.first == At.Id; });
  if (It == T.All.end())
    return llvm::Error::success();
  llvm::Error Not = W.R->judge(U, At);
  if (!Not) {
    Claim &Is = It->second.Is, Here = W.R->claim(U, At);
    if (claimed(Here.Class) > claimed(Is.Class))
      Is.Class = Here.Class;
    Is.Anywhere |= Here.Anywhere;
    return llvm::Error::success();
  }
  Outcome &O = T.Said[It->second.Outcome];
  T.All.erase(It);
  return refused(W, llvm::toString(std::move(Not)), O);
}

llvm::Error Applier::refused(const Work &W, const std::string &Why,
                             Outcome &O) {
  O.What = Outcome::Refused;
  O.Why = Why;
  if (!W.Site.empty())
    return fail(Code::Verify, O.Site + ": " + O.Rewrite + " refuses: " + Why);
  return llvm::Error::success();
}

void Applier::dropUnchecked(const Work &W, const std::vector<Evidence> &Parsed,
                            Found &All) {
  if (!W.Site.empty() || Options.AllowUninstantiated)
    return;
  llvm::erase_if(All, [&](auto &Site) {
    const Proposal &P = Site.second;
    if (llvm::any_of(Parsed, [&](const Evidence &E) {
          return E.Checked.count(P.Signature) != 0;
        }))
      return false;
    if (Unchecked.empty())
      Unchecked = P.Signature;
    Outcome &O = Outcomes[P.Outcome];
    O.What = Outcome::Refused;
    O.Why = "no unit instantiates this template";
    return true;
  });
}

std::map<std::string, std::vector<Trail::Made>> Applier::settle(const Work &W,
                                                                Found &All) {
  std::map<std::string, std::vector<Trail::Made>> Out;
  for (auto &[Site, P] : All) {
    for (auto &[Path, Edits] : P.Edits) {
      std::vector<Trail::Made> &List = Out[Path];
      for (Edit &E : Edits) {
        auto Same = llvm::find_if(
            List, [&](const Trail::Made &M) { return M.What == E; });
        if ((E.Outside || E.Shared) && Same != List.end())
          Same->Sites.insert(rootOf(Site));
        else
          List.push_back({std::move(E), {rootOf(Site)}});
      }
    }
    for (Made &Earlier : Done)
      if (Earlier.Site == Site)
        Earlier.Site =
            llvm::is_contained(P.Supersedes, Earlier.S.Rewrite) ? "" : P.Moved;
    Done.push_back({{W.R->info().Name, Site, W.P}, W.R, P.Moved, P.Is});
    if (P.Moved != Site)
      Roots[P.Moved] = rootOf(Site);
    Said.Functions.insert(P.Signature);
    Said.Functions.insert(P.Adds.begin(), P.Adds.end());
    FunctionNames.insert(P.Function);
  }
  return Out;
}

/// A known name may lead elsewhere: another instance, an argument's operator.
llvm::Error Applier::checkReached() const {
  for (const auto &[F, Reached] : Said.Replaced)
    for (const std::string &S : CallsAfter.reachedFrom(F)) {
      llvm::StringRef To = S;
      bool Mine = To.starts_with(F + "::"); // a lambda of the body
      // What is the compiler's is asked for by name (BodyFacts.h).
      if (Mine || To.starts_with("__builtin_") || To.starts_with("_mm"))
        continue;
      if (!Reached.count(S))
        return fail(Code::Verify, F +
                                      ": the new body leads to what the old "
                                      "one did not: " +
                                      S + "; nothing was written");
    }
  return llvm::Error::success();
}

llvm::Error Applier::check() {
  unsigned Met = 0;
  std::string Differs;
  std::set<IdiomKind> Kinds;
  for (const Made &M : Done)
    Kinds.insert(M.R->idiom());
  auto Once = [&](const ParsedUnit &U, const Place &At) -> llvm::Error {
    for (const auto &[Step, R, Site, Is] : Done) {
      if (Site != At.Id)
        continue;
      ++Met;
      llvm::Expected<EditSet> More = R->edits(U, At, Step.Params);
      if (!More)
        Differs = Step.Rewrite + ": " + llvm::toString(More.takeError());
      else if (!More->empty())
        Differs = Step.Rewrite;
    }
    return llvm::Error::success();
  };
  for (const std::string &F : Replaced)
    if (Said.Functions.count(F))
      Said.Replaced[F] = Calls.reachedFrom(F);
  auto After =
      eachPlace(Kinds, "", Once, [](const ParsedUnit &, const Place &) {
        return llvm::Error::success();
      });
  if (!After)
    return After.takeError();
  if (llvm::Error E = verify(Before, *After, Said, Options))
    return E;
  if (llvm::Error E = checkReached())
    return E;
  if (Met < llvm::count_if(Done, [](const Made &M) { return M.Site != ""; }))
    Differs = "an edited site is not recognised any more";
  if (!Differs.empty())
    return fail(Code::Verify, "applied twice, the result differs (" + Differs +
                                  "); nothing was written");
  return llvm::Error::success();
}

} // namespace crinn::passes

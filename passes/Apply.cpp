//===- Apply.cpp - make edits, step by step, and verify -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every step parses what the step before left, so a later rewrite sees the
/// earlier one's result as if it had been written by hand. The last parse
/// serves three checks at once: diagnostics, confinement, and idempotence (each
/// step, asked again, has nothing to do).
///
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/model/Modules.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/source/Hash.h"
#include "passes/source/Suppression.h"
#include "passes/source/Text.h"
#include "passes/verify/Verify.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>

namespace crinn::passes {
namespace {

/// One rewrite at one site, or wherever it fits.
struct Work {
  const Rewrite *R = nullptr;
  Params P;
  std::string Site; ///< "" for all
};

class Applier {
public:
  Applier(const Codebase &C, const ApplyOptions &Options)
      : C(C), Options(Options) {}

  std::vector<Outcome> Outcomes;

  llvm::Error checkBase(const Plan &P) {
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

  llvm::Error run(const std::vector<Work> &All) {
    for (const Work &W : All)
      if (llvm::Error E = step(W))
        return E;
    if (Changed.empty())
      return llvm::Error::success();
    return check();
  }

  llvm::Expected<Variant> result() {
    Variant V;
    V.Class = "exact";
    V.Abi = "kept";
    V.Stage = "search";
    std::string Titles;
    for (const auto &[S, R] : Done) {
      Params P = S.Params;
      std::string T = R->title(P);
      if (Titles.find(T) == std::string::npos)
        Titles += (Titles.empty() ? "" : "; ") + T;
      V.Applied.Steps.push_back(S);
    }
    V.Title = Titles;
    for (const auto &[Path, Text] : Changed) {
      llvm::Expected<std::string> Old = original(Path);
      if (!Old)
        return Old.takeError();
      V.Applied.Base[Path] = sha256(*Old);
      if (*Old != Text)
        V.Files.push_back({Path, *Old, Text});
    }
    V.Functions.assign(FunctionNames.begin(), FunctionNames.end());
    std::set<std::string> Modules;
    ModuleMap Reached = modulesByAdapter(Calls);
    for (const std::string &F : Functions)
      Modules.insert(Reached[F].begin(), Reached[F].end());
    V.Modules.assign(Modules.begin(), Modules.end());
    return V;
  }

private:
  llvm::Expected<std::string> original(const std::string &Path) {
    llvm::SmallString<256> Full(C.Root);
    llvm::sys::path::append(Full, Path);
    auto Buffer = llvm::MemoryBuffer::getFile(Full);
    if (!Buffer || Path.find("..") != std::string::npos)
      return fail(Code::Input, Path + ": cannot be read below " + C.Root);
    return (*Buffer)->getBuffer().str();
  }

  Overlay overlay() const {
    Overlay O;
    for (const auto &[Path, Text] : Changed)
      O[C.Root + "/" + Path] = Text;
    return O;
  }

  using Use =
      llvm::function_ref<llvm::Error(const ParsedUnit &, const NamedSearch &)>;

  /// Parses every unit as it now is and hands each search to \p Each, once;
  /// where it is met in further units, to \p Again.
  llvm::Expected<std::vector<Evidence>> eachSearch(const Work &W, Use Each,
                                                   Use Again) {
    std::vector<Evidence> All;
    std::set<std::string> Seen;
    for (const Unit &U : C.Units) {
      Evidence One;
      auto D = parse(C, U, overlay(), [&](ParsedUnit &P) -> llvm::Error {
        One = evidenceOf(P);
        if (Before.empty())
          Calls.add(P);
        for (const NamedSearch &N : searchesOf(P))
          if (W.Site.empty() || N.Id == W.Site)
            if (llvm::Error E =
                    Seen.insert(N.Id).second ? Each(P, N) : Again(P, N))
              return E;
        return llvm::Error::success();
      });
      if (!D)
        return D.takeError();
      if (!D->FirstError.empty() && !Options.AllowErrors && Before.empty())
        return fail(Code::Build, U.File + ": does not parse: " + D->FirstError +
                                     "; mend it, or give --allow-errors");
      One.Said = std::move(*D);
      All.push_back(std::move(One));
    }
    return All;
  }

  llvm::Error step(const Work &W) {
    Found All;
    bool Met = false;
    auto Evidence = eachSearch(
        W,
        [&](const ParsedUnit &P, const NamedSearch &N) {
          Met = true;
          return edit(P, N, W, All);
        },
        [&](const ParsedUnit &P, const NamedSearch &N) {
          return judge(P, N, W, All);
        });
    if (!Evidence)
      return Evidence.takeError();
    if (Before.empty())
      Before = std::move(*Evidence);
    if (!W.Site.empty() && !Met)
      return fail(Code::Usage, W.Site + ": no such site; crinn-rewrite scan "
                                        "lists them");
    for (auto &[Path, List] : settle(W, All)) {
      auto It = Changed.find(Path);
      llvm::Expected<std::string> Old =
          It != Changed.end() ? It->second : original(Path);
      if (!Old)
        return Old.takeError();
      llvm::Expected<std::string> New = applyEdits(*Old, std::move(List));
      if (!New)
        return New.takeError();
      Changed[Path] = std::move(*New);
    }
    return llvm::Error::success();
  }

  static llvm::Expected<EditSet> editsAt(const Rewrite &R, const ParsedUnit &U,
                                         const BestFirst &B, const Params &P) {
    if (!B.Plain)
      return llvm::make_error<Refusal>(
          "the search is not of the plain form: one loop over the neighbour "
          "list, a visited test in it, and the distance of one neighbour");
    return R.edits(U, B, P);
  }

  static bool suppressed(const ParsedUnit &U, const BestFirst &B,
                         llvm::StringRef Rewrite) {
    for (const clang::Stmt *L : {B.Loop, B.Expand.Loop, B.Score.Loop}) {
      if (!L)
        continue;
      auto [F, At] = U.sources().getDecomposedExpansionLoc(L->getBeginLoc());
      if (isSuppressed(U.sources().getBufferData(F), At, Rewrite))
        return true;
    }
    return false;
  }

  /// What a step makes of one site, until every unit has seen it.
  struct Proposal {
    size_t Outcome = 0; ///< index
    std::string Path, Signature, Function;
    std::vector<Edit> Edits;
  };
  using Found = std::vector<std::pair<std::string, Proposal>>; ///< by site

  llvm::Error edit(const ParsedUnit &U, const NamedSearch &N, const Work &W,
                   Found &All) {
    Site S = describe(U, {N.Id, idiomOf(U, N.Search)});
    std::string Name = W.R->info().Name;
    Outcome O{Name, N.Id, S.File, S.Line, Outcome::Changed, ""};
    if (suppressed(U, N.Search, Name)) {
      O.What = Outcome::Suppressed;
      Outcomes.push_back(O);
      return llvm::Error::success();
    }
    llvm::Expected<EditSet> E = editsAt(*W.R, U, N.Search, W.P);
    if (!E) {
      Outcomes.push_back(O);
      return refused(W, llvm::toString(E.takeError()), Outcomes.back());
    }
    if (E->empty()) {
      O.What = Outcome::AlreadySo;
      Outcomes.push_back(O);
      return llvm::Error::success();
    }
    if (llvm::Error Not = checkWritable(U, *E))
      return Not;
    All.push_back(
        {N.Id,
         {Outcomes.size(), *U.pathBelowRoot(E->File),
          signatureOf(N.Search.Function), S.Function, std::move(E->Edits)}});
    Outcomes.push_back(O);
    return llvm::Error::success();
  }

  /// Another unit may hold an instance for which the rewrite is wrong.
  llvm::Error judge(const ParsedUnit &U, const NamedSearch &N, const Work &W,
                    Found &All) {
    auto It = llvm::find_if(All, [&](auto &P) { return P.first == N.Id; });
    if (It == All.end() || !N.Search.Plain)
      return llvm::Error::success();
    llvm::Error Not = W.R->judge(U, N.Search);
    if (!Not)
      return llvm::Error::success();
    Outcome &O = Outcomes[It->second.Outcome];
    All.erase(It);
    return refused(W, llvm::toString(std::move(Not)), O);
  }

  /// Where a step names its site, a refusal is an answer; else a note.
  static llvm::Error refused(const Work &W, const std::string &Why,
                             Outcome &O) {
    if (!W.Site.empty())
      return fail(Code::Verify, O.Site + ": " + O.Rewrite + " refuses: " + Why);
    O.What = Outcome::Refused;
    O.Why = Why;
    return llvm::Error::success();
  }

  std::map<std::string, std::vector<Edit>> settle(const Work &W, Found &All) {
    std::map<std::string, std::vector<Edit>> Out;
    for (auto &[Site, P] : All) {
      Out[P.Path].insert(Out[P.Path].end(), P.Edits.begin(), P.Edits.end());
      Done.push_back({{W.R->info().Name, Site, W.P}, W.R});
      Functions.insert(P.Signature);
      FunctionNames.insert(P.Function);
    }
    return Out;
  }

  /// Parses the result: verification, and each step asked again.
  llvm::Error check() {
    unsigned Met = 0;
    std::string Differs;
    auto Once = [&](const ParsedUnit &U, const NamedSearch &N) -> llvm::Error {
      for (const auto &[Step, R] : Done) {
        if (Step.Site != N.Id)
          continue;
        ++Met;
        llvm::Expected<EditSet> More = editsAt(*R, U, N.Search, Step.Params);
        if (!More)
          Differs = Step.Rewrite + ": " + llvm::toString(More.takeError());
        else if (!More->empty())
          Differs = Step.Rewrite;
      }
      return llvm::Error::success();
    };
    auto After =
        eachSearch({}, Once, [](const ParsedUnit &, const NamedSearch &) {
          return llvm::Error::success();
        });
    if (!After)
      return After.takeError();
    if (llvm::Error E = verify(Before, *After, Functions, Options))
      return E;
    if (Met < Done.size())
      Differs = "the edited search is not recognised any more";
    if (!Differs.empty())
      return fail(Code::Verify, "applied twice, the result differs (" +
                                    Differs + "); nothing was written");
    return llvm::Error::success();
  }

  const Codebase &C;
  const ApplyOptions &Options;
  std::map<std::string, std::string> Changed; ///< path -> text
  std::vector<Evidence> Before;
  std::vector<std::pair<Step, const Rewrite *>> Done;
  std::set<std::string> Functions, FunctionNames;
  CallGraph Calls;
};

llvm::Expected<const Rewrite *> known(const std::string &Name) {
  if (const Rewrite *R = findRewrite(Name))
    return R;
  std::string All;
  for (const auto &R : rewrites())
    All += (All.empty() ? "" : ", ") + R->info().Name;
  return fail(Code::Usage, Name + ": no such rewrite; there are: " + All);
}

} // namespace

llvm::Expected<Variant> applyPlan(const Codebase &C, const Plan &P,
                                  const ApplyOptions &Options) {
  std::vector<Work> All;
  for (const Step &S : P.Steps) {
    llvm::Expected<const Rewrite *> R = known(S.Rewrite);
    if (!R)
      return R.takeError();
    llvm::Expected<Params> Full = completeParams(**R, S.Params);
    if (!Full)
      return Full.takeError();
    All.push_back({*R, std::move(*Full), S.Site});
  }
  Applier A(C, Options);
  if (llvm::Error E = A.checkBase(P))
    return std::move(E);
  if (llvm::Error E = A.run(All))
    return std::move(E);
  return A.result();
}

llvm::Expected<Variant> applyEverywhere(const Codebase &C,
                                        const std::vector<Request> &Requests,
                                        const ApplyOptions &Options,
                                        std::vector<Outcome> *Outcomes) {
  std::vector<Work> All;
  for (const Request &Q : Requests) {
    llvm::Expected<const Rewrite *> R = known(Q.Rewrite);
    if (!R)
      return R.takeError();
    llvm::Expected<Params> Full = completeParams(**R, Q.Params);
    if (!Full)
      return Full.takeError();
    All.push_back({*R, std::move(*Full), ""});
  }
  Applier A(C, Options);
  llvm::Error E = A.run(All);
  if (Outcomes)
    *Outcomes = A.Outcomes;
  if (E)
    return std::move(E);
  return A.result();
}

} // namespace crinn::passes

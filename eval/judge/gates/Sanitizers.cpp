//===- Sanitizers.cpp - errors that no answer shows -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Libraries have reports of their own (hnswlib 0.8 reads four bytes too many
/// in construction), so only new ones count, and a report is known by its kind
/// and function, not by its line. Whether a race is seen depends on how threads
/// happen to run: before a candidate is refused the target is run again, and
/// what is seen then counts as its own.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Sanitizers.h"
#include "eval/judge/gates/Workload.h"
#include "eval/measure/Protocol.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/target/Tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// How often the target is run again before a candidate is refused.
constexpr unsigned Again = 2;

json toJson(const Watched &W) {
  return {{"reports", W.Reports}, {"refused", W.Refused}, {"parts", W.Parts}};
}

std::optional<Watched> fromText(const Result<std::string> &Text) {
  json J = Text ? json::parse(*Text, nullptr, false) : json();
  if (!J.is_object() || !J["reports"].is_array() || !J["refused"].is_array() ||
      !J["parts"].is_number_unsigned())
    return std::nullopt;
  Watched W;
  W.Parts = J["parts"].get<uint32_t>();
  for (auto [Name, Set] :
       {std::pair("reports", &W.Reports), std::pair("refused", &W.Refused)})
    for (const json &One : J[Name])
      if (One.is_string())
        Set->insert(One.get<std::string>());
  return W;
}

Result<Watched> watch(const Baseline &Base, const Build &B, Sanitizer S,
                      const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create(Base.WorkDir);
  if (!Dir)
    return Dir.takeError();
  std::string Library = Dir->path() + "/watched.so";
  if (Status St = linkShared(B, Library, 0); !St)
    return St.takeError();
  return watchWorkload(Base, Library, S, Ctx);
}

/// The unmodified target under one sanitizer, from the cache where it is there.
class Reference {
public:
  Reference(const Baseline &Base, Sanitizer S, const Context &Ctx)
      : Base(Base), S(S), Ctx(Ctx) {}

  Result<Watched> first() {
    auto B = compile(instrumented(Base.T, S), Base.Sources, Ctx);
    if (!B)
      return B.takeError();
    Binary = *B;
    Path = fmt::format(
        "{}/sanitizers/{}.json", Ctx.CacheDir,
        Sha256()
            .add(Binary.Hash)
            .add(name(S))
            .add(fmt::format("{} {} {}", WorkloadVersion, Base.Data->Base.Cols,
                             int(Base.Data->Distance)))
            .add(Base.T.BuildParams)
            .hex());
    if (auto Known = fromText(readFile(Path))) {
      Seen = *Known;
      return Seen;
    }
    return again();
  }

  /// Runs it once more; what is seen adds up.
  Result<Watched> again() {
    auto W = watch(Base, Binary, S, Ctx);
    if (!W)
      return W;
    Seen.Parts = W->Parts;
    Seen.Reports.merge(W->Reports);
    Seen.Refused.merge(W->Refused);
    if (Status St =
            writeFile(Path, toJson(Seen).dump(1, ' ', false,
                                              json::error_handler_t::replace));
        !St)
      return St.takeError();
    return Seen;
  }

private:
  const Baseline &Base;
  Sanitizer S;
  const Context &Ctx;
  Build Binary;
  std::string Path;
  Watched Seen;
};

std::set<std::string> beyond(const std::set<std::string> &B,
                             const std::set<std::string> &A) {
  std::set<std::string> Out;
  std::set_difference(B.begin(), B.end(), A.begin(), A.end(),
                      std::inserter(Out, Out.end()));
  return Out;
}

struct Outcome {
  std::string Refusal; ///< empty: none
  std::string NotApplicable;
  Watched A, B;
};

std::string refusal(const Watched &A, const Watched &B) {
  auto New = beyond(B.Reports, A.Reports);
  if (!New.empty())
    return fmt::format(
        "{}{}", *New.begin(),
        New.size() == 1 ? "" : fmt::format(" (and {} more)", New.size() - 1));
  auto Refused = beyond(B.Refused, A.Refused);
  return Refused.empty() ? ""
                         : fmt::format("it refuses what the target does: {}",
                                       *Refused.begin());
}

Result<Outcome> under(Sanitizer Kind, const Subject &S, const Context &Ctx) {
  Outcome Out;
  Reference Ref(S.Base, Kind, Ctx);
  auto A = Ref.first();
  if (!A && A.error().Code == Errc::Build) {
    Out.NotApplicable =
        "the target does not build for it: " + A.error().Message;
    return Out;
  }
  if (!A)
    return A.takeError();
  Out.A = *A;
  Baseline Instrumented = S.Base;
  Instrumented.T = instrumented(S.Base.T, Kind);
  auto Binary = buildVariant(Instrumented, S.V, Ctx);
  Result<Watched> B = Binary ? watch(S.Base, *Binary, Kind, Ctx)
                             : Result<Watched>(Binary.error());
  if (!B && B.error().Code == Errc::Build) {
    Out.Refusal = "it does not build for the sanitizer: " + B.error().Message;
    return Out;
  }
  if (!B)
    return B.takeError();
  Out.B = *B;
  Out.Refusal = refusal(Out.A, Out.B);
  for (unsigned I = 0; I < Again && !Out.Refusal.empty(); ++I) {
    auto More = Ref.again();
    if (!More)
      return More.takeError();
    Out.A = *More;
    Out.Refusal = refusal(Out.A, Out.B);
  }
  return Out;
}

/// What the candidate newly asks not to be watched; empty: nothing.
Result<std::string> evasion(const Subject &S) {
  auto A = buildFacts(S.Base.Binary), B = buildFacts(S.B);
  if (!A || !B)
    return A ? B.takeError() : A.takeError();
  for (const std::string &W : B->Watched)
    if (B->Watched.count(W) > A->Watched.count(W) && isUninstrumented(W))
      return "it asks not to be watched: " + W;
  return std::string();
}

} // namespace

Result<GateResult> sanitizerGate(const Subject &S, const Context &Ctx) {
  GateResult G;
  G.Gate = "sanitizers";
  auto refuse = [&](const char *Reason, std::string Detail) {
    G.Passed = false;
    G.Reason = Reason;
    G.Detail = std::move(Detail);
    return G;
  };
  auto Evades = evasion(S);
  if (!Evades)
    return Evades.takeError();
  if (!Evades->empty())
    return refuse("sanitizer", *Evades);

  std::vector<std::string> Said;
  bool Batches = true;
  for (Sanitizer Kind : {Sanitizer::Memory, Sanitizer::Races}) {
    const std::string Name(name(Kind));
    if (!Batches) {
      Said.push_back("races: not applicable: the adapter has no batch");
      continue;
    }
    auto O = under(Kind, S, Ctx);
    if (!O)
      return O.takeError();
    G.Figures[Name] = {{"target", toJson(O->A)}, {"candidate", toJson(O->B)}};
    if (!O->Refusal.empty())
      return refuse(Kind == Sanitizer::Memory ? "sanitizer" : "race",
                    O->Refusal);
    if (!O->NotApplicable.empty())
      Said.push_back(Name + ": not applicable: " + O->NotApplicable);
    else
      Said.push_back(fmt::format("{}: nothing new, {} reports of the target's "
                                 "own",
                                 Name, O->A.Reports.size()));
    if (Kind == Sanitizer::Memory && O->NotApplicable.empty())
      Batches = O->A.Parts & PartBatch;
  }
  G.Detail = fmt::format("{}", fmt::join(Said, "; "));
  return G;
}

} // namespace crinn::eval

//===- Trial.cpp - one candidate kernel, judged -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Trial.h"
#include "eval/judge/gates/Code.h"
#include "eval/kernel/Source.h"
#include "eval/measure/MeasureLock.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <ctime>

using nlohmann::json;

namespace crinn::eval {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point Start) {
  return std::chrono::duration<double>(Clock::now() - Start).count();
}

struct Best {
  std::string Text, Name;
};

Result<Best> bestKernel(const Kind &K, const Journal *J) {
  if (J) {
    auto Kept = J->best(K.Name);
    if (!Kept)
      return Kept.takeError();
    if (*Kept)
      return Best{**Kept, "kept"};
  }
  Result<std::string> Path = shippedKernel(K);
  if (!Path)
    return Path.takeError();
  Result<std::string> Text = readFile(*Path);
  if (!Text)
    return Text.takeError();
  return Best{*Text, "shipped"};
}

/// The rule: a better geomean, no cell that loses much, in time.
void decide(Trial &T) {
  const Speed &S = *T.Measured;
  auto verdict = [&](const char *Reason, std::string Detail) {
    T.Reason = Reason;
    T.Detail = std::move(Detail);
  };
  const std::string Range =
      fmt::format("{:.3f}x [{:.3f}, {:.3f}]", std::exp(S.Geomean.Estimate),
                  std::exp(S.Geomean.Lower), std::exp(S.Geomean.Upper));
  if (T.Seconds > TrialSeconds)
    verdict("over-time", fmt::format("took {:.0f} s, {:.0f} are allowed",
                                     T.Seconds, TrialSeconds));
  else if (S.Geomean.Upper < 0)
    verdict("slower", "geomean " + Range);
  else if (!(S.Geomean.Lower > 0))
    verdict("within-noise", "geomean " + Range + " is not shown to be above 1");
  else if (S.Worst > WorstAllowed)
    verdict("worst-shape",
            fmt::format("geomean {}, but {} takes {:.2f} times as long", Range,
                        S.WorstCell, S.Worst));
  else {
    verdict("faster", "geomean " + Range);
    T.Kept = true;
  }
}

/// Everything but the clock. \p Start is moved by the time waited for others.
Status judge(const Kind &K, const Journal *J, const TrialOptions &O,
             const Context &Ctx, Clock::time_point &Start, Trial &T) {
  Result<Best> A = bestKernel(K, J);
  if (!A)
    return A.takeError();
  T.Against = sha256(A->Text);
  T.AgainstName = A->Name;
  Result<Build> B = compileKernel(K, T.Text, T.File, O.Cxx, Ctx);
  if (!B && B.error().Code != Errc::Build)
    return B.takeError();
  Result<Finding> F = Finding{};
  if (B)
    F = checkKernel(K, *B, O.Seed, Ctx);
  if (!F && F.error().Code != Errc::Build)
    return F.takeError();
  if (!B || !F) { // the compiler or the linker refuses it
    T.Built = false;
    T.Reason = "does-not-build";
    T.Detail = B ? F.error().Message : B.error().Message;
    return success();
  }
  T.Checked = F->Checked;
  T.Correct = F->correct();
  T.Reason = F->Reason;
  T.Detail = F->Detail;
  if (!T.Correct)
    return success();
  if (O.CheckOnly) {
    T.Reason = "checked";
    T.Detail = "agrees with the reference; not measured";
    return success();
  }
  Result<Build> Kept = compileKernel(K, A->Text, A->Name, O.Cxx, Ctx);
  if (!Kept)
    return Kept.takeError();
  if (Kept->Hash == B->Hash) {
    T.Reason = "same-program";
    T.Detail = "the compiler sees the same text as in the best kept";
    return success();
  }
  auto CodeA = codeHash(*Kept), CodeB = codeHash(*B);
  if (!CodeA || !CodeB)
    return CodeA ? CodeB.takeError() : CodeA.takeError();
  if (*CodeA == *CodeB) {
    T.Reason = "same-code";
    T.Detail = "it compiles to the same machine code as the best kept";
    return success();
  }
  const auto Asked = Clock::now();
  Result<MeasureLock> Lock = MeasureLock::take(Ctx);
  if (!Lock)
    return Lock.takeError();
  Start += Clock::now() - Asked;
  SpeedOptions S;
  S.MaxPairs = O.MaxPairs;
  S.Seed = O.Seed;
  S.Seconds = TrialSeconds - since(Start);
  S.Shapes = judgedShapes(K);
  Random R(O.Seed);
  S.Drawn = {drawnShape(K, R)};
  Result<Speed> M = measureSpeed(K, *Kept, *B, S, Ctx);
  if (!M)
    return M.takeError();
  T.Checked += M->Fault.Checked;
  T.Measured = std::move(*M);
  T.Seconds = since(Start);
  if (const Finding &Fault = T.Measured->Fault; !Fault.correct()) {
    T.Reason = Fault.Reason;
    T.Detail = Fault.Detail;
    T.Correct = T.Reason == "witness" || T.Reason == "over-time" ||
                T.Reason == "hidden-work";
    return success();
  }
  decide(T);
  return success();
}

json orNull(double X) { return std::isfinite(X) ? json(X) : json(); }

json ratio(const Interval &I) {
  return {{"estimate", std::exp(I.Estimate)},
          {"lower", orNull(std::exp(I.Lower))},
          {"upper", orNull(std::exp(I.Upper))}};
}

JournalRow rowOf(const Trial &T) {
  JournalRow R;
  R.Date = T.Date;
  R.Kernel = T.Kernel;
  R.Hash = T.Hash;
  R.Against = T.Against;
  R.Correct = T.Correct;
  if (T.Measured && T.Measured->Level > 0) {
    const Interval &G = T.Measured->Geomean;
    R.Geomean = std::exp(G.Estimate);
    R.Lower = std::exp(G.Lower);
    R.Upper = std::exp(G.Upper);
    R.Worst = T.Measured->Worst;
    R.WorstCell = T.Measured->WorstCell;
    R.Pairs = T.Measured->Pairs;
  }
  R.Seconds = T.Seconds;
  R.Kept = T.Kept;
  R.Reason = T.Reason;
  return R;
}

} // namespace

Result<Trial> judgeKernel(const Kind &K, const std::string &File,
                          const Journal *J, const TrialOptions &O,
                          const Context &Ctx) {
  auto Start = Clock::now();
  Result<std::string> Text = readFile(File);
  if (!Text)
    return Text.takeError();
  Trial T;
  T.Kernel = K.Name;
  T.File = File;
  T.Date =
      fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  T.Text = *Text;
  T.Hash = sha256(T.Text);
  T.Seed = O.Seed;
  if (Status S = judge(K, J, O, Ctx, Start, T); !S)
    return S.takeError();
  T.Seconds = since(Start);
  return T;
}

Result<Trial> tryKernel(const Kind &K, const std::string &File, Journal &J,
                        const TrialOptions &O, const Context &Ctx) {
  Result<Trial> T = judgeKernel(K, File, &J, O, Ctx);
  if (!T)
    return T;
  if (Status S = J.append(rowOf(*T), T->Text); !S)
    return S.takeError();
  return T;
}

json toJson(const Trial &T) {
  json J = {{"kernel", T.Kernel},
            {"file", T.File},
            {"date", T.Date},
            {"hash", T.Hash},
            {"against", {{"hash", T.Against}, {"from", T.AgainstName}}},
            {"seed", T.Seed},
            {"built", T.Built},
            {"correct", T.Correct},
            {"kept", T.Kept},
            {"reason", T.Reason},
            {"detail", T.Detail},
            {"checked", T.Checked},
            {"seconds", T.Seconds},
            {"speed", json()}};
  if (!T.Measured || T.Measured->Level == 0)
    return J;
  const Speed &S = *T.Measured;
  json Cells = json::array();
  for (const SpeedCell &C : S.Cells)
    Cells.push_back({{"shape", C.Sizes.name()},
                     {"distribution", name(C.Data)},
                     {"drawn", C.Drawn},
                     {"ratio", ratio(C.LogRatio)},
                     {"log_ratios", C.Pairs},
                     {"ns_best", 1e9 * C.SecondsA},
                     {"ns_candidate", 1e9 * C.SecondsB}});
  J["speed"] = {{"geomean", ratio(S.Geomean)},
                {"level", S.Level},
                {"pairs", S.Pairs},
                {"worst", {{"time", S.Worst}, {"cell", S.WorstCell}}},
                {"cells", Cells}};
  return J;
}

} // namespace crinn::eval

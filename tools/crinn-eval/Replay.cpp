//===- Replay.cpp - crinn-eval replay -------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Evidence.h"
#include "eval/run/Rebuild.h"
#include "eval/run/Setting.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// Of a document that others wrote: nothing where it is not what it should be.
std::optional<double> number(const json &J, const char *Pointer) {
  json::json_pointer P(Pointer);
  if (!J.contains(P) || !J[P].is_number())
    return std::nullopt;
  return J[P].get<double>();
}

/// One printable line.
std::string text(const json &J, const char *Pointer) {
  json::json_pointer P(Pointer);
  if (!J.contains(P) || !J[P].is_string())
    return "?";
  std::string Out;
  for (char C : J[P].get<std::string>().substr(0, 100))
    Out += C >= 0x20 && C < 0x7f ? C : ' ';
  return Out;
}

std::string percent(std::optional<double> Ln) {
  return Ln ? fmt::format("{:+.1f} %", 100 * std::expm1(*Ln)) : "-";
}

std::string gainAt(const json &Result, double Recall) {
  const json::json_pointer Rows("/comparison/at_recall");
  if (!Result.contains(Rows) || !Result[Rows].is_array())
    return "-";
  for (const json &Row : Result[Rows]) {
    auto R = number(Row, "/recall"), A = number(Row, "/a"),
         B = number(Row, "/b");
    if (R && std::fabs(*R - Recall) < 1e-9 && A && B && *A > 0 && *B > 0)
      return percent(std::log(*B / *A));
  }
  return "-";
}

std::string row(const std::string &Name, const json &R) {
  auto Low = number(R, "/comparison/reward/lower"),
       High = number(R, "/comparison/reward/upper");
  std::string Interval =
      Low && High ? fmt::format("[{}, {}]", percent(Low), percent(High)) : "-";
  return fmt::format("{:<10} {:<9} {:>9} {:>20} {:>9} {:>9} {:>9} {:>6.0f}\n",
                     Name, text(R, "/comparison/verdict"),
                     percent(number(R, "/comparison/reward/estimate")),
                     Interval, gainAt(R, 0.90), gainAt(R, 0.95),
                     gainAt(R, 0.99),
                     number(R, "/comparison/pairs").value_or(0));
}

std::string machineLine(const std::string &Name, const json &R) {
  return fmt::format("{:<10} {}, {}, {:.0f} cores, {:.0f} GiB, {}\n", Name,
                     text(R, "/date").substr(0, 10), text(R, "/machine/cpu"),
                     number(R, "/machine/cores").value_or(0),
                     number(R, "/machine/memory_gib").value_or(0),
                     text(R, "/compiler"));
}

/// "agree": the same verdict. "compatible": another one, and the intervals
/// overlap, so that both may have seen the same gain. Else "disagree".
std::string agreement(const json &Then, const json &Now) {
  if (text(Then, "/comparison/verdict") == text(Now, "/comparison/verdict"))
    return "agree";
  auto LowA = number(Then, "/comparison/reward/lower"),
       HighA = number(Then, "/comparison/reward/upper"),
       LowB = number(Now, "/comparison/reward/lower"),
       HighB = number(Now, "/comparison/reward/upper");
  bool Overlap =
      LowA && HighA && LowB && HighB && *LowA <= *HighB && *LowB <= *HighA;
  return Overlap ? "compatible" : "disagree";
}

std::string table(const json &Doc, const json &Now) {
  const json &Results = Doc["results"];
  auto Name = [&](size_t I) {
    return I ? fmt::format("replay {}", I) : std::string("recorded");
  };
  std::string Out = fmt::format(
      "{}: {} on {}\n\n{:<10} {:<9} {:>9} {:>20} {:>9} {:>9} {:>9} {:>6}\n",
      text(Doc, "/title"), text(Doc, "/target/name"),
      text(Doc, "/dataset/name"), "", "verdict", "gain", "interval", "at 0.90",
      "at 0.95", "at 0.99", "pairs");
  for (size_t I = 0; I < Results.size(); ++I)
    Out += row(Name(I), Results[I]);
  Out += row("here", Now) + "\n";
  for (size_t I = 0; I < Results.size(); ++I)
    Out += machineLine(Name(I), Results[I]);
  Out += machineLine("here", Now);
  if (text(Results[0], "/harness") != text(Now, "/harness"))
    Out += "the harness is another version than the recorded one\n";
  if (text(Results[0], "/compiler") != text(Now, "/compiler"))
    Out += "the compiler is another than the recorded one\n";
  return Out + fmt::format("\nthe two machines {}: {} ({}) there, {} ({}) "
                           "here\n",
                           agreement(Results[0], Now) == "compatible"
                               ? "are compatible"
                               : agreement(Results[0], Now),
                           text(Results[0], "/comparison/verdict"),
                           text(Results[0], "/comparison/reason"),
                           text(Now, "/comparison/verdict"),
                           text(Now, "/comparison/reason"));
}

class Replay {
public:
  int run(const Arguments &Args) {
    Options O(
        "crinn-eval replay EVIDENCE.json [options]",
        "Rebuilds what an evidence file compared, from the recorded sources, "
        "flags and\nchanged files, checks their hashes, measures again on this "
        "machine, and prints\nboth results: they agree (the same verdict), are "
        "compatible (the intervals\noverlap) or disagree. Code that the file "
        "brings runs in the sandbox. Needs the\nsame data set. Exit code 0 "
        "whatever was found.");
    O.positional("EVIDENCE.json", "written by `crinn-eval compare --evidence`",
                 Path);
    O.flag("append", "add the result of this machine to the file", Append);
    O.text("target", "NAME|FILE", "a manifest instead of the recorded one",
           From.Target);
    O.text("source", "DIR",
           "the library's sources, or a git checkout that has the recorded "
           "commit (it is left as it is)",
           From.Source);
    O.text("dataset", "NAME|FILE", "where the same data set is found here",
           DataName);
    S.declare(O, /*WithTarget=*/false);
    bool Help = false;
    if (Status St = O.parse(Args, Help); !St)
      return report(St.error());
    if (Help) {
      fmt::print("{}", O.help());
      return 0;
    }
    Status St = steps();
    return St ? 0 : S.fail(St.error());
  }

private:
  Status steps() {
    Result<json> Doc = readEvidence(Path);
    if (!Doc)
      return Doc.takeError();
    if (Status St = S.open(); !St)
      return St;
    Result<TempDir> Dir = TempDir::create();
    if (!Dir)
      return Dir.takeError();
    Result<Rebuilt> R = rebuild(*Doc, From, Dir->path(), S.context());
    if (!R)
      return R.takeError();
    R->T.Dataset = DataName.empty() ? text(*Doc, "/dataset/name") : DataName;
    S.use(R->T);
    Result<const Prepared *> P = S.prepareNames();
    if (!P)
      return P.takeError();
    if ((*P)->Data->Hash != text(*Doc, "/dataset/hash"))
      return Error{Errc::Input,
                   fmt::format("{}: not the data that was measured; name the "
                               "same by --dataset",
                               (*P)->Data->Name),
                   ""};
    Records Steps;
    S.recordIn(Steps);
    if (Status St = S.prepare(); !St)
      return St;
    CompareOptions O;
    O.MaxPairs = unsigned(std::clamp(
        number(*Doc, "/options/max_pairs").value_or(20), 10., 1000.));
    O.MaxSeconds = number(*Doc, "/options/max_seconds").value_or(0);
    O.Seed = (*Doc)["options"]["seed"].get<uint64_t>();
    auto C = judge(S.baseline(), R->B, O, S.context(), R->A ? &*R->A : nullptr);
    if (!C)
      return C.takeError();
    Result<json> On = setting(S.baseline(), S.context());
    if (!On)
      return On.takeError();
    json Document = toJson(*C);
    Document["setting"] = std::move(*On);
    json Now = evidenceResult(**P, Document, Steps);
    if (Append)
      if (Status St = appendResult(Path, Now); !St)
        return St;
    return S.emit(table(*Doc, Now),
                  {{"format", "crinn-replay-1"},
                   {"agreement", agreement((*Doc)["results"][0], Now)},
                   {"recorded", (*Doc)["results"]},
                   {"here", Now}});
  }

  Session S;
  RebuildOptions From;
  std::string Path, DataName;
  bool Append = false;
};

} // namespace

int replayCommand(const Arguments &Args) { return Replay().run(Args); }

} // namespace crinn::eval

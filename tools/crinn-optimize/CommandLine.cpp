//===- CommandLine.cpp - what crinn-optimize is asked for -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/CommandLineParts.h"

#include "tools/crinn-optimize/run/Proposers.h"
#include "tools/crinn-optimize/support/EvalError.h"

#include "eval/sandbox/Box.h"
#include "passes/Passes.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

static constexpr const char *Usage =
    "Usage: crinn-optimize COMMAND [options]\n\n"
    "Finds changes that make a C++ nearest-neighbour library faster, proves\n"
    "them, and writes them out as patches.\n"
    "`crinn-optimize COMMAND --help` explains a command and the exit codes.\n\n"
    "Commands:\n"
    "  run      propose, rewrite, verify, measure; resumes what was stopped\n"
    "  show     print the table of a run\n"
    "  archive  list what was judged in runs, or draw exemplars from it\n"
    "  reward   print what a completion on standard input is worth\n"
    "  export   write what runs judged as training data\n"
    "  chat     send one message to a language model: is it set up right?\n";

static constexpr const char *RunAbout =
    "Proposes changes to the search loops of a target, applies each to a copy\n"
    "of its source, and keeps those that give the same answers and are "
    "faster,\n"
    "twice: on queries for searching, and once on queries kept back to "
    "confirm.\n"
    "\n"
    "RUN_DIR gets patches/ (for `git am`, with evidence beside them), base/ "
    "(the\n"
    "unmodified source), variants/, results.tsv, result.json and run.db. The\n"
    "same command with the same --out goes on where it was stopped or killed.\n"
    "\n"
    "Verdicts: kept; outdone (passes, but a better one changes the same "
    "code);\n"
    "refused, with a reason: not-applicable, not-verified, same-code,\n"
    "does-not-build, crash, equivalence, measurement, slower, no-gain,\n"
    "below-floor, not-confirmed.";

static constexpr const char *RewardAbout =
    "Prints the reward of the plan in the completion on standard input, one "
    "number:\nthe logarithm of its speed ratio; -0.693 for a completion "
    "without "
    "a plan and\nfor a plan that fails; 0 for one that changes nothing. "
    "RUN_DIR keeps what was\njudged, and no plan is judged twice. For "
    "trainers: "
    "docs/proposers.md.";

std::string fullHelp(const eval::Options &O) {
  // The shared list has no code 5, which only a program that rewrites uses.
  return O.help() + "  5    verify: a kept patch does not reproduce what was "
                    "measured\n";
}

/// `--variant` may be given several times, which the shared parser does not
/// know: takes them out of \p Args.
static Error takeVariants(std::vector<std::string> &Args,
                          std::vector<std::string> &Into) {
  std::vector<std::string> Rest;
  for (size_t I = 0; I < Args.size(); ++I) {
    StringRef A = Args[I];
    if (A.consume_front("--variant=")) {
      Into.push_back(A.str());
    } else if (A == "--variant") {
      if (++I == Args.size())
        return fail(Exit::Usage, "--variant needs a directory; see "
                                 "`crinn-optimize run --help`");
      Into.push_back(Args[I]);
    } else {
      Rest.push_back(Args[I]);
    }
  }
  Args = std::move(Rest);
  return Error::success();
}

static Expected<std::vector<std::string>> rewrites(const std::string &List) {
  std::vector<std::string> Result;
  SmallVector<StringRef> Names;
  StringRef(List).split(Names, ',', -1, /*KeepEmpty=*/false);
  auto Catalogue = passes::catalogue();
  for (StringRef Name : Names) {
    if (none_of(Catalogue, [&](const auto &R) { return R.Name == Name; }))
      return fail(Exit::Usage,
                  fmt::format("unknown rewrite '{}'; see `crinn-rewrite list`",
                              Name.str()));
    Result.push_back(Name.str());
  }
  return Result;
}

static Expected<Request> parseRun(std::vector<std::string> Args,
                                  bool Reward = false) {
  Request R;
  RunOptions O;
  if (!Reward)
    if (Error E = takeVariants(Args, O.Variants))
      return E;
  uint64_t Most = O.MaxCandidates;
  std::string Rewrites, Floor, Progress = "auto", Sandbox = "box", Ignored;
  eval::Options P(
      fmt::format("crinn-optimize {} --target=NAME --out=RUN_DIR [options]",
                  Reward ? "reward" : "run"),
      Reward ? RewardAbout : RunAbout);
  P.text("target", "NAME|FILE", "a shipped target or a target.json", O.Target,
         /*Required=*/true);
  P.text("out", "RUN_DIR", "the run's directory, new or of the same run", O.Out,
         /*Required=*/true);
  P.text("data", "NAME|FILE",
         "instead of the target's own: a name or an .hdf5 file", O.Data);
  if (!Reward) {
    P.number("max-candidates", "N", "plans to try at most", Most, 0, 1000);
    P.text("variant", "DIR",
           "judge this hand-written variant as well; repeatable", Ignored);
    P.text("proposer", "NAME",
           "who proposes: grid (default), random, tpe, learned, llm; "
           "docs/proposers.md",
           O.Proposer);
    P.text("policy", "FILE",
           "what `learned` starts from: the policy.json of another run",
           O.Policy);
    O.Llm.addEndpoint(P);
    O.Llm.addRun(P);
  }
  P.text("rewrites", "A,B", "use these rewrites only (default: all)", Rewrites);
  P.number("seed", "N",
           "of query order, link layouts and what is drawn by chance", O.Seed,
           0, UINT32_MAX);
  P.text("floor", "X", "least gain believed, 0.01 is 1 % (default: measured)",
         Floor);
  P.text("sandbox", "box|none",
         "where code under test runs (default: box); none only for code that "
         "you trust",
         Sandbox);
  P.text("progress", "STYLE", "auto (default), plain or json, on stderr",
         Progress);
  bool Help = false;
  if (auto S = P.parse(Args, Help); !S)
    return failure(S.error());
  if (Help) {
    R.Print = fullHelp(P);
    return R;
  }
  O.MaxCandidates = static_cast<unsigned>(Most);
  auto Boxed = eval::sandboxNamed(Sandbox);
  if (!Boxed)
    return failure(Boxed.error());
  O.Sandboxed = *Boxed;
  auto Names = rewrites(Rewrites);
  if (!Names)
    return Names.takeError();
  O.Rewrites = std::move(*Names);
  if (!is_contained(proposerNames(), O.Proposer))
    return fail(Exit::Usage,
                fmt::format("unknown proposer '{}'; there are: {}", O.Proposer,
                            join(proposerNames(), ", ")));
  if (!O.Policy.empty() && O.Proposer != "learned")
    return fail(Exit::Usage, "--policy is for --proposer=learned");
  if (Error E = O.Llm.check(/*Used=*/O.Proposer == "llm"))
    return E;
  double Value = 0;
  if (!Floor.empty()) {
    if (StringRef(Floor).getAsDouble(Value) || !(Value >= 0 && Value < 1))
      return fail(Exit::Usage,
                  fmt::format("--floor={}: not a number from 0 to 1; 0.01 is "
                              "1 %",
                              Floor));
    O.Floor = Value;
  }
  auto Style = progressStyle(Progress);
  if (!Style)
    return fail(
        Exit::Usage,
        fmt::format("--progress={}: use auto, plain or json", Progress));
  O.Progress = *Style;
  if (Reward) {
    // Of every call on one RUN_DIR, so that they are one run.
    O.Proposer = "given";
    O.MaxCandidates = 0;
    O.Completion = "";
  }
  R.Run = std::move(O);
  return R;
}

static Expected<Request> parseShow(const std::vector<std::string> &Args) {
  Request R;
  eval::Options P("crinn-optimize show RUN_DIR",
                  "Prints the table of a run, finished or not.");
  P.positional("RUN_DIR", "the --out of the run", R.Show);
  bool Help = false;
  if (auto S = P.parse(Args, Help); !S)
    return failure(S.error());
  if (Help)
    R.Print = fullHelp(P);
  return R;
}

Expected<Request> parseCommandLine(std::vector<std::string> Args) {
  std::string Name = Args.empty() ? "" : Args.front();
  if (!Args.empty())
    Args.erase(Args.begin());
  Request R;
  if (Name == "run")
    return parseRun(std::move(Args));
  if (Name == "reward")
    return parseRun(std::move(Args), /*Reward=*/true);
  if (Name == "export")
    return parseExport(std::move(Args));
  if (Name == "show")
    return parseShow(Args);
  if (Name == "chat")
    return parseChat(Args);
  if (Name == "archive")
    return parseArchive(std::move(Args));
  if (Name == "--help" || Name == "-h" || Name == "help") {
    R.Print = Usage;
    return R;
  }
  if (Name == "--version") {
    R.Print = "crinn-optimize " CRINN_VERSION "\n";
    return R;
  }
  return fail(Exit::Usage,
              Name.empty()
                  ? std::string("no command; see `crinn-optimize --help`")
                  : fmt::format("unknown command '{}'; see `crinn-optimize "
                                "--help`",
                                Name));
}

} // namespace crinn::optimize

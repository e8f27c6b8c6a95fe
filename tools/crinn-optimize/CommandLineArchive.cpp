//===- CommandLineArchive.cpp - the options of archive --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/CommandLineParts.h"

#include "tools/crinn-optimize/support/EvalError.h"

#include "llvm/ADT/StringExtras.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

/// Takes the arguments that are no options out of \p Args: RUN_DIR may be given
/// several times, which the shared parser does not know.
static std::vector<std::string> takePlain(std::vector<std::string> &Args) {
  std::vector<std::string> Plain, Rest;
  for (size_t I = 0; I < Args.size(); ++I) {
    if (!StringRef(Args[I]).starts_with("-")) {
      Plain.push_back(Args[I]);
      continue;
    }
    Rest.push_back(Args[I]);
    const bool TakesNext =
        is_contained({"--module", "--draw", "--tau", "--seed", "--format",
                      "--layout", "--out"},
                     Args[I]);
    if (TakesNext && I + 1 < Args.size())
      Rest.push_back(Args[++I]);
  }
  Args = std::move(Rest);
  return Plain;
}

Expected<Request> parseArchive(std::vector<std::string> Args) {
  Request R;
  ArchiveOptions O;
  O.RunDirs = takePlain(Args);
  std::string Tau, Format = "text";
  eval::Options P(
      "crinn-optimize archive RUN_DIR... [options]",
      "Lists every plan that the runs judged, with its score, verdict and (in\n"
      "JSON) features and code; or draws exemplars from them, a plan with\n"
      "probability in proportion to exp(score / tau), without replacement.\n"
      "docs/proposers.md says what scores are.");
  P.text("module", "NAME", "only of construction, search or refinement",
         O.Module);
  P.number("draw", "N", "draw N exemplars", O.Draw, 1, 1000);
  P.text("tau", "T", "temperature of the draw (default: 0.1)", Tau);
  P.number("seed", "N", "of the draw (default: 1)", O.Seed, 0, UINT32_MAX);
  P.text("format", "text|json", "json: llm/archive.schema.json", Format);
  bool Help = false;
  if (auto S = P.parse(Args, Help); !S)
    return failure(S.error());
  if (Help) {
    R.Print = fullHelp(P);
    return R;
  }
  if (O.RunDirs.empty())
    return fail(Exit::Usage, "archive needs a RUN_DIR; see `crinn-optimize "
                             "archive --help`");
  if (!O.Module.empty() &&
      !is_contained({"construction", "search", "refinement"}, O.Module))
    return fail(Exit::Usage, fmt::format("--module={}: use construction, "
                                         "search or refinement",
                                         O.Module));
  if (!Tau.empty() &&
      (StringRef(Tau).getAsDouble(O.Tau) || !(O.Tau >= 1e-6 && O.Tau <= 1e6)))
    return fail(Exit::Usage,
                fmt::format("--tau={}: not a number from 1e-6 to 1e6", Tau));
  if (Format != "text" && Format != "json")
    return fail(Exit::Usage,
                fmt::format("--format={}: use text or json", Format));
  O.Json = Format == "json";
  R.Archive = std::move(O);
  return R;
}

Expected<Request> parseExport(std::vector<std::string> Args) {
  Request R;
  ExportOptions O;
  O.RunDirs = takePlain(Args);
  eval::Options P("crinn-optimize export RUN_DIR... --layout=grpo|dpo",
                  "Writes the plans that runs judged as training data for "
                  "language models, JSON\nlines in the layout that TRL reads: "
                  "groups with rewards and advantages, or\npairs of a faster "
                  "and a slower plan. docs/proposers.md has an example.");
  P.text("layout", "NAME", "grpo or dpo", O.Layout, /*Required=*/true);
  P.text("out", "FILE", "instead of standard output", O.Out);
  bool Help = false;
  if (auto S = P.parse(Args, Help); !S)
    return failure(S.error());
  if (Help) {
    R.Print = fullHelp(P);
    return R;
  }
  if (O.RunDirs.empty())
    return fail(Exit::Usage, "export needs a RUN_DIR; see `crinn-optimize "
                             "export --help`");
  if (O.Layout != "grpo" && O.Layout != "dpo")
    return fail(Exit::Usage,
                fmt::format("--layout={}: use grpo or dpo", O.Layout));
  R.Export = std::move(O);
  return R;
}

} // namespace crinn::optimize

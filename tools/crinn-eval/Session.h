//===- Session.h - what every subcommand sets up ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_SESSION_H
#define CRINN_TOOLS_EVAL_SESSION_H

#include "eval/judge/Baseline.h"
#include "eval/run/Identity.h"
#include "eval/support/Files.h"
#include "eval/support/Options.h"
#include "eval/support/ProgressLine.h"
#include "tools/crinn-eval/Commands.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace crinn::eval {

/// The options that commands share, and what they lead to.
class Session {
public:
  /// Adds --target, --dataset, --json, --quiet, --sandbox, --box-memory.
  void declare(Options &O, bool WithTarget = true);

  /// Cache directory, progress, cancellation. Errors: Environment.
  Status open();

  /// Builds the target and opens the data, so that a measurement has a name;
  /// prepare() goes on from there.
  Result<const Prepared *> prepareNames();

  /// Instead of --target: what is there already.
  void use(const Target &T) { Given = T; }

  /// The steps of what follows are recorded there; it outlives this.
  void recordIn(Recorder &R) { Ctx.Records = &R; }

  /// Loads target and data and prepares the baseline in a temporary directory
  /// that goes with this object.
  Status prepare();

  const Context &context() const { return Ctx; }
  Baseline &baseline() { return *Base; }
  const std::string &targetName() const { return TargetName; }
  /// Ends the progress line, prints \p Table on stdout unless JSON goes there,
  /// and writes \p J where --json says. Errors: Environment.
  Status emit(const std::string &Table, const nlohmann::json &J);
  /// A remark on stderr; silent with --quiet.
  void say(const std::string &Remark);
  /// Ends the progress line, then as report.
  int fail(const Error &E);

private:
  Status load();

  std::string TargetName, DatasetName, JsonPath;
  bool Quiet = false, NoWait = false;
  std::string Sandbox = "box";
  uint64_t BoxMemoryMiB = 0;
  ProgressLine Line;
  Context Ctx;
  std::optional<TempDir> Work;
  std::optional<Target> Given, Loaded;
  std::optional<Prepared> Names;
  std::optional<Baseline> Base;
};

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_SESSION_H

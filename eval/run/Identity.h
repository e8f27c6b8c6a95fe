//===- Identity.h - what decides a measurement ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Two comparisons are the same measurement if variant, base, compiler, flags,
/// adapter, data, options, machine and harness are the same. Then the recorded
/// answer of one is the answer of the other; otherwise nothing of it is used.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_IDENTITY_H
#define CRINN_EVAL_RUN_IDENTITY_H

#include "eval/data/Dataset.h"
#include "eval/judge/Compare.h"
#include "eval/run/RunDb.h"
#include "eval/target/Build.h"

namespace crinn::eval {

/// SHA-256 over the sources of eval/ that decide results, computed when this
/// was built.
std::string harnessHash();

/// {cpu, cores, memory_gib, kernel, system}: nothing that names the machine or
/// its user.
nlohmann::json machine();

/// First line of `CXX --version`. Errors: as runTool.
Result<std::string> compilerVersion(const Target &T, const Context &Ctx);

/// SHA-256 over what \p V changes and claims; of nothing: "unmodified".
std::string variantHash(const Variant *V);

/// The unmodified target as far as it is needed to name a measurement.
struct Prepared {
  Target T;
  Tree Sources;
  Build Binary;
  std::shared_ptr<const Dataset> Data;
  std::string Compiler; ///< compilerVersion
};

/// Copies below \p Dir, compiles (objects are cached), opens the data.
/// Errors: as materialise, compile, openDataset.
Result<Prepared> prepareNames(const Target &T, const std::string &Dir,
                              const Context &Ctx);

/// Of the comparison of \p B with \p A (null: the unmodified target).
/// Errors: Input (adapter or manifest is gone).
Result<AttemptFacts> identify(const Prepared &P, const Variant *A,
                              const Variant &B, const CompareOptions &O,
                              const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_IDENTITY_H

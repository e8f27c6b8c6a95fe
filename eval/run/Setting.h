//===- Setting.h - what a figure was measured on ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A gain means nothing without the processor, the flags, the version of the
/// library and the data. This is all of it, for the head of the table and for
/// the JSON beside it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_SETTING_H
#define CRINN_EVAL_RUN_SETTING_H

#include "eval/judge/Baseline.h"

#include <nlohmann/json.hpp>

namespace crinn::eval {

/// Where a source comes from, beside its `from` in the manifest: {package,
/// sha256} of a registry, {package} of Debian, if its files are as installed,
/// or {commit, under}, if it is a clean part of a checkout; else {}.
nlohmann::json sourceOrigin(const SourceSet &S, const Context &Ctx);

/// `setting` of eval/judge/comparison.schema.json, with the present time as its
/// date. Errors: as compilerVersion; Interrupted.
Result<nlohmann::json> setting(const Baseline &B, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_SETTING_H

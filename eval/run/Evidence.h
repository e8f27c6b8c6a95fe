//===- Evidence.h - a comparison that others can repeat ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// evidence.json (docs/evidence.md, eval/run/evidence.schema.json): what was
/// compared, whole, and one result per machine that compared it. It holds the
/// manifest, the adapter and the changed files themselves, and hashes (with a
/// package or a git commit where there is one) of the sources they belong to.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_EVIDENCE_H
#define CRINN_EVAL_RUN_EVIDENCE_H

#include "eval/run/Identity.h"
#include "eval/run/Records.h"

namespace crinn::eval {

/// One entry of `results`: \p Comparison as toJson(Comparison) gives it.
nlohmann::json evidenceResult(const Prepared &P,
                              const nlohmann::json &Comparison,
                              const Records &Steps);

/// The document with one result. Errors: Input (a file of the target or of a
/// variant is gone), Interrupted.
Result<nlohmann::json> makeEvidence(const Prepared &P, const Variant *A,
                                    const Variant &B, const CompareOptions &O,
                                    const nlohmann::json &FirstResult,
                                    const Context &Ctx);

/// Reads and checks \p Path as far as a replay needs it.
/// Errors: Input, naming the file and what is wrong.
Result<nlohmann::json> readEvidence(const std::string &Path);

/// Adds \p NewResult to the document in \p Path, as it is then, atomically.
/// Errors: Input, Environment.
Status appendResult(const std::string &Path, const nlohmann::json &NewResult);

/// The manifest of \p T as it is in its file. Errors: Input.
Result<nlohmann::json> manifestOf(const Target &T);

/// SHA-256 of a manifest, white space and order of the fields aside.
std::string manifestHash(const nlohmann::json &Manifest);

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_EVIDENCE_H

//===- Record.h - what a comparison leaves behind ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TOOLS_EVAL_RECORD_H
#define CRINN_TOOLS_EVAL_RECORD_H

#include "eval/run/Attempt.h"
#include "eval/run/Evidence.h"
#include "tools/crinn-eval/Session.h"

namespace crinn::eval {

/// The options --run, --again and --evidence, and what they do.
class Record {
public:
  void declare(Options &O);

  /// Before Session::prepare. Does nothing where none of the options is given.
  /// Errors: as Session::prepareNames and Attempt::open.
  Status begin(Session &S, const Variant *A, const Variant &B,
               const CompareOptions &O);

  /// The answer, if the comparison is already finished in --run; it is then
  /// printed as it was, and the evidence written if asked for.
  const Outcome *answer() const {
    return Run && Run->answer() ? &*Run->answer() : nullptr;
  }

  /// What need not be measured again (Attempt::known).
  KnownCode known() const { return Run ? Run->known() : KnownCode(); }

  /// Records the answer and writes the evidence.
  Status finish(Session &S, const nlohmann::json &Comparison,
                const std::string &Table);

  /// Writes the evidence of answer(). Errors: as finish.
  Status writeEvidence(const nlohmann::json &Comparison, const Context &Ctx);

private:
  std::string RunDir, EvidencePath;
  bool Again = false;
  const Prepared *Names = nullptr;
  const Variant *A = nullptr, *B = nullptr;
  CompareOptions Opt;
  std::unique_ptr<Attempt> Run;
  Records InMemory;
};

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_RECORD_H

//===- Real.h - the parts of the gate "real" --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_REAL_H
#define CRINN_EVAL_EQUIVALENCE_REAL_H

#include "eval/equivalence/Finding.h"
#include "eval/judge/Arm.h"
#include "eval/judge/Gate.h"

namespace crinn::eval {

/// One index of each arm, loaded, and the data that their answers belong to.
struct Loaded {
  std::shared_ptr<const Dataset> Data; ///< permuted, if they built their own
  std::unique_ptr<Worker> A, B;
};

/// The indexes on which the arms of \p S are compared: the frozen one, proved
/// to stay so, or the replicates. Loads the \p I-th into \p Out; \p Figures
/// gets what the builds took. Errors: also Worker, of arm A.
unsigned loadedCount(const Subject &S);
Checked load(const Subject &S, unsigned I, Loaded &Out, nlohmann::json &Figures,
             const Context &Ctx);

/// The checks of each class. \p Figures: docs/equivalence.md. \p Said: one line
/// where the class holds. Errors: also Worker, of arm A.
Checked checkExactReal(const Subject &S, nlohmann::json &Figures,
                       std::string &Said, const Context &Ctx);
Checked checkRecallReal(const Subject &S, nlohmann::json &Figures,
                        std::string &Said, const Context &Ctx);
Checked checkCurveReal(const Subject &S, nlohmann::json &Figures,
                       std::string &Said, const Context &Ctx);

/// The points of Base's grid in the reward's window, or, if none lies there,
/// the nearest above its lower end.
std::vector<uint32_t> windowEf(const Baseline &Base);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_REAL_H

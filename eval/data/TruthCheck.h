//===- TruthCheck.h - are these the neighbours? -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Neighbours that come with a data set decide every recall, and those of
/// another base, of a base that was cut or of another order of its rows look
/// like any other. So some are computed again before they are believed.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_DATA_TRUTHCHECK_H
#define CRINN_EVAL_DATA_TRUTHCHECK_H

#include "eval/data/Dataset.h"

namespace crinn::eval {

/// Looks at 100 queries of \p D (all, if there are fewer), the same in every
/// run: of the neighbours in D.Truth, the farthest of the first 10 and of all
/// (as far as the base has so many rows) must be as far as the exact ones. Ties
/// are equal, and so is what single precision cannot tell apart in a sum of as
/// many terms as there are dimensions. What was found right is remembered in
/// the cache, under the hash of vectors and neighbours. \p Path is what
/// messages name.
/// Errors: Input (others are nearer), Environment, Interrupted.
Status checkTruth(const Dataset &D, const std::string &Path,
                  const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_TRUTHCHECK_H

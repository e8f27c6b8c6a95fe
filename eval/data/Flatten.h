//===- Flatten.h - have HDF5 files converted by another process -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_FLATTEN_H
#define CRINN_EVAL_DATA_FLATTEN_H

#include "eval/support/Context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crinn::eval {

struct FlattenJob {
  std::string In, Out; ///< absolute; Out is written in place
};

struct FlattenLimits {
  unsigned Seconds = 1800;        ///< for each file
  uint64_t Bytes = 2048ull << 20; ///< address space; blocks are 16 MiB
  std::string Program;            ///< default: crinn-hdf5-flat beside us
};

/// Runs crinn-hdf5-flat on \p Jobs, many in one process, and starts it again
/// after a file that killed it. In a sandbox if Ctx says so: it sees the Ins,
/// read-only, and has the Outs as descriptors. One status for each job, its message naming the
/// file: Input (damaged, crashes the converter, takes too long), Environment
/// (cannot write). What is in Out is not believed: readFlat checks it.
/// Errors: Environment (the converter cannot be started), Interrupted.
Result<std::vector<Status>> flatten(const std::vector<FlattenJob> &Jobs,
                                    const Context &Ctx,
                                    const FlattenLimits &Limits = {});

/// The flat file of the HDF5 file \p Path, kept in the cache under the hash of
/// Path's bytes; converted if it is not there. Errors: as flatten's statuses.
Result<std::string> flatOf(const std::string &Path, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_FLATTEN_H

//===- Export.h - results.tsv -----------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The log of the database as a file that only grows. A killed run may have
/// left the last line half-written or a line behind; both are made good here,
/// so calling it after every change and at the start keeps file and database
/// the same.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_EXPORT_H
#define CRINN_OPTIMIZE_STORE_EXPORT_H

#include "tools/crinn-optimize/store/RunDb.h"

namespace crinn::optimize {

llvm::Error exportLog(RunDb &Db, const std::string &Path);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_EXPORT_H

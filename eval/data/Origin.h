//===- Origin.h - what is known of a data set that is here ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One small JSON file in the cache for each named set, data/NAME.json: where
/// it came from and the checksum computed when it first came. Nobody publishes
/// checksums of these sets, so the first use is trusted, and what comes under
/// the same name later must be the same.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_DATA_ORIGIN_H
#define CRINN_EVAL_DATA_ORIGIN_H

#include "eval/support/Context.h"

#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

struct Origin {
  std::string Name;
  std::string From;   ///< URL, path, package or generator
  std::string Sha256; ///< of the file as it came
  std::string Flat;   ///< hash that its flat file is kept under
  std::string Date;   ///< first use, YYYY-MM-DD
};

/// The path of \p O's flat file.
std::string flatPath(const Origin &O, const Context &Ctx);

/// None if \p Name never came. Errors: Input (the record is damaged).
Result<std::optional<Origin>> origin(const std::string &Name,
                                     const Context &Ctx);

/// All, by name. Errors: Input.
Result<std::vector<Origin>> origins(const Context &Ctx);

/// Stores \p O and returns it with the date of its first use. If a record is
/// there whose checksum differs, and not \p Replace: Input, naming the record's
/// file as what to remove. Errors: Environment.
Result<Origin> record(Origin O, const Context &Ctx, bool Replace = false);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_ORIGIN_H

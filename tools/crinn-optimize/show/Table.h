//===- Table.h - the verdicts as a table ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SHOW_TABLE_H
#define CRINN_OPTIMIZE_SHOW_TABLE_H

#include "tools/crinn-optimize/store/Attempt.h"

#include <nlohmann/json.hpp>

namespace crinn::optimize {

/// One line per attempt: number, change, verdict, reason, gain with interval,
/// pairs; then one line per kept change with its confirmed gain. The texts are
/// escaped, so no cell can break a line or reach the terminal.
std::string formatTable(const std::vector<Attempt> &Attempts,
                        const std::vector<Confirmation> &Confirmations);

/// The same as JSON, format "crinn-run-1".
nlohmann::json resultJson(const std::vector<Attempt> &Attempts,
                          const std::vector<Confirmation> &Confirmations);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SHOW_TABLE_H

//===- PeersTable.h - the table of peers as text ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_EVAL_PEERSTABLE_H
#define CRINN_TOOLS_EVAL_PEERSTABLE_H

#include "eval/peers/PeerRun.h"

#include <string>

namespace crinn::eval {

/// Markdown that reads as plain text: QPS, gain over the best other, costs,
/// what was compared and what failed.
std::string peersTable(const PeersRun &Run);

} // namespace crinn::eval

#endif // CRINN_TOOLS_EVAL_PEERSTABLE_H

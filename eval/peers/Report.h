//===- Report.h - a run of peers for machines and eyes ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_REPORT_H
#define CRINN_EVAL_PEERS_REPORT_H

#include "eval/peers/PeerRun.h"

#include <nlohmann/json.hpp>

#include <string>

namespace crinn::eval {

/// By eval/peers/peers.schema.json, with the figures of every round.
nlohmann::json toJson(const PeersRun &Run);

/// One self-contained image: QPS (logarithmic) over recall (stretched towards
/// 1), a line per peer; without scripts and references.
std::string toSvg(const PeersRun &Run);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_REPORT_H

//===- PeerGrid.h - beam widths up to recall 0.999 --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_PEERGRID_H
#define CRINN_EVAL_PEERS_PEERGRID_H

#include "eval/judge/Grid.h"

namespace crinn::eval {

/// refineGrid, with points that enclose 0.90, 0.97, 0.995 and 0.999 as well and
/// one beyond 0.999, so far as recall still rises: about 18 points, ascending.
/// Errors: those of \p Probe.
Result<std::vector<EfPoint>> peerGrid(const std::vector<uint32_t> &Start,
                                      const EfProbe &Probe);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_PEERGRID_H

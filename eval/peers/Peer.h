//===- Peer.h - what can be measured beside others --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_PEER_H
#define CRINN_EVAL_PEERS_PEER_H

#include "eval/data/Dataset.h"
#include "eval/target/Target.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crinn::eval {

/// A target, which runs through crinn-worker, or a program of its own that
/// speaks docs/worker-protocol.md. docs/peers.md has the manifest's fields.
struct Peer {
  std::string Name;
  std::string Manifest;             ///< absolute path
  std::optional<Target> Library;    ///< a target; else the rest is used
  std::string About;                ///< one line: what it is
  std::vector<std::string> Command; ///< with {peer} and {tmp}
  std::vector<std::pair<std::string, std::string>> Environment;
  std::vector<std::string> Mounts;    ///< absolute paths that the box shows
  std::vector<std::string> Requires;  ///< absolute paths that must be there
  std::string Install;                ///< how to get them
  std::string Parameter;              ///< what ef is to it, one line
  std::string BuildParams;            ///< the `build` object, as JSON text
  std::vector<uint32_t> Ef;           ///< ascending, at least two
  std::vector<std::string> Distances; ///< euclidean, angular, ip; empty: all
};

/// A directory or file of a peer or target manifest, or the name of one. Looked
/// for in the directories of CRINN_PEERS (separated by colons), then among
/// those shipped, then as loadTarget does. A peer goes before a target of the
/// same name. Errors: Usage (no such name), Input (malformed manifest).
Result<Peer> loadPeer(const std::string &NameOrPath);

/// Names of peers and targets that are found by name, sorted.
std::vector<std::string> knownPeers();

/// "euclidean", "angular" (inner product of unit rows) or "ip".
std::string distanceKind(const Dataset &D);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_PEER_H

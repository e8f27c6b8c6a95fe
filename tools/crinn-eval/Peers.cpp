//===- Peers.cpp - crinn-eval peers -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Report.h"
#include "tools/crinn-eval/PeersTable.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <set>

namespace crinn::eval {

namespace {

/// \p List: names separated by commas; empty: all that are known.
Result<std::vector<Peer>> peersNamed(const std::string &List) {
  std::vector<std::string> Names;
  for (size_t Begin = 0; Begin < List.size();) {
    size_t End = std::min(List.find(',', Begin), List.size());
    if (End > Begin)
      Names.push_back(List.substr(Begin, End - Begin));
    Begin = End + 1;
  }
  if (Names.empty())
    Names = knownPeers();
  std::vector<Peer> Peers;
  std::set<std::string> Seen;
  for (const std::string &Name : Names) {
    Result<Peer> P = loadPeer(Name);
    if (!P)
      return P.takeError();
    if (!Seen.insert(P->Name).second)
      return Error{Errc::Usage,
                   fmt::format("--peers: {} is named twice; give one of them "
                               "another 'name'",
                               P->Name),
                   ""};
    Peers.push_back(std::move(*P));
  }
  return Peers;
}

} // namespace

int peersCommand(const Arguments &Args) {
  Session S;
  std::string DatasetName, List, SvgPath;
  uint64_t Rounds = 8, Builds = 1;
  Options O(
      "crinn-eval peers --dataset=NAME|FILE [options]",
      "Measures libraries side by side on one data set: queries per second of "
      "one thread at\nrecall 0.90, 0.95, 0.99 and 0.999, the mean over recall "
      "[0.85, 0.95] and [0.95, 0.999],\nthe gain over the best other, time "
      "and memory of the index. Each round starts all\nanew; in a round they "
      "take turns batch by batch. docs/peers.md says how to add one.\n"
      "A peer that fails is named below the table, the others are measured, "
      "and the exit\ncode is that of the first failure; without a failure "
      "it is 0.");
  O.text("dataset", "NAME|FILE", "a name of `crinn-eval data list` or a file",
         DatasetName, /*Required=*/true);
  O.text("peers", "A,B,...",
         "targets and peers by name or path (default: all that are known)",
         List);
  O.number("rounds", "N", "of new processes; 8 or more give intervals", Rounds,
           1, 1000);
  O.number("builds", "N", "of each index, in turns; the median is printed",
           Builds, 1, 1000);
  O.text("svg", "FILE", "also draw the curves", SvgPath);
  S.declare(O, /*WithTarget=*/false);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  if (Status St = S.open(); !St)
    return report(St.error());
  Result<std::vector<Peer>> Peers = peersNamed(List);
  if (!Peers)
    return report(Peers.error());
  auto Data = openDataset(DatasetName, S.context());
  if (!Data)
    return S.fail(Data.error());
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return S.fail(Dir.error());
  auto Run = runPeers(*Peers, *Data, {unsigned(Rounds), unsigned(Builds)},
                      Dir->path() + "/work", S.context());
  if (!Run)
    return S.fail(Run.error());
  if (Status St = S.emit(peersTable(*Run), toJson(*Run)); !St)
    return report(St.error());
  if (!SvgPath.empty())
    if (Status St = writeFile(SvgPath, toSvg(*Run)); !St)
      return report(St.error());
  for (const PeerOutcome &P : Run->Peers)
    if (P.Failure && !P.Unfit)
      return report(*P.Failure);
  return 0;
}

} // namespace crinn::eval

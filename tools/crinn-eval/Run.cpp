//===- Run.cpp - crinn-eval run ---------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Measure.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

namespace crinn::eval {

int runCommand(const Arguments &Args) {
  Session S;
  uint64_t Launches = 5;
  Options O(
      "crinn-eval run --target=NAME [options]",
      "Builds a target, builds its index (kept in the cache), finds the ef "
      "that bracket\nrecall 0.85, 0.95 and 0.99, and prints recall@10 and "
      "queries per second of one\nthread. QPS is by the CPU clock of the "
      "worker process; wall time stands beside it.");
  S.declare(O);
  O.number("launches", "N", "process launches; medians are printed", Launches,
           1, 1000);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  if (Status St = S.open(); !St)
    return report(St.error());
  if (Status St = S.prepare(); !St)
    return report(St.error());
  auto M = measure(S.baseline(), unsigned(Launches), S.context());
  if (!M)
    return report(M.error());
  std::string Table =
      fmt::format("{} on {}, k = 10, one thread, {} launches\n\n"
                  "{:>6} {:>8} {:>10} {:>10}\n",
                  S.baseline().T.Name, S.baseline().Data->Name, M->Launches,
                  "ef", "recall", "QPS", "wall QPS");
  for (const MeasuredPoint &P : M->Points)
    Table += fmt::format("{:>6} {:>8.4f} {:>10.0f} {:>10.0f}\n", P.Ef, P.Recall,
                         P.Qps, P.WallQps);
  if (M->MeanQps > 0)
    Table += fmt::format("\nmean QPS over recall [{:.3f}, {:.3f}]: {:.0f}\n",
                         M->WindowLow, M->WindowHigh, M->MeanQps);
  if (Status St = S.emit(Table, toJson(*M, S.baseline())); !St)
    return report(St.error());
  return 0;
}

} // namespace crinn::eval

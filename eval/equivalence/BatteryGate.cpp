//===- BatteryGate.cpp - generated data, asked of both arms ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Checks.h"
#include "eval/equivalence/Gates.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

GateResult passed(const Tally &T, const std::string &Remarks) {
  GateResult G;
  G.Gate = "battery";
  G.Detail = fmt::format("{} answers on {} sets", T.Answers, T.Sets);
  if (!Remarks.empty())
    G.Detail += fmt::format("; the adapter has no {}", Remarks);
  G.Figures = {{"answers", T.Answers}, {"sets", T.Sets}};
  if (T.Rounded.Answers)
    G.Figures["rounded"] = {{"answers", T.Rounded.Answers},
                            {"differ", T.Rounded.Differ}};
  return G;
}

Checked run(const Bench &B, Tally &T, std::string &Remarks) {
  std::vector<TestSet> Sets = integerSets();
  for (auto &&More : {realSets(), drawnSets(B.S.Seed)})
    Sets.insert(Sets.end(), More.begin(), More.end());
  for (size_t I = 0; I < Sets.size(); ++I) {
    B.Ctx.progress("battery", I, Sets.size());
    if (Checked C = checkSet(B, Sets[I], T); !C || *C)
      return C;
  }
  if (auto F = T.Rounded.verdict())
    return found(std::move(*F));
  // Without integers class exact shows equal distances on nothing.
  if (T.Answers == 0 || (B.exact() && T.IntegerAnswers == 0))
    return found({"battery-refused",
                  "the target answers on none of the sets, so equal distances "
                  "cannot be shown"});
  if (Checked C = checkStable(B); !C || *C)
    return C;
  if (Checked C = checkParts(B, Remarks); !C || *C)
    return C;
  return checkOdd(B);
}

} // namespace

Result<GateResult> batteryGate(const Subject &S, const Context &Ctx) {
  auto B = Bench::link(S, Ctx);
  if (!B)
    return B.takeError();
  Tally T;
  std::string Remarks;
  Checked C = run(*B, T, Remarks);
  if (!C)
    return C.takeError();
  if (!*C)
    return passed(T, Remarks);
  GateResult G;
  G.Gate = "battery";
  G.Passed = false;
  G.Reason = (*C)->Reason;
  G.Detail = (*C)->Detail;
  G.Figures = (*C)->Figures;
  return G;
}

} // namespace crinn::eval

//===- Novelty.cpp - is a candidate another program? ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Measuring a program against itself shows the machine's noise and nothing
/// else, so it is not done: a renamed variable costs no benchmark.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Novelty.h"
#include "eval/judge/gates/Code.h"
#include "eval/target/Tokens.h"

namespace crinn::eval {

Result<GateResult> noveltyGate(const Subject &S, const Context &) {
  GateResult G;
  G.Gate = "novelty";
  auto TokensA = buildFacts(S.A), TokensB = buildFacts(S.B);
  if (!TokensA || !TokensB)
    return TokensA ? TokensB.takeError() : TokensA.takeError();
  if (S.A.Hash == S.B.Hash || TokensA->Hash == TokensB->Hash) {
    G.Passed = false;
    G.Reason = "same-program";
    G.Detail = "the compiler sees the same tokens in both arms";
    return G;
  }
  auto CodeA = codeHash(S.A), CodeB = codeHash(S.B);
  if (!CodeA || !CodeB)
    return CodeA ? CodeB.takeError() : CodeA.takeError();
  G.Figures = {{"code", *CodeB}, {"baseline_code", *CodeA}};
  if (*CodeA == *CodeB) {
    G.Passed = false;
    G.Reason = "same-code";
    G.Detail = "both arms compile to the same machine code";
    return G;
  }
  if (S.Known)
    if (auto It = S.Known->find(*CodeB); It != S.Known->end()) {
      G.Passed = false;
      G.Reason = "same-code";
      G.Detail = "it compiles to the same machine code as " + It->second;
      return G;
    }
  G.Detail = "other machine code than the baseline's";
  return G;
}

void noteCode(KnownCode &Into, const nlohmann::json &Comparison,
              const std::string &Name) {
  const std::string Verdict = Comparison.value("verdict", "");
  if ((Verdict != "faster" && Verdict != "slower" && Verdict != "same") ||
      Comparison.value("reason", "").starts_with("same-"))
    return;
  for (const nlohmann::json &G :
       Comparison.value("gates", nlohmann::json::array()))
    if (G.value("gate", "") == "novelty" && G.contains("figures") &&
        G["figures"].contains("code"))
      Into.try_emplace(G["figures"]["code"].get<std::string>(), Name);
}

} // namespace crinn::eval

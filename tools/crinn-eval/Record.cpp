//===- Record.cpp - what a comparison leaves behind -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Record.h"

using nlohmann::json;

namespace crinn::eval {

void Record::declare(Options &O) {
  O.text("run", "DIR",
         "record every step in DIR/run.db and go on from there after a kill; a "
         "finished comparison is not measured again",
         RunDir);
  O.flag("again", "measure anew what DIR has", Again);
  O.text("evidence", "FILE",
         "write what is needed to repeat this elsewhere (crinn-eval replay)",
         EvidencePath);
}

Status Record::begin(Session &S, const Variant *ArmA, const Variant &ArmB,
                     const CompareOptions &O) {
  if (Again && RunDir.empty())
    return Error{Errc::Usage, "--again needs --run=DIR", ""};
  if (RunDir.empty() && EvidencePath.empty())
    return success();
  A = ArmA;
  B = &ArmB;
  Opt = O;
  Result<const Prepared *> P = S.prepareNames();
  if (!P)
    return P.takeError();
  Names = *P;
  if (RunDir.empty()) {
    S.recordIn(InMemory);
    return success();
  }
  Result<AttemptFacts> Facts = identify(*Names, A, *B, O, S.context());
  if (!Facts)
    return Facts.takeError();
  auto Opened = Attempt::open(RunDir, *Facts, Again);
  if (!Opened)
    return Opened.takeError();
  Run = std::move(*Opened);
  S.recordIn(Run->records());
  return success();
}

Status Record::finish(Session &S, const json &Comparison,
                      const std::string &Table) {
  if (Run) {
    auto Text = [&](const char *Name) {
      return Comparison.contains(Name) && Comparison[Name].is_string()
                 ? Comparison[Name].get<std::string>()
                 : std::string();
    };
    Outcome O;
    O.Verdict = Text("verdict");
    O.Reason = Text("reason");
    O.Sentence = Text("detail");
    O.CodeHash = Comparison.value("/build_hash/b"_json_pointer, "");
    auto Number = [&](const json::json_pointer &P) -> std::optional<double> {
      if (!Comparison.contains(P) || !Comparison[P].is_number())
        return std::nullopt;
      return Comparison[P].get<double>();
    };
    O.Estimate = Number("/reward/estimate"_json_pointer);
    O.Lower = Number("/reward/lower"_json_pointer);
    O.Upper = Number("/reward/upper"_json_pointer);
    O.Pairs = unsigned(Number("/pairs"_json_pointer).value_or(0));
    O.Document = Comparison;
    O.Printed = Table;
    if (Status St = Run->finish(O); !St)
      return St;
  }
  return writeEvidence(Comparison, S.context());
}

Status Record::writeEvidence(const json &Comparison, const Context &Ctx) {
  if (EvidencePath.empty())
    return success();
  json First =
      evidenceResult(*Names, Comparison, Run ? Run->records() : InMemory);
  Result<json> Doc = makeEvidence(*Names, A, *B, Opt, First, Ctx);
  if (!Doc)
    return Doc.takeError();
  return writeFile(EvidencePath,
                   Doc->dump(2, ' ', false, json::error_handler_t::replace) +
                       "\n");
}

} // namespace crinn::eval

//===- Patches.cpp - patches of all kept changes --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/patch/Patches.h"

#include "tools/crinn-optimize/patch/Message.h"
#include "tools/crinn-optimize/patch/PatchWriter.h"
#include "tools/crinn-optimize/run/Candidate.h"
#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/Files.h"

#include "eval/target/Variant.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>

#include <filesystem>

using namespace llvm;

namespace crinn::optimize {

/// The compiler and its flags, without what names a directory of this machine.
static std::string flags(const eval::Target &T) {
  std::string Result;
  for (const std::string &Flag : T.CxxFlags)
    if (Flag.find('/') == std::string::npos &&
        !StringRef(Flag).starts_with("-I"))
      Result += (Result.empty() ? "" : " ") + Flag;
  return Result;
}

/// Without the directories of this machine, for a text that leaves it.
static std::string withoutDirectory(const std::string &Path) {
  return std::filesystem::path(Path).filename().string();
}

static std::string remeasure(const PatchContext &C, const Attempt &A) {
  std::string Target = StringRef(C.TargetArgument).contains('/')
                           ? withoutDirectory(C.TargetArgument)
                           : C.TargetArgument;
  return fmt::format("crinn-eval compare --target={} --dataset={} --b={} "
                     "--seed={}",
                     Target, withoutDirectory(C.Target.Dataset), A.Directory,
                     C.Seed);
}

static nlohmann::json parsed(const std::string &Text) {
  auto J = nlohmann::json::parse(Text, nullptr, /*allow_exceptions=*/false);
  return J.is_discarded() ? nlohmann::json() : J;
}

/// What each rewrite of the plan does, once; nothing for a hand-written
/// variant, whose title says it.
static std::vector<std::string> mechanisms(const Attempt &A) {
  std::vector<std::string> Result;
  auto P = passes::planFromJson(parsed(A.Plan));
  if (!P) {
    consumeError(P.takeError());
    return Result;
  }
  for (const passes::Step &S : P->Steps) {
    std::string Params;
    for (const auto &[Name, Value] : S.Params)
      Params += fmt::format("{}{} {}", Params.empty() ? "" : ", ", Name, Value);
    for (const passes::RewriteInfo &R : passes::catalogue())
      if (R.Name == S.Rewrite)
        Result.push_back(fmt::format("{} ({}{}{})", R.Summary, R.Name,
                                     Params.empty() ? "" : ": ", Params));
  }
  return Result;
}

/// Lines "  recall 0.90: 15393 -> 16210 queries/s, +5.3 %" of the confirmation.
static std::string rows(const Confirmation &C) {
  auto J = nlohmann::json::parse(C.Evidence, nullptr, false);
  std::string Result;
  if (!J.is_object() || !J.contains("at_recall") || !J["at_recall"].is_array())
    return Result;
  for (const auto &Row : J["at_recall"]) {
    auto Number = [&](const char *Key) {
      auto It = Row.find(Key);
      return It != Row.end() && It->is_number() ? It->get<double>() : 0.0;
    };
    double A = Number("a"), B = Number("b");
    if (A > 0 && B > 0)
      Result += fmt::format("  recall {:.2f}: {:.0f} -> {:.0f} queries/s, {}\n",
                            Number("recall"), A, B, gain(std::log(B / A)));
  }
  return Result;
}

/// The files of the kept variant, checked against what was measured.
static Expected<std::map<std::string, std::string>>
changedFiles(const std::string &RunDir, const Attempt &A) {
  const std::string Dir = RunDir + "/" + A.Directory;
  auto V = eval::loadVariant(Dir);
  if (!V)
    return failure(V.error());
  std::map<std::string, std::string> Files, Hashes;
  for (const eval::Variant::File &F : V->Files) {
    if (F.BaseHash == F.ResultHash)
      continue;
    auto Text = readFile(Dir + "/overlay/" + F.Path);
    if (!Text)
      return Text.takeError();
    Hashes[F.Path] = sha256(*Text);
    Files[F.Path] = std::move(*Text);
  }
  if (resultHash(Hashes) != A.ResultHash)
    return fail(Exit::Verify,
                fmt::format("{}: is not what was measured; it was changed "
                            "meanwhile; use another --out",
                            Dir));
  return Files;
}

static Expected<std::string> writeOne(const PatchContext &C, const Attempt &A,
                                      const Confirmation &Con, unsigned Index,
                                      const std::string &Dir,
                                      const std::string &Scratch) {
  auto Files = changedFiles(C.RunDir, A);
  if (!Files)
    return Files.takeError();
  Dossier D;
  D.Title = A.Title;
  D.Mechanisms = mechanisms(A);
  D.Functions = A.Covers;
  D.Class = parsed(Con.Evidence).value("class", "exact");
  D.DataSet = withoutDirectory(C.Target.Dataset);
  D.Compiler = withoutDirectory(C.Target.Cxx);
  D.Flags = flags(C.Target);
  D.Confirmed = Con.Measured;
  D.Level = Con.Level;
  D.Rows = rows(Con);
  D.Remeasure = remeasure(C, A);
  auto W = writePatch({C.RunDir + "/base", Scratch, Dir, Index,
                       commitMessage(D), std::move(*Files)});
  if (!W)
    return W.takeError();
  nlohmann::json Evidence = {{"format", "crinn-evidence-1"},
                             {"target", C.Target.Name},
                             {"dataset", D.DataSet},
                             {"base_commit", C.BaseCommit},
                             {"result_hash", A.ResultHash},
                             {"plan", parsed(A.Plan)},
                             {"patch", W->Name},
                             {"apply", W->Command},
                             {"measure_again", D.Remeasure},
                             {"search", parsed(A.Evidence)},
                             {"confirmation",
                              {{"try", Con.Try},
                               {"level", Con.Level},
                               {"estimate", Con.Measured.Estimate},
                               {"lower", Con.Measured.Lower},
                               {"upper", Con.Measured.Upper},
                               {"comparison", parsed(Con.Evidence)}}}};
  std::string Name =
      std::filesystem::path(W->Name).stem().string() + ".evidence.json";
  if (Error E = writeFile(Dir + "/" + Name, toText(Evidence, 2) + "\n"))
    return E;
  return W->Command;
}

Expected<std::vector<std::string>>
writePatches(const PatchContext &C, const std::vector<Attempt> &Attempts,
             const std::vector<Confirmation> &Confirmations) {
  const std::string Dir = C.RunDir + "/patches",
                    Scratch = C.RunDir + "/scratch";
  std::vector<std::string> Commands;
  // A run that was killed here may have made them; they are made again, since
  // the commands are wanted, and equal.
  removeTree(Dir);
  removeTree(Scratch);
  std::error_code EC;
  std::filesystem::create_directories(Scratch, EC);
  auto Clean = make_scope_exit([&] { removeTree(Scratch); });
  Error E = makeDirectory(Dir, [&](const std::string &Temp) -> Error {
    unsigned Index = 0;
    for (const Attempt &A : Attempts)
      for (const Confirmation &Con : Confirmations)
        if (A.Outcome == Verdict::Kept && Con.Number == A.Number &&
            Con.Confirmed) {
          auto Command = writeOne(C, A, Con, ++Index, Temp, Scratch);
          if (!Command)
            return Command.takeError();
          Commands.push_back(*Command);
        }
    return Error::success();
  });
  if (E)
    return E;
  return Commands;
}

} // namespace crinn::optimize

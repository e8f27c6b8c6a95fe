//===- Make.cpp - from plans and directories to variants ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Make.h"

#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include "passes/source/Failure.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

/// A plan's own faults are rulings: it does not fit (Refusal, or a site that is
/// gone), or its result did not verify.
static Expected<Made> refusedOrFailed(Error E) {
  bool Refused = E.isA<passes::Refusal>();
  int Code = passes::exitCodeOf(E);
  std::string Text = oneLine(toString(std::move(E)));
  Made Result;
  if (Refused || Code == int(Exit::Usage)) {
    Result.Refusal = Ruling{Verdict::Refused, reason::NotApplicable, Text};
    return Result;
  }
  if (Code == int(Exit::Verify) || Code == int(Exit::Build)) {
    Result.Refusal = Ruling{Verdict::Refused, reason::NotVerified, Text};
    return Result;
  }
  return fail(static_cast<Exit>(Code), Text);
}

Expected<Made> makeFromPlan(const passes::Codebase &C, const passes::Plan &P,
                            const std::string &Dir) {
  auto V = passes::applyPlan(C, P);
  if (!V)
    return refusedOrFailed(V.takeError());
  Made Result;
  Result.Title = V->Title;
  Result.Class = V->Class;
  Result.Functions = V->Functions;
  Result.Modules = V->Modules;
  std::map<std::string, std::string> Hashes;
  for (const passes::ChangedFile &F : V->Files)
    if (F.Before != F.After)
      Hashes[F.Path] = sha256(F.After);
  Result.ResultHash = resultHash(Hashes);
  if (!Hashes.empty())
    if (Error E = passes::writeVariant(*V, Dir))
      return fromPasses(std::move(E));
  return Result;
}

Expected<Made> checkDirectory(const eval::Tree &Base, const std::string &From) {
  auto V = eval::loadVariant(From);
  if (!V)
    return failure(V.error());
  Made Result;
  Result.Title = V->Title;
  Result.Class = eval::name(V->Class);
  Result.Functions = V->Functions;
  Result.Modules = V->Modules;
  std::map<std::string, std::string> Hashes;
  for (const eval::Variant::File &F : V->Files) {
    auto It = Base.Files.find(F.Path);
    if (It == Base.Files.end())
      return fail(Exit::Input, fmt::format("{}: {} is not in the target's tree",
                                           From, escape(F.Path)));
    if (It->second != F.BaseHash)
      return fail(Exit::Input,
                  fmt::format("{}: made for another version of {}; make it "
                              "again for this one",
                              From, escape(F.Path)));
    if (F.ResultHash != F.BaseHash)
      Hashes[F.Path] = F.ResultHash;
  }
  Result.ResultHash = resultHash(Hashes);
  return Result;
}

Expected<Made> makeFromDirectory(const eval::Tree &Base,
                                 const std::string &From,
                                 const std::string &Dir) {
  if (auto Checked = checkDirectory(Base, From); !Checked)
    return Checked;
  if (Error E = makeDirectory(Dir, [&](const std::string &Temp) -> Error {
        auto Files = readTree(From);
        if (!Files)
          return Files.takeError();
        for (const auto &[Path, Text] : *Files)
          if (Error E = writeFile(Temp + "/" + Path, Text))
            return E;
        return Error::success();
      }))
    return E;
  // What is judged is the copy; the original may change meanwhile.
  return checkDirectory(Base, Dir);
}

} // namespace crinn::optimize

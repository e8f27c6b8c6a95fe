//===- Start.cpp - from a peer to a running worker --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Start.h"
#include "eval/judge/Arm.h"
#include "eval/support/Files.h"
#include "eval/support/Subprocess.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

/// Seconds for Hello: a language that compiles as it runs does it there.
constexpr double HelloSeconds = 600;

std::string replaced(std::string Text, std::string_view What,
                     std::string_view With) {
  for (size_t At = Text.find(What); At != Text.npos;
       At = Text.find(What, At + With.size()))
    Text.replace(At, What.size(), With);
  return Text;
}

Status makeLibrary(ReadyPeer &R, const Context &Ctx) {
  const Target &T = *R.P.Library;
  Result<Tree> Tr = materialise(T, R.WorkDir + "/tree", Ctx);
  if (!Tr)
    return Tr.takeError();
  Result<Build> B = compile(T, *Tr, Ctx);
  if (!B)
    return B.takeError();
  R.Binary = std::move(*B);
  Result<Finished> Version = runTool({T.Cxx, "--version"}, R.WorkDir, Ctx);
  std::string First = Version ? Version->Out : T.Cxx;
  First.resize(std::min(First.find('\n'), First.size()));
  R.Flags = fmt::format("{}: {}", First, fmt::join(T.CxxFlags, " "));
  return success();
}

Status findProgram(const ReadyPeer &R) {
  std::vector<std::string> Needed = R.P.Requires;
  if (R.P.Command[0].starts_with('/'))
    Needed.push_back(R.P.Command[0]);
  std::error_code Ec;
  for (const std::string &Path : Needed)
    if (!fs::exists(Path, Ec))
      return Error{Errc::Environment,
                   fmt::format("{}: {} is not there{}{}", R.P.Name, Path,
                               R.P.Install.empty() ? "" : "; ", R.P.Install),
                   ""};
  return success();
}

/// What runs, with its variables set by env, which then becomes the program.
WorkerProgram program(const ReadyPeer &R, bool Boxed) {
  std::string Dir = fs::path(R.P.Manifest).parent_path().string();
  std::string Tmp = Boxed ? "/tmp" : R.WorkDir + "/tmp";
  auto Filled = [&](const std::string &Text) {
    return replaced(replaced(Text, "{peer}", Dir), "{tmp}", Tmp);
  };
  WorkerProgram W;
  W.Command = {"/usr/bin/env", "HOME=" + Tmp, "TMPDIR=" + Tmp};
  for (const auto &[Name, Value] : R.P.Environment)
    W.Command.push_back(Name + "=" + Filled(Value));
  for (const std::string &Word : R.P.Command)
    W.Command.push_back(Filled(Word));
  W.Mounts = R.P.Mounts;
  W.Mounts.push_back(Dir);
  return W;
}

} // namespace

Result<ReadyPeer> makeReady(const Peer &P, const Dataset &D,
                            const std::string &WorkDir, const Context &Ctx) {
  ReadyPeer R;
  R.P = P;
  R.Data = &D;
  R.WorkDir = WorkDir;
  if (Status S = makeDirs(WorkDir + "/tmp"); !S)
    return S.takeError();
  if (Status S = P.Library ? makeLibrary(R, Ctx) : findProgram(R); !S)
    return S.takeError();
  return R;
}

Result<std::unique_ptr<Worker>> startPeer(const ReadyPeer &R, uint64_t Seed,
                                          const Context &Ctx) {
  WorkerSpec S;
  S.Label = R.P.Name;
  S.Dim = R.Data->Base.Cols;
  S.Distance = R.Data->Distance;
  S.Params = R.P.BuildParams;
  S.MaxQueries = MaxBatch;
  S.MaxK = TimedK;
  if (!R.P.Library) {
    S.HelloTimeout = HelloSeconds;
    S.Program = program(R, Ctx.Sandboxed);
    return Worker::start(S, Ctx);
  }
  S.Library = fmt::format("{}/{:x}.so", R.WorkDir, Seed);
  if (Status Linked = linkShared(*R.Binary, S.Library, Seed); !Linked)
    return Linked.takeError();
  auto W = Worker::start(S, Ctx);
  // It is mapped, or never will be.
  std::error_code Ec;
  fs::remove(S.Library, Ec);
  return W;
}

} // namespace crinn::eval

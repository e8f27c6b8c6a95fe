//===- Flatten.cpp - have HDF5 files converted by another process *- C++ -*===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Flatten.h"
#include "eval/data/Flat.h"
#include "eval/data/SourceHash.h"
#include "eval/sandbox/BoxedTool.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

Result<std::string> converter(const FlattenLimits &L) {
  if (!L.Program.empty())
    return L.Program;
  return programPath("crinn-hdf5-flat");
}

/// To one process; each needs a descriptor in a box.
constexpr size_t AtOnce = 16;

/// What the converter writes, opened here: a box has no directory of ours. Its
/// user owns the files until this goes.
class Outputs {
public:
  ~Outputs() {
    for (int Fd : Fds) {
      if (geteuid() == 0 && fchown(Fd, geteuid(), getegid()) != 0)
        continue; // still whole, and still the box's user's
      fchmod(Fd, 0644);
      close(Fd);
    }
  }
  Status open(const std::string &Path, uid_t User) {
    int Fd = ::open(Path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (Fd >= 0)
      Fds.push_back(Fd);
    if (Fd < 0 || (geteuid() == 0 && fchown(Fd, User, User) != 0))
      return Error{Errc::Environment,
                   fmt::format("{}: cannot write ({}); check rights and disk "
                               "space",
                               Path, std::strerror(errno)),
                   ""};
    return success();
  }
  std::vector<int> Fds;
};

Result<Finished> launchBoxed(const std::string &Program, const FlattenJob *Jobs,
                             size_t Count, const FlattenLimits &L,
                             const Context &Ctx, const ToolLimits &Limits) {
  BoxedTool T;
  Outputs Outs;
  T.Argv = {Program, std::to_string(L.Seconds), std::to_string(L.Bytes)};
  T.See = {Program};
  T.FileMiB = 65536; // it sets a lower limit itself, by the file it reads
  for (size_t I = 0; I < Count; ++I) {
    struct stat St;
    if (geteuid() == 0 && stat(Jobs[I].In.c_str(), &St) == 0 &&
        !(St.st_mode & S_IROTH))
      return Error{Errc::Environment,
                   fmt::format("{}: the sandbox's user may not read it; run "
                               "`chmod o+r` on it, or give --sandbox=none",
                               Jobs[I].In),
                   ""};
    if (Status S = Outs.open(Jobs[I].Out, T.User); !S)
      return S.takeError();
    T.See.push_back(Jobs[I].In);
    T.Argv.insert(T.Argv.end(), {Jobs[I].In, fmt::format("/proc/self/fd/{}",
                                                         BoxGivenFd + int(I))});
  }
  T.Give = Outs.Fds;
  return runBoxed(T, Ctx, Limits);
}

/// The only place where the converter is started, on the first \p Count jobs.
Result<Finished> launch(const std::string &Program, const FlattenJob *Jobs,
                        size_t Count, const FlattenLimits &L,
                        const Context &Ctx) {
  // Its own alarm is the limit; this is for a process that lost it.
  ToolLimits Limits{double(L.Seconds) * double(Count) + 10, 16 << 20};
  if (Ctx.Sandboxed)
    return launchBoxed(Program, Jobs, Count, L, Ctx, Limits);
  std::vector<std::string> Argv = {Program, std::to_string(L.Seconds),
                                   std::to_string(L.Bytes)};
  for (size_t I = 0; I < Count; ++I)
    Argv.insert(Argv.end(), {Jobs[I].In, Jobs[I].Out});
  return runTool(Argv, "/", Ctx, Limits);
}

std::vector<std::string> lines(const std::string &Text) {
  std::vector<std::string> Out;
  size_t Begin = 0;
  for (size_t End; (End = Text.find('\n', Begin)) != Text.npos; Begin = End + 1)
    Out.push_back(Text.substr(Begin, End - Begin));
  return Out;
}

/// What the converter said of a file. It may have been taken over by the file,
/// so its words are cut to one short printable line.
Status said(const std::string &Line, const std::string &Path) {
  if (Line == "ok")
    return success();
  bool Ours = Line.starts_with("environment ");
  std::string What = Line.substr(std::min(Line.size(), Line.find(' ') + 1));
  for (char &C : What)
    if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      C = '?';
  if (What.size() > 300)
    What.resize(300);
  if (Ours)
    return Error{Errc::Environment, fmt::format("{}: {}", Path, What), ""};
  return Error{Errc::Input,
               fmt::format("{}: {}; an ann-benchmarks file is needed, download "
                           "it again or convert it",
                           Path, What),
               ""};
}

Error died(int ExitCode, const std::string &Path, const FlattenLimits &L) {
  if (ExitCode == 128 + SIGALRM)
    return {Errc::Input,
            fmt::format("{}: its conversion takes more than {} s; the file is "
                        "damaged, download it again",
                        Path, L.Seconds),
            ""};
  const char *Name = ExitCode > 128 ? sigabbrev_np(ExitCode - 128) : nullptr;
  return {Errc::Input,
          fmt::format("{}: libhdf5 crashed on it ({}); the file is damaged, "
                      "download it again",
                      Path,
                      Name ? fmt::format("SIG{}", Name)
                           : fmt::format("exit {}", ExitCode)),
          ""};
}

} // namespace

Result<std::vector<Status>> flatten(const std::vector<FlattenJob> &Jobs,
                                    const Context &Ctx,
                                    const FlattenLimits &L) {
  Result<std::string> Program = converter(L);
  if (!Program)
    return Program.takeError();
  std::vector<Status> Done;
  while (Done.size() < Jobs.size()) {
    const size_t End = std::min(Jobs.size(), Done.size() + AtOnce);
    Result<Finished> F =
        launch(*Program, &Jobs[Done.size()], End - Done.size(), L, Ctx);
    if (!F && F.error().Code != Errc::Build) // Build: a limit
      return F.takeError();
    int Code = F ? F->ExitCode : 128 + SIGALRM;
    if (F)
      for (const std::string &Line : lines(F->Out))
        if (Done.size() < End)
          Done.push_back(said(Line, Jobs[Done.size()].In));
    if (Code == 2 || Code == 126 || Code == 127)
      return Error{Errc::Environment,
                   fmt::format("{}: cannot run ({}); install it again",
                               *Program, F->Err.substr(0, 200)),
                   ""};
    if (Done.size() < End)
      Done.push_back(died(Code, Jobs[Done.size()].In, L));
  }
  return Done;
}

Result<std::string> flatOf(const std::string &Path, const Context &Ctx) {
  std::error_code Ec;
  if (!fs::is_regular_file(Path, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such file; check the path or name one of "
                             "the data sets that `crinn-eval data list` shows",
                             Path),
                 ""};
  std::string From = fs::absolute(Path, Ec).string();
  Result<std::string> Hash = sourceHash(From, Ctx);
  if (!Hash)
    return Hash.takeError();
  std::string Flat = fmt::format("{}/flat/{}.flat", Ctx.CacheDir, *Hash);
  if (fs::is_regular_file(Flat, Ec))
    return Flat;
  Ctx.progress("convert", 0, 0);
  Status S = writeAtomically(Flat, [&](const std::string &Temp) -> Status {
    auto Done = flatten({{From, fs::absolute(Temp, Ec).string()}}, Ctx);
    if (!Done)
      return Done.takeError();
    if (Status One = std::move(Done->front()); !One)
      return One;
    // What the converter wrote is read here for the first time.
    if (auto Read = readFlat(Temp, Ctx); !Read)
      return Error{Read.error().Code,
                   fmt::format("{}: its conversion is unusable ({})", Path,
                               Read.error().Message),
                   ""};
    Result<std::string> Again = sourceHash(From, Ctx);
    if (!Again)
      return Again.takeError();
    if (*Again != *Hash)
      return Error{Errc::Input,
                   fmt::format("{}: changed while it was read; try again when "
                               "it is complete",
                               Path),
                   ""};
    return success();
  });
  if (!S)
    return S.takeError();
  return Flat;
}

} // namespace crinn::eval

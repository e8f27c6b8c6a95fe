//===- BoxedTool.cpp - run a tool in a sandbox ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/sandbox/BoxedTool.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crinn::eval {

Result<Finished> runBoxed(const BoxedTool &T, const Context &Ctx,
                          const ToolLimits &L) {
  Result<std::string> Box = programPath("crinn-box");
  if (!Box)
    return Box.takeError();
  std::vector<std::string> Argv = {*Box, std::to_string(T.User),
                                   fmt::format("--memory={}", Ctx.BoxMemoryMiB),
                                   fmt::format("--file={}", T.FileMiB),
                                   fmt::format("--in={}", T.Dir)};
  Argv.insert(Argv.end(), T.See.begin(), T.See.end());
  Argv.push_back("--");
  Argv.insert(Argv.end(), T.Argv.begin(), T.Argv.end());
  ToolLimits Limits = L;
  Limits.Give = T.Give;
  Limits.FirstGiven = BoxGivenFd;
  Result<Finished> F = runTool(Argv, "/", Ctx, Limits);
  if (!F) {
    Error E = F.takeError();
    if (E.Code == Errc::Build) // it names the box
      E.Message.replace(0, Box->size(), T.Argv.front());
    return E;
  }
  std::string_view Last = F->Err;
  while (Last.ends_with('\n'))
    Last.remove_suffix(1);
  Last.remove_prefix(std::min(Last.size(), Last.rfind('\n') + 1));
  bool Own = Last.starts_with("crinn-box: ") || Last.starts_with("bwrap: ");
  if (F->ExitCode == BoxOverMemory && Own)
    return Error{
        Errc::Build,
        fmt::format("{}: {} and was stopped", T.Argv.front(), Last.substr(11)),
        ""};
  if ((F->ExitCode == BoxFailed || F->ExitCode == 1) && Own)
    return Error{Errc::Environment,
                 fmt::format("no sandbox ({}); install bubblewrap and allow "
                             "user namespaces, or give --sandbox=none",
                             Last),
                 ""};
  return F;
}

int newMemoryFile() {
  int Fd = memfd_create("crinn-output", MFD_CLOEXEC);
  // The box's user has the descriptor; it needs no right to open it again.
  if (Fd >= 0)
    fchmod(Fd, 0600);
  return Fd;
}

namespace {

bool copyBytes(int From, int To) {
  struct stat St;
  bool Ok = fstat(From, &St) == 0;
  for (off_t At = 0; Ok && At < St.st_size;)
    Ok = sendfile(To, From, &At, size_t(St.st_size - At)) > 0;
  return Ok;
}

} // namespace

int sealedCopy(int Fd) {
  int Copy = memfd_create("crinn-index", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (Copy < 0 ||
      (copyBytes(Fd, Copy) &&
       fcntl(Copy, F_ADD_SEALS,
             F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0))
    return Copy;
  close(Copy);
  return -1;
}

Status copyTo(int Fd, const std::string &Path) {
  int To = open(Path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  bool Ok = To >= 0 && fchmod(To, 0644) == 0 && copyBytes(Fd, To);
  int Why = errno;
  if (To >= 0 && close(To) != 0)
    Ok = false;
  if (Ok)
    return success();
  return Error{Errc::Environment,
               fmt::format("{}: cannot write ({}); check rights and disk space",
                           Path, std::strerror(Why)),
               ""};
}

} // namespace crinn::eval

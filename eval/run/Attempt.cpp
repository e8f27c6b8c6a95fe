//===- Attempt.cpp - a comparison that goes on after a kill ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Attempt.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

/// One process per directory: two would measure the same steps. The lock is on
/// the directory itself and leaves no file.
Result<int> lockRun(const std::string &Dir) {
  if (Status S = makeDirs(Dir); !S)
    return S.takeError();
  int Fd = open(Dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  // Where directories cannot be locked (NFS) the database refuses the second
  // of two equal steps.
  if (Fd >= 0 && (flock(Fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK))
    return Fd;
  int Why = errno;
  if (Fd >= 0)
    close(Fd);
  return Error{Errc::Environment,
               Why == EWOULDBLOCK
                   ? fmt::format("{}: another crinn-eval works there; wait for "
                                 "it or name another directory",
                                 Dir)
                   : fmt::format("{}: cannot open ({}); check rights", Dir,
                                 std::strerror(Why)),
               ""};
}

} // namespace

Result<std::unique_ptr<Attempt>>
Attempt::open(const std::string &Dir, const AttemptFacts &F, bool Again) {
  Result<int> Lock = lockRun(Dir);
  if (!Lock)
    return Lock.takeError();
  Result<RunDb> Db = RunDb::open(Dir + "/run.db");
  if (!Db) {
    close(*Lock);
    return Db.takeError();
  }
  std::unique_ptr<Attempt> A(new Attempt(Dir, *Lock, std::move(*Db)));
  Result<std::optional<int64_t>> Found = A->Db.find(F.Key);
  if (!Found)
    return Found.takeError();
  if (Again || !*Found) {
    Result<int64_t> Number = A->Db.begin(F);
    if (!Number)
      return Number.takeError();
    A->Number = *Number;
  } else {
    A->Number = **Found;
  }
  if (!Again) {
    Result<KnownCode> Known = A->Db.known(F);
    if (!Known)
      return Known.takeError();
    A->Known = std::move(*Known);
  }
  Result<std::optional<Outcome>> O = A->Db.outcome(A->Number);
  if (!O)
    return O.takeError();
  A->Answer = std::move(*O);
  auto Done = A->Db.steps(A->Number);
  if (!Done)
    return Done.takeError();
  A->Steps = Records(A->Db, A->Number, std::move(*Done));
  // A kill between an outcome and its line in the table.
  if (Status S = A->Db.exportTable(A->table()); !S)
    return S.takeError();
  return A;
}

Attempt::~Attempt() {
  if (Lock >= 0)
    close(Lock);
}

Status Attempt::finish(const Outcome &O) {
  if (Status S = Db.finish(Number, O); !S)
    return S;
  Answer = O;
  return Db.exportTable(table());
}

} // namespace crinn::eval

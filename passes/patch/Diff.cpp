//===- Diff.cpp - a variant as a unified diff -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// git writes the diff: what it writes, `git apply` and `git am` take. The
/// user's git configuration has no part in it.
///
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/source/Failure.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace crinn::passes {
namespace {

class ScratchDirectory {
public:
  ScratchDirectory() {
    Ok = !sys::fs::createUniqueDirectory("crinn-diff", Path);
  }
  ~ScratchDirectory() {
    if (Ok)
      sys::fs::remove_directories(Path);
  }
  bool Ok = false;
  SmallString<128> Path;
};

bool writeBelow(StringRef Dir, StringRef Path, StringRef Text) {
  SmallString<256> Full(Dir);
  sys::path::append(Full, Path);
  if (sys::fs::create_directories(sys::path::parent_path(Full)))
    return false;
  std::error_code EC;
  raw_fd_ostream OS(Full, EC);
  if (EC)
    return false;
  OS << Text;
  OS.close();
  if (!OS.has_error())
    return true;
  OS.clear_error();
  return false;
}

} // namespace

Expected<std::string> unifiedDiff(const Variant &V) {
  if (V.Files.empty())
    return "";
  auto Git = sys::findProgramByName("git");
  if (!Git)
    return fail(Code::Environment, "git: not found; install it");
  ScratchDirectory Tmp;
  if (!Tmp.Ok)
    return fail(Code::Environment,
                "cannot make a temporary directory; check TMPDIR");
  SmallString<128> A(Tmp.Path), B(Tmp.Path), Out(Tmp.Path);
  sys::path::append(A, "a");
  sys::path::append(B, "b");
  sys::path::append(Out, "diff");
  for (const ChangedFile &F : V.Files)
    if (!writeBelow(A, F.Path, F.Before) || !writeBelow(B, F.Path, F.After))
      return fail(Code::Environment, Tmp.Path + ": cannot be written");
  // git runs in the scratch directory so that the paths come out relative.
  std::vector<StringRef> Args = {*Git,
                                 "-C",
                                 Tmp.Path,
                                 "-c",
                                 "core.quotePath=false",
                                 "-c",
                                 "core.autocrlf=false",
                                 "diff",
                                 "--no-index",
                                 "--no-ext-diff",
                                 "--no-textconv",
                                 "--no-color",
                                 "--src-prefix=",
                                 "--dst-prefix=",
                                 "--diff-algorithm=myers",
                                 "--full-index",
                                 "a",
                                 "b"};
  std::vector<StringRef> Env = {"GIT_CONFIG_NOSYSTEM=1",
                                "GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C",
                                "HOME=/nonexistent"};
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Out),
                                          StringRef("")};
  std::string Why;
  int Status = sys::ExecuteAndWait(*Git, Args, ArrayRef<StringRef>(Env),
                                   Redirects, 0, 0, &Why);
  auto Text = MemoryBuffer::getFile(Out);
  if (Status < 0 || Status > 1 || !Text) // 1: there are differences
    return fail(Code::Environment, "git diff failed " + Why);
  return (*Text)->getBuffer().str();
}

} // namespace crinn::passes

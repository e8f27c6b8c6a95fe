//===- Scratch.cpp - a directory in which git works -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/patch/Scratch.h"
#include "passes/source/Failure.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace crinn::passes {
namespace {

/// Runs git in \p Dir, its output in \p Out. Its exit status, or -1.
int runGit(StringRef Program, StringRef Dir, StringRef Out,
           const std::vector<std::string> &Given,
           std::optional<ArrayRef<StringRef>> Env, std::string &Why) {
  std::vector<StringRef> Args = {Program, "-C", Dir};
  Args.insert(Args.end(), Given.begin(), Given.end());
  std::optional<StringRef> Redirects[] = {StringRef(""), Out, StringRef("")};
  return sys::ExecuteAndWait(Program, Args, Env, Redirects, 0, 0, &Why);
}

} // namespace

Scratch::Scratch() { Ok = !sys::fs::createUniqueDirectory("crinn-git", Path); }

Scratch::~Scratch() {
  if (Ok)
    sys::fs::remove_directories(Path);
}

Error Scratch::write(const Twine &Below, StringRef Text) {
  SmallString<256> Full(Path);
  sys::path::append(Full, Below);
  std::error_code EC =
      sys::fs::create_directories(sys::path::parent_path(Full));
  if (!EC) {
    raw_fd_ostream OS(Full, EC);
    if (!EC) {
      OS << Text;
      OS.close();
      EC = OS.error();
      OS.clear_error();
    }
  }
  return Ok && !EC ? Error::success()
                   : fail(Code::Environment,
                          "cannot write to a temporary directory; check "
                          "TMPDIR");
}

Expected<std::string> Scratch::git(const std::vector<std::string> &Args,
                                   const std::vector<std::string> &Env,
                                   int Most) {
  if (!Ok)
    return fail(Code::Environment,
                "cannot make a temporary directory; check TMPDIR");
  auto Git = sys::findProgramByName("git");
  if (!Git)
    return fail(Code::Environment, "git: not found; install it");
  std::vector<StringRef> All = {"GIT_CONFIG_NOSYSTEM=1",
                                "GIT_CONFIG_GLOBAL=/dev/null", "LC_ALL=C",
                                "HOME=/nonexistent"};
  All.insert(All.end(), Env.begin(), Env.end());
  SmallString<128> Out;
  if (sys::fs::createTemporaryFile("crinn-git", "out", Out))
    return fail(Code::Environment,
                "cannot make a temporary file; check TMPDIR");
  std::string Why;
  int Status = runGit(*Git, Path, Out, Args, ArrayRef<StringRef>(All), Why);
  auto Text = MemoryBuffer::getFile(Out);
  sys::fs::remove(Out);
  if (Status < 0 || Status > Most || !Text)
    return fail(Code::Environment, "git " + Args.front() + " failed " + Why);
  return (*Text)->getBuffer().str();
}

std::string askGit(StringRef Dir, const std::vector<std::string> &Args) {
  auto Git = sys::findProgramByName("git");
  SmallString<128> Out;
  if (!Git || sys::fs::createTemporaryFile("crinn-git", "out", Out))
    return "";
  std::string Why;
  int Status = runGit(*Git, Dir, Out, Args, std::nullopt, Why);
  auto Text = MemoryBuffer::getFile(Out);
  sys::fs::remove(Out);
  return Status == 0 && Text ? (*Text)->getBuffer().rtrim("\n").str() : "";
}

} // namespace crinn::passes

//===- PatchWriter.cpp - a kept change as a mail patch --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/patch/PatchWriter.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Git.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>

#include <filesystem>

using namespace llvm;
namespace fs = std::filesystem;

namespace crinn::optimize {

static Error freshClone(const std::string &From, const std::string &To) {
  removeTree(To);
  std::error_code EC;
  fs::create_directories(To, EC);
  return EC ? fail(Exit::Environment, fmt::format("{}: {}", To, EC.message()))
            : cloneTree(From, To);
}

/// `git am` drops the CR of CRLF unless told to keep it.
static bool hasCarriageReturns(const PatchRequest &R,
                               const std::string &Patch) {
  if (StringRef(Patch).contains("\r\n"))
    return true;
  for (const auto &[Path, Text] : R.Files)
    if (StringRef(Text).contains("\r\n"))
      return true;
  return false;
}

static Error verify(const PatchRequest &R, const std::string &Clone,
                    const std::string &PatchPath, bool KeepCr) {
  if (Error E = freshClone(R.BaseRepository, Clone))
    return E;
  std::vector<std::string> Am = {"am", "-q"};
  if (KeepCr)
    Am.push_back("--keep-cr");
  Am.push_back(PatchPath);
  if (auto Applied = git(Clone, Am); !Applied)
    return fail(Exit::Verify, fmt::format("the patch does not apply: {}",
                                          toString(Applied.takeError())));
  for (const auto &[Path, Text] : R.Files) {
    auto Got = readFile(Clone + "/" + Path);
    if (!Got)
      return Got.takeError();
    if (sha256(*Got) != sha256(Text))
      return fail(Exit::Verify,
                  fmt::format("{}: the patch gives another file", Path));
  }
  // And nothing but these files.
  auto Changed = git(Clone, {"diff", "--name-only", "-z", "HEAD~1", "HEAD"});
  if (!Changed)
    return Changed.takeError();
  size_t Count = StringRef(*Changed).count('\0');
  return Count == R.Files.size()
             ? Error::success()
             : fail(Exit::Verify,
                    fmt::format("the patch changes {} files instead of {}",
                                Count, R.Files.size()));
}

Expected<WrittenPatch> writePatch(const PatchRequest &R) {
  const std::string Work = R.ScratchDir + "/make", Try = R.ScratchDir + "/try";
  auto Clean = make_scope_exit([&] {
    removeTree(Work);
    removeTree(Try);
  });
  if (Error E = freshClone(R.BaseRepository, Work))
    return E;
  for (const auto &[Path, Text] : R.Files)
    if (Error E = writeFile(Work + "/" + Path, Text))
      return E;
  if (Error E = writeFile(Work + "/.git/crinn-message", R.Message))
    return E;
  if (auto Added = git(Work, {"add", "-u"}); !Added)
    return Added.takeError();
  auto Staged = git(Work, {"diff", "--cached", "--name-only"});
  if (!Staged)
    return Staged.takeError();
  if (Staged->empty())
    return fail(Exit::Verify, "the kept change changes no file of the tree");
  // Verbatim: a body line that starts with '#' is text, not a comment.
  if (auto Made = git(Work, {"commit", "-q", "--cleanup=whitespace", "-F",
                             Work + "/.git/crinn-message"});
      !Made)
    return Made.takeError();
  auto Name =
      git(Work, {"format-patch", "-q", "-1", "--no-signature", "--no-renames",
                 "--unified=5", fmt::format("--start-number={}", R.Index), "-o",
                 R.OutDir});
  if (!Name)
    return Name.takeError();
  std::string File;
  std::string Prefix = fmt::format("{:04}-", R.Index);
  std::error_code EC;
  for (const auto &Entry : fs::directory_iterator(R.OutDir, EC))
    if (std::string N = Entry.path().filename().string();
        StringRef(N).starts_with(Prefix) && StringRef(N).ends_with(".patch"))
      File = N;
  auto Patch = readFile(R.OutDir + "/" + File);
  if (!Patch)
    return Patch.takeError();
  bool KeepCr = hasCarriageReturns(R, *Patch);
  if (Error E = verify(R, Try, R.OutDir + "/" + File, KeepCr))
    return E;
  return WrittenPatch{
      File, fmt::format("git am {}{}", KeepCr ? "--keep-cr " : "", File)};
}

} // namespace crinn::optimize

//===- FileTree.cpp - C++ files below a directory -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/FileTree.h"
#include "passes/source/FileKind.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {

static bool isCode(StringRef Path) {
  return isCxxSource(Path) || isHeader(Path);
}

std::vector<std::string> filesBelow(StringRef Directory) {
  std::vector<std::string> Out;
  std::error_code EC;
  using Walk = sys::fs::recursive_directory_iterator;
  for (Walk I(Directory, EC, /*follow_symlinks=*/false), End; I != End && !EC;
       I.increment(EC)) {
    StringRef Path = I->path(), Name = sys::path::filename(Path);
    bool IsDirectory = I->type() == sys::fs::file_type::directory_file;
    SmallString<256> Cache(Path);
    sys::path::append(Cache, "CMakeCache.txt");
    if (IsDirectory && (Name.starts_with(".") || sys::fs::exists(Cache)))
      I.no_push();
    else if (I->type() == sys::fs::file_type::regular_file &&
             !Name.starts_with(".") && isCode(Path))
      Out.push_back(Path.str());
  }
  llvm::sort(Out);
  return Out;
}

bool isPattern(StringRef Argument) {
  return Argument.find_first_of("*?[") != StringRef::npos;
}

/// True if the components of a path match those of a pattern.
static bool matches(ArrayRef<StringRef> Pattern, ArrayRef<StringRef> Path) {
  if (Pattern.empty())
    return Path.empty();
  if (Pattern[0] == "**") {
    for (size_t Skip = 0; Skip <= Path.size(); ++Skip)
      if (matches(Pattern.drop_front(), Path.drop_front(Skip)))
        return true;
    return false;
  }
  if (Path.empty())
    return false;
  Expected<GlobPattern> One = GlobPattern::create(Pattern[0]);
  if (!One) {
    consumeError(One.takeError());
    return false;
  }
  return One->match(Path[0]) &&
         matches(Pattern.drop_front(), Path.drop_front());
}

std::vector<std::string> filesMatching(StringRef Pattern) {
  SmallVector<StringRef> Parts;
  Pattern.split(Parts, '/', -1, /*KeepEmpty=*/false);
  // The walk starts at the last directory before the first wildcard.
  SmallString<256> Start(Pattern.starts_with("/") ? "/" : ".");
  size_t Fixed = 0;
  for (; Fixed + 1 < Parts.size() && !isPattern(Parts[Fixed]); ++Fixed)
    sys::path::append(Start, Parts[Fixed]);
  std::vector<std::string> Out;
  for (std::string &Path : filesBelow(Start)) {
    StringRef Rest = StringRef(Path).drop_front(Start.size());
    SmallVector<StringRef> Below;
    Rest.split(Below, '/', -1, /*KeepEmpty=*/false);
    if (matches(ArrayRef(Parts).drop_front(Fixed), Below))
      Out.push_back(std::move(Path));
  }
  return Out;
}

} // namespace crinn::passes

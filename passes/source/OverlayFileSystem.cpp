//===- OverlayFileSystem.cpp - real files, some replaced ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/OverlayFileSystem.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {
namespace {

class Replacing : public vfs::ProxyFileSystem {
public:
  explicit Replacing(const Overlay &Files)
      : ProxyFileSystem(vfs::createPhysicalFileSystem()),
        Memory(makeIntrusiveRefCnt<vfs::InMemoryFileSystem>()) {
    for (const auto &[Path, Text] : Files) {
      Names.insert(sys::path::filename(Path).str());
      Memory->addFile(Path, 0, MemoryBuffer::getMemBufferCopy(Text, Path));
    }
  }

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    std::string Real = replaced(Path);
    if (Real.empty())
      return ProxyFileSystem::status(Path);
    ErrorOr<vfs::Status> S = Memory->status(Real);
    return S ? vfs::Status::copyWithNewName(*S, Path) : S;
  }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    std::string Real = replaced(Path);
    return Real.empty() ? ProxyFileSystem::openFileForRead(Path)
                        : Memory->openFileForRead(Real);
  }

private:
  /// The overlay's key for \p Path, or "". Only a path whose last part may be a
  /// replaced file costs a look at the disk; a symlink of another name to a
  /// replaced file is resolved as well.
  std::string replaced(const Twine &Path) {
    if (Names.empty())
      return "";
    SmallString<256> Abs, Real;
    Path.toVector(Abs);
    if (makeAbsolute(Abs))
      return "";
    if (!Names.count(sys::path::filename(Abs).str()) &&
        !sys::fs::is_symlink_file(Abs))
      return "";
    if (sys::fs::real_path(Abs, Real))
      return "";
    return Memory->exists(Real) ? Real.str().str() : "";
  }

  IntrusiveRefCntPtr<vfs::InMemoryFileSystem> Memory;
  std::set<std::string> Names;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem> overlayFileSystem(const Overlay &Files) {
  return makeIntrusiveRefCnt<Replacing>(Files);
}

IntrusiveRefCntPtr<vfs::FileSystem>
withFiles(IntrusiveRefCntPtr<vfs::FileSystem> Under,
          const std::map<std::string, std::string> &Files) {
  auto Memory = makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  for (const auto &[Path, Text] : Files)
    Memory->addFile(Path, 0, MemoryBuffer::getMemBufferCopy(Text, Path));
  auto Both = makeIntrusiveRefCnt<vfs::OverlayFileSystem>(std::move(Under));
  Both->pushOverlay(std::move(Memory));
  return Both;
}

} // namespace crinn::passes

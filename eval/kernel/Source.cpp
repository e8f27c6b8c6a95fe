//===- Source.cpp - kernels as source files ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Source.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

/// A file that is installed under share/crinn, or is in the source directory.
Result<std::string> ownFile(const std::string &Installed,
                            const std::string &InSource) {
  std::error_code Ec;
  for (const std::string &Path :
       {executableDir() + "/../share/crinn/" + Installed,
        std::string(CRINN_SOURCE_DIR "/") + InSource})
    if (fs::is_regular_file(Path, Ec))
      return fs::canonical(Path, Ec).string();
  return Error{
      Errc::Environment,
      fmt::format("share/crinn/{}: not found; install crinn again", Installed),
      ""};
}

/// "l2-u8" -> "-DCRINN_KERNEL_L2_U8"
std::string kindMacro(const Kind &K) {
  std::string Out = "-DCRINN_KERNEL_";
  for (char C : K.Name)
    Out += C == '-' ? '_' : char(std::toupper(C));
  return Out;
}

} // namespace

Result<std::string> shippedKernel(const Kind &K) {
  return ownFile("kernels/" + K.Name + ".cpp",
                 "eval/kernels/" + K.Name + ".cpp");
}

Result<Build> compileKernel(const Kind &K, const std::string &Text,
                            const std::string &Label, const std::string &Cxx,
                            const Context &Ctx) {
  auto AdapterPath =
      ownFile("include/eval/kernel/adapter.cpp", "eval/kernel/adapter.cpp");
  if (!AdapterPath)
    return AdapterPath.takeError();
  auto Adapter = readFile(*AdapterPath);
  if (!Adapter)
    return Adapter.takeError();
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return Dir.takeError();
  std::error_code Ec;
  Tree Tr;
  Tr.Root = fs::canonical(Dir->path(), Ec).string();
  for (const auto &[Name, Bytes] :
       {std::pair<std::string, const std::string &>("adapter.cpp", *Adapter),
        std::pair<std::string, const std::string &>("kernel.cpp", Text)}) {
    if (Status S = writeFile(Tr.Root + "/" + Name, Bytes); !S)
      return S.takeError();
    Tr.Files[Name] = sha256(Bytes);
  }
  Target T;
  T.Name = K.Name;
  T.Manifest = Label;
  T.Adapter = Tr.Root + "/adapter.cpp";
  T.CompileSources = {"kernel.cpp"};
  T.Cxx = Cxx;
  // A loop of a few instructions is up to 50 % faster at one offset in a cache
  // line than at another, and links differ in layout: lines begin functions.
  T.CxxFlags = {"-std=c++20", "-O3", "-march=native", "-falign-functions=64",
                kindMacro(K)};
  Result<Build> B = compile(T, Tr, Ctx);
  if (!B && B.error().Code == Errc::Build) {
    Error E = B.takeError();
    E.Message = Label + ": " + E.Message;
    return E;
  }
  return B;
}

} // namespace crinn::eval

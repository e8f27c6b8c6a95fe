//===- Instrument.cpp - builds that watch themselves ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Instrument.h"
#include "eval/support/Subprocess.h"
#include "eval/target/Object.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr const char *Compiler = "g++";

/// The path of one of the compiler's runtimes; it prints the bare name of what
/// it has not.
Result<std::string> runtime(const std::string &File, const Context &Ctx) {
  Result<Finished> F =
      runTool({Compiler, "-print-file-name=" + File}, "/", Ctx);
  if (!F)
    return F.takeError();
  std::error_code Ec;
  fs::path Real = fs::canonical(F->Out.substr(0, F->Out.find('\n')), Ec);
  if (Ec)
    return Error{
        Errc::Environment,
        fmt::format("{}: not found; install g++ with its sanitizers", File),
        ""};
  return Real.string();
}

/// Of the newest LLVM that has both. libgomp's waiting is in no form that
/// ThreadSanitizer understands; LLVM's OpenMP tells archer, and archer tells
/// it.
Result<std::string> openMp() {
  for (int Version = 30; Version >= 14; --Version) {
    std::string Dir = fmt::format("/usr/lib/llvm-{}/lib", Version);
    std::error_code Ec;
    if (fs::exists(Dir + "/libomp.so.5", Ec) &&
        fs::exists(Dir + "/libarcher.so", Ec))
      return Dir;
  }
  return Error{Errc::Environment,
               "races in OpenMP code need libarcher.so; install libomp-19-dev",
               ""};
}

} // namespace

std::string_view name(Sanitizer S) {
  return S == Sanitizer::Memory ? "memory" : "races";
}

Target instrumented(Target T, Sanitizer S) {
  const std::string Flag = S == Sanitizer::Memory
                               ? "-fsanitize=address,undefined"
                               : "-fsanitize=thread";
  T.Cxx = Compiler;
  // -O1: faster to compile than -O3, and undefined behaviour is still there.
  T.CxxFlags.insert(T.CxxFlags.end(),
                    {"-O1", "-g1", "-fno-omit-frame-pointer", "-w", Flag,
                     "-U__SANITIZE_ADDRESS__", "-U__SANITIZE_THREAD__"});
  if (S == Sanitizer::Memory)
    T.CxxFlags.insert(
        T.CxxFlags.end(),
        // vptr asks for type information, which a library may not have.
        {"-fno-sanitize=vptr", "-fsanitize-recover=address,undefined"});
  T.LdFlags.push_back(Flag);
  return T;
}

Result<std::vector<std::string>>
runtimeOf(Sanitizer S, const std::string &Library, const Context &Ctx) {
  if (S == Sanitizer::Memory) {
    auto Address = runtime("libasan.so", Ctx);
    auto Undefined = runtime("libubsan.so", Ctx);
    if (!Address || !Undefined)
      return Address ? Undefined.takeError() : Address.takeError();
    return std::vector<std::string>{
        fmt::format("LD_PRELOAD={}:{}", *Address, *Undefined),
        // Leaks need ptrace, which a box denies; a whole report each time.
        "ASAN_OPTIONS=detect_leaks=0:halt_on_error=0:quarantine_size_mb=64:"
        "allocator_may_return_null=1",
        "UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=0", "CRINN_APART=1"};
  }
  auto Threads = runtime("libtsan.so", Ctx);
  if (!Threads)
    return Threads.takeError();
  auto Facts = readShared(Library);
  if (!Facts)
    return Facts.takeError();
  std::vector<std::string> Env;
  std::string Preload = *Threads, Options = "halt_on_error=0:exitcode=0";
  if (Facts->Tags.count("NEEDED libgomp.so.1")) {
    auto Dir = openMp();
    if (!Dir)
      return Dir.takeError();
    Preload += ":" + *Dir + "/libomp.so.5";
    Options += ":ignore_noninstrumented_modules=1";
    Env.push_back("OMP_TOOL_LIBRARIES=" + *Dir + "/libarcher.so");
  }
  Env.push_back("LD_PRELOAD=" + Preload);
  Env.push_back("TSAN_OPTIONS=" + Options);
  Env.push_back("CRINN_APART=1");
  return Env;
}

} // namespace crinn::eval

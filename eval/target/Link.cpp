//===- Link.cpp - objects to a shared object, in a fresh layout -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Where code lands decides up to a few per cent of its speed: an edit that
/// changes nothing can look like a gain because it moved a loop across a line.
/// So every launch of an arm gets its own link, with the objects in another
/// order and padding of another size in front of and between them. Layout then
/// is noise that the interval sees, not bias. (Stabilizer, ASPLOS 2013, argues
/// it; one binary is one sample of layout.) A link costs about 30 ms.
///
/// The version script exports the adapter's ABI and nothing else, and
/// -Bsymbolic binds what is inside to itself: two arms, or an arm and the
/// worker, cannot see each other's symbols.
///
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/support/Random.h"
#include "eval/target/Build.h"
#include "eval/target/Toolchain.h"

#include <fmt/format.h>

#include <sys/stat.h>

namespace crinn::eval {

namespace {

/// Bytes of padding per piece: up to one page, in steps of 16 so that the
/// functions' own alignment is kept.
constexpr uint64_t PadSteps = 4096 / 16;

std::string paddingSource(unsigned Number, uint64_t Bytes) {
  // Code, not data: the text section is what is to move.
  return fmt::format("        .section .text,\"ax\",@progbits\n"
                     "        .p2align 4\n"
                     ".Lcrinn_pad{}:\n"
                     "        .fill {}, 1, 0xcc\n"
                     "        .section .note.GNU-stack,\"\",@progbits\n",
                     Number, Bytes);
}

Status toolStatus(const Result<Finished> &F, const std::string &What) {
  if (!F)
    return F.error();
  if (F->ExitCode == 0)
    return success();
  std::string Line = F->Err.substr(0, F->Err.find('\n'));
  for (size_t At = 0; At < F->Err.size();) {
    size_t End = std::min(F->Err.find('\n', At), F->Err.size());
    std::string_view L(F->Err.data() + At, End - At);
    if (L.find("undefined reference") != L.npos || L.find("error:") != L.npos) {
      Line = std::string(L);
      break;
    }
    At = End + 1;
  }
  return Error{Errc::Build,
               fmt::format("{}: {}; check the manifest's compile_sources and "
                           "ldflags",
                           What, Line),
               ""};
}

} // namespace

Status linkShared(const Build &B, const std::string &OutPath,
                  uint64_t LayoutSeed) {
  Result<TempDir> Temp = TempDir::create();
  if (!Temp)
    return Temp.takeError();
  std::string Script = Temp->path() + "/exports.map";
  if (Status S = writeFile(Script, "{ global: crinn_*; local: *; };\n"); !S)
    return S;

  std::vector<std::string> Inputs = B.Objects;
  if (LayoutSeed != 0) {
    Random R(LayoutSeed);
    for (unsigned I = 0; I < 2; ++I) {
      std::string Asm = fmt::format("{}/pad{}.s", Temp->path(), I);
      if (Status S =
              writeFile(Asm, paddingSource(I, 16 * (1 + R.below(PadSteps))));
          !S)
        return S;
      Inputs.push_back(Asm);
    }
    R.shuffle(Inputs);
  }
  ToolchainRun Run;
  Run.Command = {B.Linker,         "-shared",
                 "-fPIC",          "-Wl,--version-script=" + Script,
                 "-Wl,-Bsymbolic", "-Wl,-z,defs"};
  Run.Command.insert(Run.Command.end(), Inputs.begin(), Inputs.end());
  Run.Command.insert(Run.Command.end(), B.LdFlags.begin(), B.LdFlags.end());
  Run.Dir = Temp->path();
  Run.See = B.See;
  Run.See.insert(Run.See.end(), B.Objects.begin(), B.Objects.end());
  Run.See.push_back(Temp->path());
  if (B.Ctx.Sandboxed && chmod(Temp->path().c_str(), 0755) != 0)
    return Error{Errc::Environment, Temp->path() + ": cannot be opened to all",
                 ""};
  return writeAtomically(OutPath, [&](const std::string &Out) -> Status {
    Run.Output = Out;
    return toolStatus(runToolchain(Run, B.Ctx, {}), "link");
  });
}

} // namespace crinn::eval

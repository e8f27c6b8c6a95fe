//===- Scan.cpp - find the sites of a codebase ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/model/Bind.h"
#include "passes/scan/Merge.h"
#include "passes/scan/Workers.h"
#include "passes/source/Failure.h"

namespace crinn::passes {
namespace {

class Scanner {
public:
  Scanner(const Codebase &C, const ScanOptions &Options, ScanNotes &Notes)
      : C(C), Options(Options), Notes(Notes) {
    for (const Unit &Header : C.Headers) {
      llvm::sys::fs::UniqueID Id;
      if (!llvm::sys::fs::getUniqueID(Header.File, Id))
        Wanted[Id] = Header.File;
    }
  }

  Merge All;

  llvm::Error run(const std::vector<Unit> &Units) {
    Total += Units.size();
    std::map<size_t, UnitFindings> Waiting; // for those before them
    size_t Next = 0;
    auto Take = [&](size_t I, UnitFindings F) {
      ++Done;
      if (Options.Progress)
        Options.Progress(Done, Total, Units[I].File);
      Waiting[I] = std::move(F);
      for (auto It = Waiting.find(Next); It != Waiting.end();
           It = Waiting.find(++Next)) {
        add(Units[Next], It->second);
        Waiting.erase(It);
      }
    };
    if (Options.Jobs == 0) {
      for (size_t I = 0; I < Units.size(); ++I)
        Take(I, find(Units[I]));
      return llvm::Error::success();
    }
    return runInWorkers(
        Units.size(), Options.Jobs,
        [&](size_t I) { return pack(find(Units[I])); },
        [&](size_t I, WorkerEnd E) { Take(I, findingsOf(std::move(E))); },
        [&] { return Options.Stop && Options.Stop(); });
  }

  /// What is wrong with Options.Stated, if anything.
  llvm::Error checkStated() const {
    if (!Unbound.empty())
      return fail(Code::Input, Unbound);
    return Options.Stated ? allMet(*Options.Stated, Met)
                          : llvm::Error::success();
  }

private:
  UnitFindings find(const Unit &U) const {
    Strictness S = Options.Lenient ? Strictness::Lenient : Strictness::Complete;
    return findIn(C, U, S, Wanted, Options.Stated);
  }

  static UnitFindings findingsOf(WorkerEnd E) {
    std::optional<UnitFindings> F;
    if (E.Crash.empty())
      F = unpack(E.Bytes);
    if (F)
      return std::move(*F);
    UnitFindings Lost;
    Lost.Failure = E.Crash.empty() ? "the worker sent half an answer" : E.Crash;
    Lost.Crashed = true;
    return Lost;
  }

  void add(const Unit &U, const UnitFindings &F) {
    using Failed = ScanNotes::Failed;
    if (F.Failure.empty())
      All.add(U, F);
    else
      Notes.Failures.push_back(
          {U.File, F.Failure, F.Crashed ? Failed::Crashed : Failed::Build});
    // Of a directory many files may have nothing to do with the root.
    if (F.Outside && llvm::is_contained(C.Named, U.File))
      Notes.Failures.push_back({U.File,
                                U.File + ": not below the root " + C.Root +
                                    ", and includes nothing from there; give "
                                    "--root a directory that holds it",
                                Failed::Outside});
    if (Unbound.empty())
      Unbound = F.Unbound;
    Met.insert(F.Met.begin(), F.Met.end());
  }

  const Codebase &C;
  const ScanOptions &Options;
  ScanNotes &Notes;
  HeaderIds Wanted;
  std::string Unbound;  ///< as of the first unit that has it
  std::set<size_t> Met; ///< idioms of Options.Stated that some unit has
  unsigned Done = 0, Total = 0;
};

} // namespace

static Code codeOf(const ScanNotes::Failed &F) {
  switch (F.How) {
  case ScanNotes::Failed::Build:
    return Code::Build;
  case ScanNotes::Failed::Crashed:
    return Code::Worker;
  case ScanNotes::Failed::Outside:
    return Code::Input;
  }
}

int exitCodeOf(const ScanNotes::Failed &F) { return int(codeOf(F)); }

llvm::Expected<std::vector<Site>> scan(const Codebase &C, ScanNotes *Notes,
                                       const ScanOptions &Options) {
  ScanNotes Own;
  ScanNotes &Said = Notes ? *Notes : Own;
  Said.Warnings = C.Remarks;
  for (const std::string &Path : C.Gone)
    Said.Warnings.push_back(Path + ": no such file, though the compilation "
                                   "database has it; not looked at");
  Scanner S(C, Options, Said);
  if (llvm::Error E = S.run(C.Units))
    return std::move(E);
  std::vector<Unit> Unseen;
  for (const Unit &Header : C.Headers)
    if (!S.All.hasSeen(Header.File))
      Unseen.push_back(Header);
  if (llvm::Error E = S.run(Unseen))
    return std::move(E);
  if (!Options.Lenient)
    for (const ScanNotes::Failed &F : Said.Failures)
      if (F.How != ScanNotes::Failed::Outside)
        return fail(codeOf(F), F.Why);
  if (llvm::Error E = S.checkStated())
    return std::move(E);
  return S.All.finish(C, Said);
}

} // namespace crinn::passes

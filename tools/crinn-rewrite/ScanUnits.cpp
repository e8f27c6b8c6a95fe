//===- ScanUnits.cpp - scan, with workers and progress --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/ScanUnits.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"
#include "tools/crinn-rewrite/CommandLine.h"
#include "tools/crinn-rewrite/Progress.h"

#include "llvm/Support/raw_ostream.h"

#include <thread>

using namespace llvm;

namespace crinn::rewrite {

static cl::opt<unsigned>
    Jobs("j", cl::value_desc("n"), cl::Prefix,
         cl::desc("units parsed at a time (default: one per core)"),
         cl::sub(scanCommand()));

Expected<std::vector<passes::Site>> scanUnits(const passes::Codebase &C,
                                              passes::ScanNotes &Notes,
                                              const passes::Binding *Stated) {
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return passes::fail(passes::Code::Usage, "-j0: at least one");
  Expected<std::vector<passes::Site>> Sites = [&] {
    Interrupts Caught;
    Progress Line;
    passes::ScanOptions Options;
    Options.Lenient = true;
    Options.Jobs =
        Jobs ? Jobs : std::max(std::thread::hardware_concurrency(), 1u);
    Options.Progress = std::ref(Line);
    Options.Stop = Interrupts::happened;
    Options.Stated = Stated;
    return passes::scan(C, &Notes, Options);
  }();
  for (const std::string &W : Notes.Warnings)
    errs() << "crinn-rewrite: warning: " << passes::escape(W) << "\n";
  for (const passes::ScanNotes::Failed &F : Notes.Failures)
    errs() << "crinn-rewrite: error: "
           << passes::escape(F.How == passes::ScanNotes::Failed::Crashed
                                 ? F.File + ": not looked at: " + F.Why
                                 : F.Why)
           << "\n";
  return Sites;
}

int statusOf(const passes::ScanNotes &Notes) {
  int Status = 0;
  for (const passes::ScanNotes::Failed &F : Notes.Failures)
    Status = std::max(Status, passes::exitCodeOf(F));
  return Status;
}

} // namespace crinn::rewrite

//===- ScanUnits.h - scan, with workers and progress ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_SCANUNITS_H
#define CRINN_TOOLS_CRINN_REWRITE_SCANUNITS_H

#include "passes/Passes.h"

namespace crinn::rewrite {

/// passes::scan with the -j of the command line and \p Stated (may be null);
/// warnings and failures are told
/// on stderr.
llvm::Expected<std::vector<passes::Site>>
scanUnits(const passes::Codebase &C, passes::ScanNotes &Notes,
          const passes::Binding *Stated);

/// The exit code after a scan: 0, or that of the worst failure.
int statusOf(const passes::ScanNotes &Notes);

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_SCANUNITS_H

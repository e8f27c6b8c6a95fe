//===- Edits.cpp - edits as values ----------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Edits.h"
#include "passes/source/Failure.h"

#include <algorithm>

namespace crinn::passes {

bool comesBefore(const Edit &A, const Edit &B) {
  return std::pair(A.Offset, A.Length != 0) <
         std::pair(B.Offset, B.Length != 0);
}

llvm::Expected<std::string> applyEdits(llvm::StringRef Text,
                                       std::vector<Edit> Edits) {
  std::stable_sort(Edits.begin(), Edits.end(), comesBefore);
  std::string Out;
  unsigned At = 0;
  const Edit *Last = nullptr;
  for (const Edit &E : Edits) {
    if (E.Offset + E.Length > Text.size() || E.Offset < At)
      return fail(Code::Verify, "two edits overlap, or one leaves the file");
    if (Last && *Last == E && E.Length == 0)
      return fail(Code::Verify, "one insertion was made twice");
    Out += Text.slice(At, E.Offset);
    Out += E.Text;
    At = E.Offset + E.Length;
    Last = &E;
  }
  Out += Text.substr(At);
  return Out;
}

llvm::Error checkWritable(const ParsedUnit &U, const EditSet &S) {
  if (!U.pathBelowRoot(S.File))
    return fail(Code::Verify,
                U.realPath(S.File) + ": not below the root " + U.Base.Root +
                    ", or a system header; nothing there is edited");
  for (const Edit &E : S.Edits)
    for (const Skipped &K : U.Skips)
      if (K.File == S.File && E.Offset < K.End && E.Offset + E.Length > K.Begin)
        return fail(Code::Verify,
                    "an edit touches text that this configuration skips (#if)");
  return llvm::Error::success();
}

} // namespace crinn::passes

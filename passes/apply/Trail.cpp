//===- Trail.cpp - several steps of edits as one --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Trail.h"

#include <algorithm>

namespace crinn::passes {

void Trail::make(std::vector<Made> Edits) {
  std::stable_sort(
      Edits.begin(), Edits.end(),
      [](const Made &A, const Made &B) { return comesBefore(A.What, B.What); });
  std::vector<Piece> Out;
  size_t Next = 0;   // the piece that is read
  unsigned Used = 0; // bytes of it that were read
  // Moves the next N bytes to Out, or drops them and tells whose they were.
  auto Read = [&](unsigned N, std::set<std::string> *Dropped) {
    while (N) {
      const Piece &P = Pieces[Next];
      unsigned Here = std::min(N, P.size() - Used);
      if (Dropped)
        Dropped->insert(P.Sites.begin(), P.Sites.end());
      else if (P.Kept)
        Out.push_back(
            {true, P.Begin + Used, P.Begin + Used + Here, "", P.Sites});
      else
        Out.push_back({false, 0, 0, P.Text.substr(Used, Here), P.Sites});
      N -= Here;
      Used += Here;
      if (Used == P.size()) {
        ++Next;
        Used = 0;
      }
    }
  };
  unsigned At = 0;
  for (Made &M : Edits) {
    Read(M.What.Offset - At, nullptr);
    Piece New{false, 0, 0, std::move(M.What.Text), std::move(M.Sites)};
    Read(M.What.Length, &New.Sites);
    Out.push_back(std::move(New));
    At = M.What.Offset + M.What.Length;
  }
  if (Used)
    Read(Pieces[Next].size() - Used, nullptr);
  Out.insert(Out.end(), Pieces.begin() + Next, Pieces.end());
  Pieces = std::move(Out);
}

std::vector<Hunk> Trail::hunks(llvm::StringRef Before) const {
  std::vector<Hunk> Out;
  std::set<std::string> Sites;
  Hunk Open;
  auto Close = [&](unsigned Begin) {
    Open.Length = Begin - Open.Offset;
    Open.Sites.assign(Sites.begin(), Sites.end());
    if (Before.substr(Open.Offset, Open.Length) != Open.Text)
      Out.push_back(std::move(Open));
    Sites.clear();
  };
  for (const Piece &P : Pieces) {
    if (!P.Kept) {
      Open.Text += P.Text;
      Sites.insert(P.Sites.begin(), P.Sites.end());
      continue;
    }
    Close(P.Begin);
    Open = {P.End, 0, "", {}};
  }
  Close(Size);
  return Out;
}

unsigned Trail::original(unsigned Offset) const {
  unsigned At = 0, Was = 0;
  for (const Piece &P : Pieces) {
    if (Offset < At + P.size())
      return P.Kept ? P.Begin + (Offset - At) : Was;
    At += P.size();
    if (P.Kept)
      Was = P.End;
  }
  return Size;
}

} // namespace crinn::passes

//===- NumberText.cpp - another number in a literal's spelling ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/NumberText.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace crinn::passes {

static unsigned baseOf(llvm::StringRef Prefix) {
  if (Prefix.empty())
    return 10;
  return Prefix.size() == 1 ? 8 : llvm::toLower(Prefix[1]) == 'x' ? 16 : 2;
}

/// The length of the groups that separators make; 0 if they differ or there
/// are none. The first may be shorter.
static size_t groupsOf(llvm::StringRef Digits) {
  llvm::SmallVector<llvm::StringRef> Groups;
  Digits.split(Groups, '\'');
  size_t Length = Groups.back().size();
  for (llvm::StringRef G : llvm::ArrayRef(Groups).drop_front())
    if (G.size() != Length)
      return 0;
  return Groups.size() > 1 && Groups[0].size() <= Length ? Length : 0;
}

std::string numberLike(llvm::StringRef Like, uint64_t Value) {
  size_t Prefixed = 0;
  if (Like.size() > 1 && Like[0] == '0')
    Prefixed = llvm::isDigit(Like[1]) || Like[1] == '\''   ? 1
               : llvm::StringRef("xXbB").contains(Like[1]) ? 2
                                                           : 0;
  llvm::StringRef Prefix = Like.take_front(Prefixed);
  llvm::StringRef Rest = Like.drop_front(Prefixed);
  llvm::StringRef Digits = Rest.rtrim("uUlLzZ");
  llvm::StringRef Suffix = Rest.drop_front(Digits.size());

  unsigned Base = baseOf(Prefix);
  bool Upper = llvm::any_of(Digits, llvm::isUpper) ||
               (llvm::none_of(Digits, llvm::isLower) && Prefix.ends_with("X"));
  std::string New;
  do
    New.insert(New.begin(), llvm::hexdigit(Value % Base, !Upper));
  while (Value /= Base);
  if (Base != 10 && Digits.starts_with("0")) {
    size_t Length = Digits.size() - Digits.count('\'');
    if (New.size() < Length)
      New.insert(0, Length - New.size(), '0');
  }
  if (size_t Length = groupsOf(Digits))
    for (size_t At = New.size(); At > Length;)
      New.insert(At -= Length, 1, '\'');
  return (Prefix + New + Suffix).str();
}

} // namespace crinn::passes

//===- Escape.cpp - text from elsewhere, made safe to show ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Escape.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace llvm;

namespace crinn::passes {

/// Explicit direction marks, embeddings, overrides and isolates, and the two
/// separators that some programs take for a line end.
static bool reorders(UTF32 C) {
  return C == 0x061C || C == 0x200E || C == 0x200F ||
         (C >= 0x2028 && C <= 0x202E) || (C >= 0x2066 && C <= 0x2069);
}

static std::string hexByte(unsigned C) {
  // utohexstr gives three digits for 0 with a width of two.
  return std::string("\\x") + hexdigit(C / 16, /*LowerCase=*/true) +
         hexdigit(C % 16, /*LowerCase=*/true);
}

static std::string escapeCharacter(UTF32 C, StringRef Bytes) {
  if (C == '\n')
    return "\\n";
  if (C == '\t')
    return "\\t";
  if (C < 0x20 || (C >= 0x7F && C < 0xA0))
    return hexByte(C);
  if (reorders(C))
    return "\\u{" + utohexstr(C, /*LowerCase=*/true) + "}";
  return Bytes.str();
}

std::string escape(StringRef Text) {
  std::string Result;
  const auto *Next = reinterpret_cast<const UTF8 *>(Text.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Text.end());
  while (Next < End) {
    const UTF8 *Start = Next;
    UTF32 C = 0;
    if (convertUTF8Sequence(&Next, End, &C, strictConversion) == conversionOK) {
      Result += escapeCharacter(
          C, StringRef(reinterpret_cast<const char *>(Start), Next - Start));
    } else {
      Result += hexByte(*Start);
      Next = Start + 1;
    }
  }
  return Result;
}

std::string oneLine(StringRef Text, size_t Columns) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    if (!Line.trim().empty())
      return shorten(escape(Line.trim()), Columns);
    Text = Rest;
  }
  return "";
}

static bool startsCharacter(char C) {
  return (static_cast<unsigned char>(C) & 0xC0) != 0x80;
}

size_t columns(StringRef Text) {
  return std::count_if(Text.begin(), Text.end(), startsCharacter);
}

std::string shorten(const std::string &Text, size_t Columns) {
  if (columns(Text) <= Columns)
    return Text;
  size_t Seen = 0, Byte = 0;
  for (; Byte < Text.size(); ++Byte)
    if (startsCharacter(Text[Byte]) && Seen++ + 1 == Columns)
      break;
  return Text.substr(0, Byte) + "…";
}

} // namespace crinn::passes

//===- Markdown.cpp - tables that can be pasted -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace crinn::eval {

namespace {

bool isWord(char C) { return std::isalnum(static_cast<unsigned char>(C)); }

/// One line: control characters are blanks.
std::string oneLine(std::string_view Text) {
  std::string Out(Text);
  for (char &C : Out)
    if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      C = ' ';
  return Out;
}

/// `_` between letters is no emphasis, and a bracket without a target no link.
bool isMarkup(std::string_view Text, size_t I) {
  constexpr std::string_view Always = "\\`*<>|~$&";
  const char C = Text[I], After = I + 1 < Text.size() ? Text[I + 1] : ' ';
  if (C == '_')
    return I == 0 || !isWord(Text[I - 1]) || !isWord(After);
  if (C == ']')
    return After == '(' || After == '[' || After == ':';
  return Always.find(C) != Always.npos;
}

std::string cell(const std::string &Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '|' && (I == 0 || Text[I - 1] != '\\'))
      Out += '\\';
    Out += Text[I];
  }
  return Out;
}

} // namespace

std::string markdownText(std::string_view Text) {
  std::string Line = oneLine(Text), Out;
  for (size_t I = 0; I < Line.size(); ++I) {
    if (isMarkup(Line, I))
      Out += '\\';
    Out += Line[I];
  }
  return Out;
}

std::string markdownCode(std::string_view Text) {
  std::string Line = oneLine(Text), Fence = "`";
  while (Line.find(Fence) != Line.npos)
    Fence += '`';
  const char *Space = Fence.size() > 1 ? " " : "";
  return Fence + Space + Line + Space + Fence;
}

std::string markdownTable(const std::vector<MarkdownRow> &Rows) {
  std::vector<MarkdownRow> Cells;
  std::vector<size_t> Wide(Rows[0].size());
  for (const MarkdownRow &R : Rows) {
    MarkdownRow &To = Cells.emplace_back();
    for (size_t C = 0; C < R.size(); ++C) {
      To.push_back(cell(R[C]));
      Wide[C] = std::max(Wide[C], To[C].size());
    }
  }
  std::string Out;
  for (size_t I = 0; I < Cells.size(); ++I) {
    for (size_t C = 0; C < Wide.size(); ++C)
      Out += C == 0 ? fmt::format("| {:<{}} ", Cells[I][C], Wide[C])
                    : fmt::format("| {:>{}} ", Cells[I][C], Wide[C]);
    Out += "|\n";
    if (I > 0)
      continue;
    for (size_t C = 0; C < Wide.size(); ++C)
      Out += C == 0 ? fmt::format("|:{:-<{}}", "", Wide[C] + 1)
                    : fmt::format("|{:-<{}}:", "", Wide[C] + 1);
    Out += "|\n";
  }
  return Out;
}

std::string grouped(double X) {
  std::string Digits = fmt::format("{:.0f}", X);
  for (size_t At = Digits.size(); At > 3; At -= 3)
    Digits.insert(At - 3, ",");
  return Digits;
}

} // namespace crinn::eval

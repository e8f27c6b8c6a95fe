//===- Message.cpp - a commit message that git am keeps -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/patch/Message.h"

#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/support/Escape.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

static constexpr size_t Width = 72;

/// The longest part of \p Title that fits: whole clauses if there are any, else
/// whole words.
static std::string fitting(const std::string &Title) {
  std::string Text = oneLine(Title, 1000);
  for (const char *Break : {"; ", " "})
    while (columns(Text) > Width) {
      size_t At = Text.rfind(Break);
      if (At == std::string::npos || At == 0)
        break;
      Text.resize(At);
    }
  return oneLine(Text, Width);
}

std::string subject(const std::string &Title) {
  std::string Text = fitting(Title);
  // `git am` strips every leading [...] and "Re:".
  StringRef Rest = Text;
  bool Changed = true;
  while (Changed) {
    StringRef Before = Rest;
    Rest = Rest.ltrim(" []:");
    if (Rest.starts_with_insensitive("re:"))
      Rest = Rest.drop_front(3);
    Changed = Rest != Before;
  }
  Rest = Rest.rtrim(" .;,");
  return Rest.empty() ? "Speed up the search" : Rest.str();
}

/// True for a line that ends the message, splits the mail or is read as a
/// header by `git am`.
static bool hasMeaning(StringRef Line) {
  for (StringRef Start : {"---", "diff -", "Index: ", "From ", ">From ",
                          "From:", "Date:", "Subject:", "[PATCH"})
    if (Line.starts_with(Start))
      return true;
  return Line.contains("-- >8 --") || Line.contains("-- 8< --");
}

/// Breaks at spaces; a word longer than the width keeps a line of its own.
static std::string wrap(StringRef Line) {
  std::string Result, Current;
  SmallVector<StringRef> Words;
  Line.split(Words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef Word : Words) {
    if (!Current.empty() && columns(Current) + 1 + columns(Word) > Width) {
      Result += Current + "\n";
      Current.clear();
    }
    Current += (Current.empty() ? "" : " ") + Word.str();
  }
  return Result + Current;
}

std::string safeBody(const std::string &Body) {
  std::string Result;
  SmallVector<StringRef> Lines, Wrapped;
  StringRef(Body).split(Lines, '\n');
  for (StringRef Line : Lines) {
    std::string Clean = escape(Line.rtrim());
    // Indented lines are tables and commands: they stay as they are.
    if (columns(Clean) > Width && Clean[0] != ' ')
      Clean = wrap(Clean);
    Wrapped.clear();
    StringRef(Clean).split(Wrapped, '\n');
    for (StringRef Part : Wrapped)
      Result += (hasMeaning(Part) ? "  " : "") + Part.str() + "\n";
  }
  return Result;
}

/// What a change of class \p Class leaves as it was.
static const char *claim(StringRef Class) {
  if (Class == "curve")
    return "The beam width no longer gives the answers that it gave: compared "
           "are speeds at equal recall.\n\n";
  if (Class == "recall")
    return "Answers may differ; at equal beam width the recall is not lower, "
           "on the mean over the widths tried.\n\n";
  return "The answers are unchanged: on the same index every query gets the "
         "same ids at every beam width tried, and the same distance bits where "
         "all sums are exact. Interface and index file are unchanged.\n\n";
}

std::string commitMessage(const Dossier &D) {
  std::string Body;
  if (!D.Mechanisms.empty())
    Body += "A best-first search follows links to vectors whose addresses the "
            "processor cannot foresee, so much of its time is spent waiting "
            "for memory. What is done about it:\n\n";
  for (const std::string &Mechanism : D.Mechanisms)
    Body += "* " + Mechanism + "\n";
  if (!D.Mechanisms.empty())
    Body += "\n";
  if (!D.Functions.empty()) {
    Body += "Changed:\n\n";
    for (const std::string &Function : D.Functions)
      Body += "  " + Function + "\n";
    Body += "\n";
  }
  Body += claim(D.Class);
  Body += fmt::format("Queries per CPU second before and after, one thread, "
                      "recall@10, {}, on queries that nothing was chosen on; "
                      "the last line is the mean gain over that range with its "
                      "{:.1f} % interval from {} pairs of runs:\n\n",
                      D.DataSet, 100 * (1 - D.Level), D.Confirmed.Pairs);
  Body += D.Rows;
  Body += fmt::format("  recall 0.85 to 0.95: {}\n\n",
                      gainWithInterval(D.Confirmed));
  Body += fmt::format("Built with {} {}\n\n", D.Compiler, D.Flags);
  Body += fmt::format(
      "To measure again, in the directory of the run:\n\n  {}\n", D.Remeasure);
  return subject(D.Title) + "\n\n" + safeBody(Body) +
         "\nAssisted-by: crinn\nSigned-off-by:\n";
}

} // namespace crinn::optimize

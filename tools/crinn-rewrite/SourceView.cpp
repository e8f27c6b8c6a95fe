//===- SourceView.cpp - a scan on the source itself -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The lines that have roles, each role underlined and named below its line:
///
///    31 |   while (pool.hasNext()) {
///       |          ~~~~~~~~~~~~~~ stop
///
/// with a line of context around them; a gap is shown as "...". Columns are
/// those of the escaped text, tabs expanded.
///
//===----------------------------------------------------------------------===//

#include "passes/source/Escape.h"
#include "tools/crinn-rewrite/ScanOutput.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Unicode.h"

#include <fmt/format.h>

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {
namespace {

constexpr unsigned Context = 1;
constexpr unsigned TabStop = 8; // as terminals have it
constexpr auto NumberColour = raw_ostream::BLUE;
constexpr auto MarkColour = raw_ostream::GREEN;
constexpr auto StatedColour = raw_ostream::MAGENTA;
constexpr auto MissColour = raw_ostream::YELLOW;

struct Mark {
  unsigned Begin = 0, End = 0; ///< offsets in the line
  std::string Name;
  bool Stated = false;
};
using Marks = std::map<unsigned, std::vector<Mark>>; ///< by line

/// The lines of the files that have idioms.
class Files {
public:
  explicit Files(StringRef Root) : Root(Root) {}

  /// Empty for a file that cannot be read.
  const std::vector<StringRef> &linesOf(const std::string &Path) {
    auto [It, New] = Lines.try_emplace(Path);
    if (!New)
      return It->second;
    SmallString<256> Full(Root);
    sys::path::append(Full, Path);
    if (auto Buffer = MemoryBuffer::getFile(Full)) {
      StringRef Rest = (*Buffer)->getBuffer();
      while (!Rest.empty()) {
        auto [Line, Next] = Rest.split('\n');
        It->second.push_back(Line.rtrim('\r'));
        Rest = Next;
      }
      Buffers.push_back(std::move(*Buffer));
    }
    return It->second;
  }

private:
  std::string Root;
  std::map<std::string, std::vector<StringRef>> Lines;
  std::vector<std::unique_ptr<MemoryBuffer>> Buffers;
};

unsigned widthOf(StringRef Escaped) {
  int N = sys::unicode::columnWidthUTF8(Escaped);
  return N < 0 ? passes::columns(Escaped) : N;
}

/// \p Text as shown from column \p At on.
std::string shown(StringRef Text, unsigned At = 0) {
  std::string Out;
  while (true) {
    auto [Part, Rest] = Text.split('\t');
    Out += passes::escape(Part);
    if (Part.size() == Text.size())
      return Out;
    unsigned Column = At + widthOf(Out);
    Out.append(TabStop - Column % TabStop, ' ');
    Text = Rest;
  }
}

Marks marksOf(StringRef Idiom, const json &Roles) {
  Marks Out;
  forEachRole(Idiom, Roles, [&](const std::string &Name, const json &R) {
    if (R.contains("file"))
      return; // text shows where it is
    std::string Source = R["source"];
    StringRef First = StringRef(Source).split('\n').first.rtrim();
    unsigned Begin = R["column"].get<unsigned>() - 1;
    std::string Label = Name;
    if (Name == "skipped")
      Label += fmt::format(", {} lines", StringRef(Source).count('\n') + 1);
    std::vector<Mark> &Line = Out[R["line"].get<unsigned>()];
    for (Mark &M : Line)
      if (M.Begin == Begin && M.End == Begin + First.size()) {
        M.Name += ", " + Label;
        return;
      }
    Line.push_back({Begin, unsigned(Begin + First.size()), Label,
                    R.value("stated", false)});
  });
  for (auto &[Number, Line] : Out)
    llvm::stable_sort(
        Line, [](const Mark &A, const Mark &B) { return A.Begin < B.Begin; });
  return Out;
}

class View {
public:
  View(raw_ostream &OS, const ScanResult &R) : OS(OS), Source(R.Root) {}

  void show(const std::string &Head, raw_ostream::Colors Colour,
            const std::string &File, unsigned At, StringRef Idiom,
            const json &Roles) {
    coloured(Colour, Head, /*Bold=*/true);
    OS << "\n";
    const std::vector<StringRef> &Lines = Source.linesOf(File);
    Marks M = marksOf(Idiom, Roles);
    M.try_emplace(At);
    unsigned Last = 0;
    for (const auto &[Number, Ignored] : M) {
      unsigned From =
          std::max(Last + 1, Number > Context ? Number - Context : 1);
      if (Last && From > Last + 1)
        coloured(NumberColour, "   ...\n");
      // Up to where the next marked line begins its own context.
      auto Next = M.upper_bound(Number);
      unsigned To = Number + Context;
      if (Next != M.end())
        To = std::min(To, Next->first - 1);
      for (Last = From - 1; Last < To && Last < Lines.size(); ++Last)
        line(Last + 1, Lines[Last], M);
    }
  }

  void lack(const std::string &Text) {
    coloured(MissColour, "       | " + Text);
    OS << "\n";
  }

private:
  void coloured(raw_ostream::Colors C, StringRef Text, bool Bold = false) {
    OS.changeColor(C, Bold) << Text;
    OS.resetColor();
  }

  void line(unsigned Number, StringRef Text, const Marks &All) {
    coloured(NumberColour, fmt::format("{:>6} | ", Number));
    OS << shown(Text) << "\n";
    auto It = All.find(Number);
    if (It == All.end())
      return;
    for (const Mark &M : It->second) {
      unsigned Begin = widthOf(shown(Text.take_front(M.Begin)));
      unsigned End = widthOf(shown(Text.take_front(M.End)));
      coloured(NumberColour, "       | ");
      OS.indent(Begin);
      coloured(M.Stated ? StatedColour : MarkColour,
               std::string(std::max(End, Begin + 1) - Begin, '~') + " " +
                   M.Name + (M.Stated ? " (stated)" : ""));
      OS << "\n";
    }
  }

  raw_ostream &OS;
  Files Source;
};

} // namespace

void printSource(raw_ostream &OS, const ScanResult &R) {
  View V(OS, R);
  const char *Between = "";
  for (const passes::Site &S : R.Sites) {
    OS << std::exchange(Between, "\n");
    V.show(headOf(S), raw_ostream::SAVEDCOLOR, S.File, S.Line, S.Idiom,
           S.Roles);
  }
  for (const passes::Miss &M : R.Misses) {
    OS << std::exchange(Between, "\n");
    V.show(headOf(M), MissColour, M.File, M.Line, M.Idiom,
           M.Roles.is_null() ? json::object() : M.Roles);
    for (const passes::Miss::Lack &K : M.Missing)
      V.lack(lackText(K));
  }
}

} // namespace crinn::rewrite

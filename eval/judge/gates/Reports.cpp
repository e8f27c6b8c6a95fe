//===- Reports.cpp - what a sanitizer wrote ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Reports.h"

#include <algorithm>
#include <vector>

namespace crinn::eval {

namespace {

constexpr size_t MostReports = 100, MostChars = 300;

void replaceAll(std::string &Text, std::string_view What,
                std::string_view With) {
  for (size_t At = Text.find(What); At != std::string::npos;
       At = Text.find(What, At + With.size()))
    Text.replace(At, What.size(), With);
}

/// Numbers, addresses too, become N: they differ from run to run.
std::string withoutNumbers(std::string_view Text) {
  std::string Out;
  for (size_t At = 0; At < Text.size();) {
    auto Digit = [&](size_t I) {
      return I < Text.size() && isdigit(static_cast<unsigned char>(Text[I]));
    };
    bool Begins = At == 0 || !isalnum(static_cast<unsigned char>(Text[At - 1]));
    if (Begins && (Digit(At) || (Text[At] == '-' && Digit(At + 1)))) {
      for (++At;
           At < Text.size() &&
           (isalnum(static_cast<unsigned char>(Text[At])) || Text[At] == '.');
           ++At)
        ;
      Out += 'N';
    } else {
      Out += Text[At++];
    }
  }
  return Out;
}

/// "    #3 0x7f in name(int) /file.cpp:3" or "    #3 name file:3 (lib+0x3)";
/// empty: no frame.
std::string_view frame(std::string_view Line) {
  size_t At = Line.find_first_not_of(' ');
  if (At == Line.npos || Line[At] != '#')
    return {};
  At = Line.find(' ', At);
  if (At == Line.npos)
    return {};
  Line.remove_prefix(At + 1);
  if (Line.starts_with("0x")) {
    At = Line.find(" in ");
    if (At == Line.npos)
      return "?"; // an address without a name
    Line.remove_prefix(At + 4);
  }
  return Line;
}

bool isSystems(const std::string &Name) {
  static const std::set<std::string> Exact = {
      "memcpy", "memmove", "memset", "memcmp",
      "memchr", "strlen",  "strcmp", "strcpy",
      "malloc", "calloc",  "free",   "realloc",
      "fread",  "fwrite",  "main",   "thread_start_routine",
      "?"};
  for (std::string_view Begin :
       {"std::", "__", "operator new", "operator delete", "pthread_", "GOMP_"})
    if (Name.starts_with(Begin))
      return true;
  return Name.empty() || Exact.count(Name);
}

struct Lines {
  std::string_view Text;
  bool next(std::string_view &Line) {
    if (Text.empty())
      return false;
    size_t End = std::min(Text.find('\n'), Text.size());
    Line = Text.substr(0, End);
    Text.remove_prefix(std::min(End + 1, Text.size()));
    return true;
  }
  /// Consumes the frames of one stack; the function to name.
  std::string stack() {
    std::string Found, First;
    for (;;) {
      std::string_view Before = Text, Line;
      std::string_view F = next(Line) ? frame(Line) : std::string_view();
      if (F.empty()) {
        Text = Before;
        return !Found.empty() ? Found : !First.empty() ? First : "?";
      }
      std::string Name = functionName(F);
      if (First.empty())
        First = Name;
      if (Found.empty() && !isSystems(Name))
        Found = Name;
    }
  }
};

std::string_view after(std::string_view Line, std::string_view What) {
  size_t At = Line.find(What);
  return At == Line.npos ? std::string_view() : Line.substr(At + What.size());
}

/// ERROR: AddressSanitizer: heap-buffer-overflow on address ..., then READ of
/// size 4 at ..., then the stack.
std::string memory(std::string_view Rest, Lines &L) {
  std::string What(Rest.substr(0, Rest.find(" on ")));
  What = withoutNumbers(What.substr(0, What.find(" (")));
  for (std::string_view Line; What.size() < MostChars;) {
    std::string_view Before = L.Text;
    if (!L.next(Line))
      break;
    if (!frame(Line).empty()) {
      L.Text = Before;
      return "AddressSanitizer: " + What + " in " + L.stack();
    }
    if (Line.starts_with("READ of") || Line.starts_with("WRITE of"))
      What += ", " + std::string(Line.substr(0, Line.find(" at ")));
    if (Line.starts_with("===="))
      break;
  }
  return "AddressSanitizer: " + What;
}

/// WARNING: ThreadSanitizer: data race (pid=3), then two headed stacks.
std::string race(std::string_view Rest, Lines &L) {
  std::string What(Rest.substr(0, Rest.find(" (")));
  std::vector<std::string> Functions;
  for (std::string_view Line; Functions.size() < 2 && L.next(Line);) {
    if (Line.starts_with("====") || Line.starts_with("SUMMARY"))
      break;
    if (!Line.ends_with(':') ||
        frame(L.Text.substr(0, L.Text.find('\n'))).empty())
      continue;
    // Where a thread, a mutex or memory comes from is not what is wrong.
    if (Line.find("created") != Line.npos ||
        Line.find("Location is") != Line.npos)
      continue;
    Functions.push_back(L.stack());
  }
  std::sort(Functions.begin(), Functions.end());
  std::string Out = "ThreadSanitizer: " + What;
  for (size_t I = 0; I < Functions.size(); ++I)
    Out += (I == 0 ? " in " : " and ") + Functions[I];
  return Out;
}

std::string printable(std::string Text) {
  for (char &C : Text)
    if (C < 0x20 || C >= 0x7f)
      C = ' ';
  return Text.substr(0, MostChars);
}

/// Removes the outermost pairs of \p Open and \p Close and what is in them.
std::string withoutPairs(const std::string &Text, char Open, char Close) {
  std::string Out;
  int Depth = 0;
  for (char C : Text) {
    if (C == Open)
      ++Depth;
    else if (C == Close && Depth > 0)
      --Depth;
    else if (Depth == 0)
      Out += C;
  }
  return Out;
}

} // namespace

std::string functionName(std::string_view Demangled) {
  std::string Name(Demangled);
  replaceAll(Name, "(anonymous namespace)", "anonymous");
  replaceAll(Name, "operator()", "operator-call");
  for (const char *Operator : {"<<", "->", ">>", "<=", ">=", "<", ">"})
    replaceAll(Name, std::string("operator") + Operator, "operator-symbol");
  Name = withoutPairs(Name, '<', '>');
  // What a lambda does its function does.
  Name = Name.substr(0, Name.find('('));
  while (Name.ends_with(' '))
    Name.pop_back();
  // The file, where no arguments came before it.
  size_t Word = Name.rfind(' ') + 1, Colon = Name.find(':', Word);
  if (Colon + 1 < Name.size() && Colon != Name.npos &&
      isdigit(static_cast<unsigned char>(Name[Colon + 1])))
    Name.resize(Word);
  if (Name.find("operator ") == Name.npos) {
    while (Name.ends_with(' '))
      Name.pop_back();
    Name = Name.substr(Name.rfind(' ') + 1);
  }
  return Name;
}

std::set<std::string> reports(std::string_view Log) {
  std::set<std::string> Out;
  Lines L{Log};
  for (std::string_view Line; Out.size() < MostReports && L.next(Line);) {
    std::string One;
    if (auto Rest = after(Line, "ERROR: AddressSanitizer: "); !Rest.empty())
      One = memory(Rest, L);
    else if (auto Race = after(Line, "WARNING: ThreadSanitizer: ");
             !Race.empty())
      One = race(Race, L);
    else if (auto Fatal = after(Line, "ERROR: ThreadSanitizer: ");
             !Fatal.empty())
      One = "ThreadSanitizer: " +
            withoutNumbers(Fatal.substr(0, Fatal.find(" on "))) + " in " +
            L.stack();
    else if (auto Undefined = after(Line, ": runtime error: ");
             !Undefined.empty())
      One = "UndefinedBehaviorSanitizer: " + withoutNumbers(Undefined) +
            " in " + L.stack();
    if (!One.empty())
      Out.insert(printable(One));
  }
  return Out;
}

} // namespace crinn::eval

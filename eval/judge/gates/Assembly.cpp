//===- Assembly.cpp - which inline assembly can be judged -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A system call needs no import, and where instructions begin in machine code
/// cannot be decided without running it; so the source is asked. Directives can
/// do anything: bytes that are instructions, other sections, files (.incbin),
/// symbols.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Assembly.h"
#include "eval/target/Tokens.h"

#include <cctype>
#include <set>
#include <vector>

namespace crinn::eval {

namespace {

const std::set<std::string> KernelWords = {
    "syscall", "sysenter", "sysexit", "sysret", "int",  "int3",
    "svc",     "vmcall",   "hlt",     "in",     "out",  "wrmsr",
    "rdmsr",   "iret",     "iretq",   "cpuid",  "retf", "ljmp",
    "lcall",   "wrfsbase", "wrgsbase"};

const std::set<std::string> Aligning = {".p2align", ".align", ".balign"};

/// What is in the quotes of \p T; raw literals too.
std::string unquoted(const std::string &T) {
  size_t Open = T.find('"'), Close = T.rfind('"');
  return Close > Open ? T.substr(Open + 1, Close - Open - 1) : "";
}

bool isWord(char C) {
  return isalnum(static_cast<unsigned char>(C)) || C == '_' || C == '.';
}

std::string badTemplate(const std::string &T) {
  for (size_t At = 0; At < T.size();) {
    if (T[At] == '\\') {
      const char Next = At + 1 < T.size() ? T[At + 1] : 0;
      if (Next != 'n' && Next != 't' && Next != '"')
        return "assembly with escaped characters";
      At += 2;
      continue;
    }
    // %0, %rax and ${1:x} are operands, $0x80 is a number.
    bool Operand = At > 0 && (T[At - 1] == '%' || T[At - 1] == '$');
    size_t End = At;
    while (End < T.size() && isWord(T[End]))
      ++End;
    if (End == At) {
      ++At;
      continue;
    }
    std::string Word = T.substr(At, End - At);
    for (char &C : Word)
      C = char(tolower(static_cast<unsigned char>(C)));
    const bool Label = Word.starts_with(".l") && T[At + 1] == 'L';
    if (!Operand && (KernelWords.count(Word) || readsClock(Word)))
      return "the instruction '" + Word + "'";
    if (!Operand && Word[0] == '.' && !Label && Word.size() > 1 &&
        isalpha(static_cast<unsigned char>(Word[1])) && !Aligning.count(Word))
      return "the assembler directive '" + Word + "'";
    At = End;
  }
  return "";
}

} // namespace

std::string badAssembly(const std::string &Watched) {
  std::vector<std::string> T = tokens(Watched);
  if (T.empty() || T[0].find("section") != std::string::npos)
    return "a section attribute";
  if (T[0].find("alias") != std::string::npos ||
      T[0].find("weakref") != std::string::npos)
    return "another name for a function";
  if (T.size() == 1 && readsClock(T[0]))
    return "an instruction that reads a clock: " + T[0];
  if (T[0].find("asm") == std::string::npos)
    return ""; // a request not to instrument: the sanitizers' business
  // asm volatile ( "template" "goes on" : ... )
  std::string Template;
  bool Inside = false, Any = false;
  for (const std::string &One : T) {
    if (One == "(" && !Inside) {
      Inside = true;
      continue;
    }
    if (!Inside)
      continue;
    if (!One.ends_with('"'))
      break;
    if (One.find('R') < One.find('"'))
      return "assembly in a raw literal";
    Template += unquoted(One);
    Any = true;
  }
  return Any ? badTemplate(Template) : "assembly whose text is not a literal";
}

} // namespace crinn::eval

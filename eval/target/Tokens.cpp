//===- Tokens.cpp - what the compiler reads, layout apart -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Two texts with the same tokens are the same program, but for the line
/// numbers in it: compile() therefore preprocesses once more with __LINE__
/// defined as 0, so that a comment above an assert changes no token.
///
//===----------------------------------------------------------------------===//

#include "eval/target/Tokens.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using nlohmann::json;

namespace crinn::eval {

namespace {

bool isWord(char C) {
  return isalnum(static_cast<unsigned char>(C)) || C == '_' || C == '$' ||
         static_cast<unsigned char>(C) >= 0x80;
}

bool isDigit(char C) { return C >= '0' && C <= '9'; }

/// Longest first: maximal munch.
constexpr std::string_view Punctuators[] = {
    "%:%:", "<=>", ">>=", "<<=", "...", "->*", "->", "++", "--", "<<", ">>",
    "<=",   ">=",  "==",  "!=",  "&&",  "||",  "+=", "-=", "*=", "/=", "%=",
    "&=",   "|=",  "^=",  "::",  ".*",  "##",  "<:", ":>", "<%", "%>", "%:"};

size_t numberEnd(std::string_view T, size_t At) {
  while (At < T.size()) {
    char C = T[At];
    bool Exponent = At > 0 && std::string_view("eEpP").find(T[At - 1]) !=
                                  std::string_view::npos;
    if (!isWord(C) && C != '.' && !(Exponent && (C == '+' || C == '-')) &&
        !(C == '\'' && At + 1 < T.size() && isWord(T[At + 1])))
      break;
    ++At;
  }
  return At;
}

/// \p At is the opening quote. Whoever wrote a literal without an end gets the
/// rest of the text as one.
size_t literalEnd(std::string_view T, size_t At, bool Raw) {
  if (Raw) {
    size_t Open = T.find('(', At);
    if (Open == T.npos)
      return T.size();
    std::string Close = fmt::format("){}\"", T.substr(At + 1, Open - At - 1));
    size_t End = T.find(Close, Open);
    return End == T.npos ? T.size() : End + Close.size();
  }
  const char Quote = T[At];
  for (++At; At < T.size() && T[At] != Quote && T[At] != '\n'; ++At)
    if (T[At] == '\\')
      ++At;
  return std::min(At + 1, T.size());
}

/// A word, with the literal that it is a prefix of (u8R"(...)", L'x').
size_t wordEnd(std::string_view T, size_t At) {
  size_t End = At;
  while (End < T.size() && isWord(T[End]))
    ++End;
  std::string_view Word = T.substr(At, End - At);
  bool Raw = Word == "R" || Word == "LR" || Word == "uR" || Word == "UR" ||
             Word == "u8R";
  bool Prefix =
      Raw || Word == "L" || Word == "u" || Word == "U" || Word == "u8";
  if (Prefix && End < T.size() && (T[End] == '"' || (!Raw && T[End] == '\'')))
    return literalEnd(T, End, Raw);
  return End;
}

size_t punctuatorEnd(std::string_view T, size_t At) {
  for (std::string_view P : Punctuators)
    if (T.substr(At, P.size()) == P)
      return At + P.size();
  return At + 1;
}

size_t lineEnd(std::string_view T, size_t At) {
  return std::min(T.find('\n', At), T.size());
}

bool isAsm(std::string_view W) {
  return W == "asm" || W == "__asm" || W == "__asm__";
}

/// The last token of the statement that begins at \p From: the parenthesis that
/// closes the first one opened.
size_t statementEnd(const std::vector<std::string> &T, size_t From) {
  int Depth = 0;
  for (size_t I = From; I < T.size(); ++I) {
    if (T[I] == "(")
      ++Depth;
    if ((T[I] == ")" && --Depth == 0) || (Depth == 0 && T[I] == ";"))
      return I;
  }
  return T.size() - 1;
}

std::string statement(const std::vector<std::string> &T, size_t From) {
  std::string Out = T[From];
  for (size_t I = From + 1, End = statementEnd(T, From); I <= End; ++I)
    Out += " " + T[I];
  return Out;
}

/// section ("..."), alias ("..."): where code goes, or what else it is called.
bool isNaming(const std::vector<std::string> &T, size_t I) {
  for (std::string_view W : {"section", "alias", "weakref"})
    if (T[I] == W || T[I] == fmt::format("__{}__", W))
      return I + 2 < T.size() && T[I + 1] == "(" && T[I + 2].ends_with('"');
  return false;
}

/// Finds the functions in which the compilers' headers give clock instructions
/// a name: `__rdtsc (void) { return __builtin_ia32_rdtsc (); }`. To include the
/// header is free, since whoever calls the function writes its name. Only
/// outside of braces: a member can be called by its place in a table.
class ClockNames {
public:
  explicit ClockNames(const std::vector<std::string> &T) : T(T) {}

  /// Whether the clock word at \p I calls nothing. To be asked of every token,
  /// in order.
  bool namesOnly(size_t I) {
    brace(I);
    if (!readsClock(T[I]))
      return false;
    if (Body && I == Body + 2 && T[I - 1] == "return")
      return true;
    if (Depth != 0 || I + 1 >= T.size() || T[I + 1] != "(")
      return false;
    const size_t Next = statementEnd(T, I) + 1;
    if (Next >= T.size() || T[Next] != "{")
      return false;
    Body = Next;
    return true;
  }

private:
  /// Those of `extern "C"` hold no members.
  void brace(size_t I) {
    if (T[I] == "{" || T[I] == "<%") {
      Open.push_back(I < 2 || T[I - 2] != "extern");
      Depth += Open.back();
    } else if ((T[I] == "}" || T[I] == "%>") && !Open.empty()) {
      Depth -= Open.back();
      Open.pop_back();
    }
  }

  const std::vector<std::string> &T;
  size_t Body = 0;        ///< the brace that opens the last of them; 0: none
  std::vector<bool> Open; ///< braces; true: it counts
  int Depth = 0;
};

} // namespace

bool readsClock(std::string_view W) {
  if (W.ends_with('"') && !W.starts_with('#'))
    return false;
  for (std::string_view Part : {"rdtsc", "rdpmc", "rdpru", "readcyclecounter",
                                "readsteadycounter", "arm_rsr"})
    if (W.find(Part) != W.npos)
      return true;
  return false;
}

bool isUninstrumented(std::string_view W) {
  return W.find("no_sanitize") != W.npos || W.find("__sanitizer_") == 0 ||
         W.find("no_address_safety") != W.npos || W.find("__asan_") == 0 ||
         W.find("__tsan_") == 0 || W.find("__ubsan_") == 0 ||
         W.find("disable_sanitizer_instrumentation") != W.npos;
}

std::vector<std::string> tokens(std::string_view T) {
  std::vector<std::string> Out;
  bool LineBegins = true;
  for (size_t At = 0; At < T.size();) {
    char C = T[At];
    if (isspace(static_cast<unsigned char>(C))) {
      LineBegins |= C == '\n';
      ++At;
      continue;
    }
    size_t End = At;
    if (C == '#' && LineBegins) {
      End = lineEnd(T, At);
      size_t Second = T.find_first_not_of(" \t", At + 1);
      if (Second < End && isDigit(T[Second])) {
        At = End;
        continue;
      }
    } else if (isDigit(C) ||
               (C == '.' && At + 1 < T.size() && isDigit(T[At + 1]))) {
      End = numberEnd(T, At);
    } else if (isWord(C)) {
      End = wordEnd(T, At);
    } else if (C == '"' || C == '\'') {
      End = literalEnd(T, At, false);
    } else {
      End = punctuatorEnd(T, At);
    }
    Out.emplace_back(T.substr(At, End - At));
    At = End;
    LineBegins = false;
  }
  return Out;
}

TokenFacts tokenFacts(std::string_view Text) {
  TokenFacts F;
  Sha256 H;
  std::vector<std::string> All = tokens(Text);
  ClockNames Clocks(All);
  for (size_t I = 0; I < All.size(); ++I) {
    const std::string &W = All[I];
    H.add(W);
    const bool NamesOnly = Clocks.namesOnly(I);
    if (isAsm(W) || isNaming(All, I))
      F.Watched.insert(statement(All, I));
    else if (isUninstrumented(W) || (readsClock(W) && !NamesOnly))
      F.Watched.insert(W);
  }
  F.Hash = H.hex();
  return F;
}

std::string factsPath(const std::string &Object) {
  // A number that changes with what is watched: a cache may be older.
  return Object.substr(0, Object.rfind('.')) + ".facts2";
}

std::string toText(const TokenFacts &F) {
  return json{{"tokens", F.Hash}, {"watched", F.Watched}}.dump(
      1, ' ', false, json::error_handler_t::replace);
}

Result<TokenFacts> buildFacts(const Build &B) {
  TokenFacts All;
  Sha256 H;
  for (const std::string &O : B.Objects) {
    Result<std::string> Text = readFile(factsPath(O));
    if (!Text)
      return Text.takeError();
    json J = json::parse(*Text, nullptr, false);
    if (!J.is_object() || !J["tokens"].is_string() || !J["watched"].is_array())
      return Error{Errc::Input,
                   fmt::format("{}: damaged; remove it", factsPath(O)), ""};
    H.add(J["tokens"].get<std::string>());
    for (const json &W : J["watched"])
      if (W.is_string())
        All.Watched.insert(W.get<std::string>());
  }
  for (const std::string &F : B.LdFlags)
    H.add(F);
  All.Hash = H.hex();
  return All;
}

} // namespace crinn::eval

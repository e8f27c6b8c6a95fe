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

/// Tokens from \p From to the parenthesis that closes the first one opened.
std::string statement(const std::vector<std::string> &T, size_t From) {
  std::string Out;
  int Depth = 0;
  for (size_t I = From; I < T.size(); ++I) {
    Out += (Out.empty() ? "" : " ") + T[I];
    if (T[I] == "(")
      ++Depth;
    if ((T[I] == ")" && --Depth == 0) || (Depth == 0 && T[I] == ";"))
      break;
  }
  return Out;
}

} // namespace

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
  for (size_t I = 0; I < All.size(); ++I) {
    const std::string &W = All[I];
    H.add(W);
    bool Section = (W == "section" || W == "__section__") &&
                   I + 2 < All.size() && All[I + 1] == "(" &&
                   All[I + 2].ends_with('"');
    if (isAsm(W) || Section)
      F.Watched.insert(statement(All, I));
    else if (isUninstrumented(W))
      F.Watched.insert(W);
  }
  F.Hash = H.hex();
  return F;
}

std::string factsPath(const std::string &Object) {
  return Object.substr(0, Object.rfind('.')) + ".facts";
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

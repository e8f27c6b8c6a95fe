//===- BodyText.cpp - a body from elsewhere, as text ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/body/BodyText.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
namespace tok = clang::tok;

namespace crinn::passes {
namespace {

Error checkCharacters(StringRef Body) {
  if (Body.size() > MostBodyBytes)
    return refuse("the body is longer than " + Twine(MostBodyBytes >> 10) +
                  " KiB");
  for (char C : Body)
    if (!isPrint(C) && C != '\n' && C != '\t' && C != '\r')
      return refuse("the body has a character that is not ASCII, or controls");
  if (Body.contains("\?\?"))
    return refuse("the body has a trigraph");
  for (size_t At = 0; (At = Body.find('\\', At)) != StringRef::npos; ++At)
    if (Body.drop_front(At + 1).ltrim(" \t\r").starts_with("\n"))
      return refuse("a line of the body ends in a backslash");
  if (!Body.starts_with("{") || !Body.ends_with("}"))
    return refuse("the body is not one block in braces");
  return Error::success();
}

bool isForbidden(StringRef Word) {
  static const StringSet<> Words = {
      "asm",      "goto",      "import",   "module",  "export",   "co_await",
      "co_yield", "co_return", "requires", "concept", "template", "namespace",
      "friend",   "extern",    "register", "typeid"};
  if (Words.contains(Word))
    return true;
  if (!Word.starts_with("__") && !Word.starts_with("_P"))
    return false;
  return !(Word.starts_with("__builtin_") || Word.starts_with("__m") ||
           Word.starts_with("__restrict") || Word.starts_with("__mmask"));
}

/// No body needs as much, and compilers fall over it.
constexpr unsigned MostTokens = 8000, Deepest = 100, MostInARow = 24;

char opening(tok::TokenKind K) {
  switch (K) {
  case tok::r_brace:
    return '{';
  case tok::r_paren:
    return '(';
  default:
    return '[';
  }
}

} // namespace

Error checkBodyText(StringRef Body) {
  if (Error E = checkCharacters(Body))
    return E;
  std::string Open, Wrong;
  bool Any = false, Over = false;
  unsigned Tokens = 0, InARow = 0;
  tok::TokenKind Last = tok::eof;
  auto Say = [&](const Twine &Why) {
    if (Wrong.empty())
      Wrong = Why.str();
  };
  auto Take = [&](const clang::Token &T, StringRef Word) {
    if (Over || (!Any && T.isNot(tok::l_brace)))
      Say("the body is not one block in braces");
    Any = true;
    bool Named = T.is(tok::raw_identifier) || T.isLiteral();
    InARow = Named ? 0 : InARow + 1;
    if (++Tokens > MostTokens || Open.size() > Deepest || InARow > MostInARow)
      Say("the body is too long or too deep");
    if (T.is(tok::l_square) && Last == tok::l_square)
      Say("the body has an attribute");
    Last = T.getKind();
    if (!T.isLiteral() && Word.contains('\\'))
      Say("the body has what is no token: " + Word.take_front(20));
    if (T.isOneOf(tok::l_brace, tok::l_paren, tok::l_square)) {
      Open += T.is(tok::l_brace) ? '{' : T.is(tok::l_paren) ? '(' : '[';
    } else if (T.isOneOf(tok::r_brace, tok::r_paren, tok::r_square)) {
      if (Open.empty() || Open.back() != opening(T.getKind()))
        Say("the brackets of the body do not match");
      else
        Open.pop_back();
      Over = Open.empty();
    } else if (T.isOneOf(tok::hash, tok::hashhash, tok::hashat)) {
      Say("the body has a directive");
    } else if (T.is(tok::unknown) || T.is(tok::at)) {
      Say("the body has what is no token: " + Word.take_front(20));
    } else if (T.is(tok::raw_identifier) && isForbidden(Word)) {
      Say("the body has " + Word);
    }
  };
  forEachToken(Body, Take);
  if (Wrong.empty() && !Over)
    Wrong = "the body is not one block in braces";
  return Wrong.empty() ? Error::success() : refuse(Wrong);
}

} // namespace crinn::passes

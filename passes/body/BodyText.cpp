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
  if (Body.contains("\\\n") || Body.contains("\\\r"))
    return refuse("a line of the body ends in a backslash");
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
  auto Say = [&](const Twine &Why) {
    if (Wrong.empty())
      Wrong = Why.str();
  };
  auto Take = [&](const clang::Token &T, StringRef Word) {
    if (Over || (!Any && T.isNot(tok::l_brace)))
      Say("the body is not one block in braces");
    Any = true;
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

//===- MailPatch.cpp - a variant as a patch for git am --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/patch/MailPatch.h"
#include "passes/patch/Scratch.h"
#include "passes/source/Failure.h"

#include <set>

using namespace llvm;

namespace crinn::passes {
namespace {

/// `search(float) const` of `best-first@search(float) const#0`.
std::string functionOf(StringRef Site) {
  return Site.split('@').second.rsplit('#').first.str();
}

/// The subject is the first rewrite's; the others stand in the body with it.
std::string message(const Variant &V) {
  std::string Text = StringRef(V.Title).split("; ").first.str() + "\n";
  for (const RewriteInfo &R : catalogue()) {
    std::set<std::string> In;
    for (const Step &S : V.Applied.Steps)
      if (S.Rewrite == R.Name)
        In.insert(functionOf(S.Site));
    if (!In.empty())
      Text += "\n" + R.Name + ", class " + R.Class + ":\n" + R.Summary + "\n";
    for (const std::string &F : In)
      Text += "- " + F + "\n";
  }
  return Text + "\nParsed and verified, not measured.\n\nAssisted-by: crinn\n";
}

/// For git's environment: who writes and commits. \p Ident: "Name <mail> date".
std::vector<std::string> author(StringRef Ident) {
  auto [Name, Rest] = Ident.split(" <");
  StringRef Mail = Rest.split('>').first;
  std::vector<std::string> Out;
  for (const char *Who : {"GIT_AUTHOR_", "GIT_COMMITTER_"}) {
    Out.push_back((Who + Twine("NAME=") + Name).str());
    Out.push_back((Who + Twine("EMAIL=") + Mail).str());
  }
  return Out;
}

} // namespace

Expected<std::string> mailPatch(const Codebase &C, const Variant &V) {
  std::string Ident = askGit(C.Root, {"var", "GIT_AUTHOR_IDENT"});
  if (Ident.empty())
    return fail(Code::Environment,
                C.Root + ": git knows no author there; set user.name and "
                         "user.email with git config");
  std::vector<std::string> Env = author(Ident);
  std::string Prefix = askGit(C.Root, {"rev-parse", "--show-prefix"});
  Scratch Tmp;
  auto Commit = [&](auto Text, const std::string &Message) -> Error {
    for (const ChangedFile &F : V.Files)
      if (Error E = Tmp.write(Prefix + F.Path, F.*Text))
        return E;
    if (Error E = Tmp.git({"-c", "core.autocrlf=false", "add", "-A", "-f"})
                      .takeError())
      return E;
    return Tmp.git({"commit", "-q", "--cleanup=whitespace", "-m", Message}, Env)
        .takeError();
  };
  if (Error E = Tmp.git({"init", "-q"}).takeError())
    return std::move(E);
  if (Error E = Commit(&ChangedFile::Before, "Base"))
    return std::move(E);
  if (Error E = Commit(&ChangedFile::After, message(V)))
    return std::move(E);
  return Tmp.git({"-c", "core.quotePath=false", "format-patch", "-1",
                  "--stdout", "--no-signature", "--no-renames"},
                 Env);
}

} // namespace crinn::passes

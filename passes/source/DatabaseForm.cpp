//===- DatabaseForm.cpp - is it a compilation database? -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Clang reads the file as YAML, which takes more than JSON (a comma behind the
/// last entry), and prints what it does not like by itself. So it is read the
/// same way before, for one line that says what is wrong and where.
///
//===----------------------------------------------------------------------===//

#include "passes/source/Database.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;

namespace crinn::passes {
namespace {

class Form {
public:
  explicit Form(StringRef Text) : Stream(Text, SM, /*ShowColors=*/false) {
    SM.setDiagHandler(
        [](const SMDiagnostic &D, void *Self) {
          static_cast<Form *>(Self)->say(D.getLineNo(), D.getMessage());
        },
        this);
  }

  std::string check() {
    yaml::document_iterator First = Stream.begin(); // there is always one
    if (yaml::Node *Root = First->getRoot())
      checkRoot(*Root);
    if (Stream.failed())
      say(1, "no JSON");
    return Wrong;
  }

private:
  void say(unsigned Line, const Twine &Why) {
    if (Wrong.empty())
      Wrong = ("line " + Twine(Line) + ": " + Why).str();
  }
  void say(const yaml::Node &At, const Twine &Why) {
    SMLoc Where = At.getSourceRange().Start;
    say(Where.isValid() ? SM.getLineAndColumn(Where).first : 1, Why);
  }

  void checkRoot(yaml::Node &Root) {
    auto *List = dyn_cast<yaml::SequenceNode>(&Root);
    if (!List)
      return say(Root, isa<yaml::NullNode>(Root) ? "it is empty"
                                                 : "no list of commands");
    bool Any = false;
    for (yaml::Node &Entry : *List) {
      Any = true;
      checkEntry(Entry);
    }
    if (!Any && !Stream.failed())
      say(Root, "it has no entry");
  }

  void checkEntry(yaml::Node &Entry) {
    auto *Fields = dyn_cast<yaml::MappingNode>(&Entry);
    if (!Fields)
      return say(Entry, "a command is no object");
    std::set<std::string> Has;
    for (yaml::KeyValueNode &Field : *Fields) {
      auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Field.getKey());
      yaml::Node *Value = Field.getValue();
      if (!Key || !Value)
        return say(Entry, "a field without a name or a value");
      SmallString<16> Space;
      std::string Name = Key->getValue(Space).str();
      bool Fits = Name == "arguments" ? isa<yaml::SequenceNode>(Value)
                                      : isa<yaml::ScalarNode>(Value);
      if (!Fits && Name != "arguments" && !isNeeded(Name))
        Fits = true;
      if (!Fits)
        say(*Key, "malformed field '" + Name + "'");
      Has.insert(Name);
      Value->skip();
    }
    for (const char *Name : {"directory", "file"})
      if (!Has.count(Name))
        say(Entry, Twine("a command has no '") + Name + "'");
    if (!Has.count("command") && !Has.count("arguments"))
      say(Entry, "a command has no 'command' and no 'arguments'");
  }

  static bool isNeeded(StringRef Name) {
    return Name == "directory" || Name == "file" || Name == "command";
  }

  SourceMgr SM;
  yaml::Stream Stream;
  std::string Wrong;
};

} // namespace

std::string wrongInDatabase(StringRef Text) { return Form(Text).check(); }

} // namespace crinn::passes

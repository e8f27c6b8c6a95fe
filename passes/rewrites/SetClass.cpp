//===- SetClass.cpp - a class that is a set of visited ids ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Nothing is proven about code in general. There are few ways to write such a
/// class: bits in words, a flag or the number of the present round per id, bits
/// in words that are made 0 when the first of them is set, and sets of the
/// standard library. Each member has to be one of the texts (SetText.h) that it
/// has there, and what is taken, moved and given back has to fit as well.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetClass.h"
#include "passes/rewrites/SetMemory.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// One way to keep the ids in the fields of a class.
struct Form {
  std::set<std::string> Tests, Marks;
  std::set<std::string> Clears;  ///< whatever the number was
  std::set<std::string> Empties; ///< for the number that it takes
  bool Grows = false, Shares = false;
  bool Made = false; ///< empty where it is constructed with a number
};

class Reader {
public:
  Reader(const ASTContext &Ctx, const CXXRecordDecl *Class,
         llvm::ArrayRef<TemplateArgument> Args, const SetUses &Used)
      : Class(Class), Text(Ctx, Class, Args), Memory(Text, Class), Used(Used) {}

  llvm::Expected<SetClass> run() {
    if (llvm::Error Not = Memory.check())
      return std::move(Not);
    for (const std::string &Name : Used.Members)
      if (llvm::Error Not = find(Name))
        return std::move(Not);
    if (const CXXConstructorDecl *C = Memory.sized(); C && Used.Sized) {
      QualType T = C->getParamDecl(0)->getType();
      Out.Takes[""] = {Text.widthOf(T), Text.typeOf(T)->isSignedIntegerType()};
    }
    if (Used.Sized && !Memory.sized())
      return refuse("it has no constructor that takes a number");
    Out.Defaults = Memory.defaults();
    Out.Copies = Memory.copies();
    Out.Moves = Memory.moves();
    Fit Best;
    for (const Form &F : forms()) {
      Fit This = fits(F);
      if (This.Odd.empty())
        return Out;
      if (Best.Odd.empty() || This.Members > Best.Members)
        Best = This;
    }
    return refuse(Best.Odd.empty() ? "it keeps ids in no way that is known"
                                   : Best.Odd);
  }

private:
  llvm::Error find(const std::string &Name) {
    const CXXMethodDecl *Only = nullptr;
    for (const Decl *D : Class->decls()) {
      const auto *N = dyn_cast<NamedDecl>(D);
      if (!N || N->getDeclName().getAsString() != Name)
        continue;
      const auto *M = dyn_cast<CXXMethodDecl>(N);
      if (Only || !M || M->isStatic() || M->isVolatile() ||
          M->getAccess() != AS_public || M->getNumParams() > 1)
        return refuse("its member `" + Name + "` is not one plain function");
      Only = M;
    }
    if (!Only)
      return refuse("it has no member `" + Name + "`");
    const FunctionDecl *Def = nullptr;
    if (!Only->hasBody(Def))
      return refuse("the body of its member `" + Name + "` is not seen");
    Methods[Name] = cast<CXXMethodDecl>(Def);
    Bodies[Name] = Text.body(Def);
    Out.Returns[Name] = Text.typeOf(Only->getReturnType());
    if (Only->getNumParams()) {
      QualType T = Text.typeOf(Only->getParamDecl(0)->getType());
      unsigned Width = T.isNull() ? 0 : Text.widthOf(T);
      if (!Width)
        return refuse("its member `" + Name + "` takes no integer");
      Out.Takes[Name] = {Width, T->isSignedIntegerType()};
    }
    return llvm::Error::success();
  }

  /// How many members that are used are the form's, and what is wrong.
  struct Fit {
    unsigned Members = 0;
    std::string Odd;
  };

  Fit fits(const Form &F) {
    Fit This;
    Out.Members.clear();
    for (const auto &[Name, Body] : Bodies) {
      const CXXMethodDecl *M = Methods[Name];
      bool Takes = M->getNumParams() == 1;
      if (Takes && F.Tests.count(Body) && M->isConst())
        Out.Members[Name] = SetClass::Tests;
      else if (Takes && F.Marks.count(Body))
        Out.Members[Name] = SetClass::Marks;
      else if ((Takes ? F.Empties : F.Clears).count(Body) && enough(M))
        Out.Members[Name] = SetClass::Clears;
      else if (This.Odd.empty())
        This.Odd = "its member `" + Name + "` is in no form that is known";
    }
    This.Members = Out.Members.size();
    auto Has = [&](SetClass::Does What) {
      return llvm::any_of(Out.Members,
                          [&](const auto &M) { return M.second == What; });
    };
    if (This.Odd.empty() && (!Has(SetClass::Tests) || !Has(SetClass::Marks)))
      This.Odd = "nothing tests or marks an id in it";
    if (This.Odd.empty() && Used.Sized && !F.Made)
      This.Odd = "what its constructor makes is in no form that is known";
    Out.Grows = F.Grows;
    Out.Shares = F.Shares;
    return This;
  }

  /// A constructor that a clearing function calls takes what that one takes.
  bool enough(const CXXMethodDecl *M) const {
    const CXXConstructorDecl *C = Memory.sized();
    return M->getNumParams() == 0 || !C ||
           Text.widthOf(C->getParamDecl(0)->getType()) >=
               Text.widthOf(M->getParamDecl(0)->getType());
  }

  void clear(Form &F, const SetStore &S,
             const std::set<std::string> &Sizes) const {
    F.Clears = Memory.zeros(S);
    F.Empties = Memory.resized(S, Sizes);
    F.Made = Memory.makes(S, Sizes);
    if (F.Made)
      F.Empties.merge(Memory.renewed(F.Clears));
  }

  static std::string at(const std::string &Name, unsigned Log) {
    return "." + Name + "[" + (Log ? "(i>>" + std::to_string(Log) + ")" : "i") +
           "]";
  }

  std::vector<Form> forms() const {
    std::vector<Form> All;
    for (const SetStore &S : Memory.stores()) {
      if (S.Is == SetStore::Hash) {
        hash(S, All);
        continue;
      }
      flags(S, All);
      words(S, All);
      rounds(S, All);
    }
    return All;
  }

  void hash(const SetStore &S, std::vector<Form> &All) const {
    for (const auto &[Name, As] : Out.Takes)
      if (!Name.empty() && As.first > S.Width)
        return;
    Form F;
    std::string D = "." + S.Name;
    for (const char *Test : {".count(i))", ".contains(i))"})
      F.Tests.insert("return bool(" + D + Test);
    F.Tests.insert("return (" + D + ".end()!=" + D + ".find(i))");
    F.Tests.insert("return (" + D + ".find(i)!=" + D + ".end())");
    F.Marks = {D + ".insert(i)", D + ".emplace(i)"};
    F.Clears = F.Empties = {D + ".clear()"};
    F.Grows = F.Shares = true;
    if (Memory.leavesEmpty(S)) {
      F.Made = true;
      All.push_back(F);
    }
  }

  /// One element per id, not 0 if it is in.
  void flags(const SetStore &S, std::vector<Form> &All) const {
    Form F;
    F.Tests = {"return bool(" + at(S.Name, 0) + ")"};
    F.Marks = {at(S.Name, 0) + "=1"};
    clear(F, S, {"i", "(i+1)"});
    F.Shares = S.Width == 1;
    All.push_back(F);
  }

  struct Words {
    std::set<std::string> Tests, Marks, Sizes;
  };

  static Words wordsOf(const SetStore &S) {
    Words W;
    unsigned Log = llvm::Log2_32(S.Width);
    std::string N = std::to_string(S.Width - 1), L = std::to_string(Log);
    std::string Bit = "(i&" + N + ")", Word = at(S.Name, Log);
    W.Tests.insert("bool(((" + Word + ">>" + Bit + ")&1))");
    for (unsigned Wide = std::max(S.Width, 32u); Wide <= 64; Wide *= 2) {
      std::string One = "(1:" + std::to_string(Wide) + "<<" + Bit + ")";
      W.Tests.insert("bool((" + One + "&" + Word + "))");
      W.Marks.insert(Word + "|=" + One);
    }
    W.Sizes = {"((i+" + N + ")>>" + L + ")", "((i>>" + L + ")+1)"};
    return W;
  }

  /// One bit per id, in words; or, with flags that say which words count.
  void words(const SetStore &S, std::vector<Form> &All) const {
    if (S.Width < 8 || S.Signed)
      return;
    Words W = wordsOf(S);
    Form F;
    F.Shares = true;
    for (const std::string &Test : W.Tests)
      F.Tests.insert("return " + Test);
    F.Marks = W.Marks;
    clear(F, S, W.Sizes);
    All.push_back(F);
    for (const SetStore &Flags : Memory.stores()) {
      if (Flags.Name == S.Name || Flags.Is == SetStore::Hash)
        continue;
      Form Two;
      Two.Shares = true;
      unsigned Log = llvm::Log2_32(S.Width);
      std::string In = "bool(" + at(Flags.Name, Log) + ")";
      for (const std::string &Test : W.Tests) {
        Two.Tests.insert("if(!" + In + "){return 0};return " + Test);
        Two.Tests.insert("return (" + In + "&&" + Test + ")");
      }
      for (const std::string &Mark : W.Marks)
        Two.Marks.insert("if(!" + In + "){" + at(Flags.Name, Log) + "=1;" +
                         at(S.Name, Log) + "=0};" + Mark);
      Two.Clears = Memory.zeros(Flags);
      Two.Made = Memory.makes(Flags, W.Sizes, &S);
      if (Two.Made)
        Two.Empties = Memory.renewed(Two.Clears);
      All.push_back(Two);
    }
  }

  /// One number per id: that of the round in which it was marked. Numbers begin
  /// again before one is used a second time.
  void rounds(const SetStore &S, std::vector<Form> &All) const {
    for (const std::string &Round : Memory.counters(S)) {
      Form F;
      std::string Now = "." + Round, Each = at(S.Name, 0);
      F.Tests = {"return (" + std::min(Now, Each) + "==" + std::max(Now, Each) +
                 ")"};
      F.Marks = {Each + "=" + Now};
      std::string D = "." + S.Name;
      for (const std::string &Zero : Memory.zeros(S))
        for (const std::string &Next :
             {"if(!bool(++" + Now + ")){",
              "++" + Now + ";if(!bool(" + Now + ")){"}) {
          F.Clears.insert(Next + Zero + ";" + Now + "=1}");
        }
      for (const std::string &Next : F.Clears)
        for (const char *Grow : {".resize(i)", ".resize(i,0)"})
          if (S.Is == SetStore::Vector)
            F.Empties.insert("if((" + D + ".size()<i)){" + D + Grow + "};" +
                             Next);
      F.Made = Memory.makes(S, {"i", "(i+1)"});
      if (F.Made)
        F.Empties.merge(Memory.renewed(F.Clears));
      All.push_back(F);
    }
  }

  const CXXRecordDecl *Class;
  SetText Text;
  SetMemory Memory;
  const SetUses &Used;
  std::map<std::string, const CXXMethodDecl *> Methods;
  std::map<std::string, std::string> Bodies;
  SetClass Out;
};

} // namespace

llvm::Expected<SetClass> setClass(const ASTContext &Ctx,
                                  const CXXRecordDecl *Class,
                                  llvm::ArrayRef<TemplateArgument> Args,
                                  const SetUses &Used) {
  return Reader(Ctx, Class, Args, Used).run();
}

} // namespace crinn::passes

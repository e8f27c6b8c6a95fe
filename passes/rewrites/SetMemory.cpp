//===- SetMemory.cpp - the memory of a set of visited ids -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetMemory.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A class of the standard library with its arguments, in a template as well.
struct Standard {
  llvm::StringRef Name;
  llvm::ArrayRef<TemplateArgument> Args;
};

Standard standardOf(QualType T) {
  const NamedDecl *D = nullptr;
  Standard Out;
  if (const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          T->getAsCXXRecordDecl())) {
    D = S;
    Out.Args = S->getTemplateArgs().asArray();
  } else if (const auto *S = T->getAs<TemplateSpecializationType>();
             S && !S->isTypeAlias()) {
    D = S->getTemplateName().getAsTemplateDecl();
    Out.Args = S->template_arguments();
  }
  if (D && D->isInStdNamespace() && D->getIdentifier())
    Out.Name = D->getName();
  return Out;
}

/// The hash and the order of a set, where it is given any, are the library's.
bool standsOnStd(llvm::ArrayRef<TemplateArgument> Args) {
  return llvm::all_of(Args.drop_front(), [](const TemplateArgument &A) {
    const CXXRecordDecl *R = A.getKind() == TemplateArgument::Type
                                 ? A.getAsType()->getAsCXXRecordDecl()
                                 : nullptr;
    return R && R->isInStdNamespace();
  });
}

} // namespace

SetMemory::SetMemory(const SetText &Text, const CXXRecordDecl *Class)
    : Text(Text), Class(Class) {
  for (const FieldDecl *F : Class->fields())
    add(F);
  auto Look = [&](const Decl *D) {
    const auto *C = dyn_cast<CXXConstructorDecl>(D);
    if (!C || C->isImplicit() || C->getNumParams() != 1 ||
        !Text.widthOf(C->getParamDecl(0)->getType()))
      return;
    Sized = C;
    ++SizedOnes;
  };
  for (const Decl *D : Class->decls())
    Look(D);
  const FunctionDecl *Def = nullptr;
  if (Sized && Sized->hasBody(Def)) {
    Sized = cast<CXXConstructorDecl>(Def);
    Inits = Text.inits(Sized);
  }
  for (const Decl *D : Class->decls())
    if (const auto *M = dyn_cast<CXXMethodDecl>(D);
        M && M->isMoveAssignmentOperator())
      Swaps = isSwap(M, "swap(*this,i);return *this");
}

void SetMemory::add(const FieldDecl *F) {
  SetStore S;
  S.Name = F->getNameAsString();
  QualType T = F->getType(), Element;
  Standard Std = standardOf(T);
  if (T->isPointerType()) {
    S.Is = SetStore::Pointer;
    Element = Text.typeOf(T->getPointeeType());
    Owns = true;
  } else if (Std.Name == "vector" && !Std.Args.empty()) {
    Element = Text.typeOf(Std.Args[0].getAsType());
  } else if ((Std.Name == "unordered_set" || Std.Name == "set") &&
             standsOnStd(Std.Args)) {
    S.Is = SetStore::Hash;
    Element = Text.typeOf(Std.Args[0].getAsType());
  }
  if (Element.isNull() || Element.isVolatileQualified() ||
      T.isVolatileQualified() || !Text.widthOf(Element))
    return;
  bool Bool = Element->isBooleanType();
  S.Width = Bool && S.Is == SetStore::Vector ? 1 : Text.widthOf(Element);
  S.Signed = Bool || Element->isSignedIntegerType();
  Stores.push_back(S);
}

std::vector<std::string> SetMemory::counters(const SetStore &S) const {
  std::vector<std::string> Out;
  for (const FieldDecl *F : Class->fields()) {
    std::string N = F->getNameAsString();
    auto It = Inits.find(N);
    if (N != S.Name && !S.Signed && Text.widthOf(F->getType()) == S.Width &&
        Text.typeOf(F->getType())->isUnsignedIntegerType() &&
        startOf(F) == "1" && (It == Inits.end() || It->second == "1"))
      Out.push_back(N);
  }
  return Out;
}

/// What a constructor does that took \p S by malloc to make it 0; "" if it took
/// it in another way.
std::string SetMemory::memset(const SetStore &S, const Texts &Sizes) const {
  auto It = Inits.find(S.Name);
  if (It == Inits.end())
    return "";
  llvm::StringRef Bytes = It->second;
  if (!Bytes.consume_front("malloc(") || !Bytes.consume_back(")"))
    return "";
  std::string Whole = Bytes.str();
  if (llvm::StringRef Field = Bytes; Field.consume_front(".")) {
    auto Of = Inits.find(Field.str());
    if (Of == Inits.end())
      return "";
    Whole = Of->second;
    // Words are an eighth of the ids: their bytes fit where the ids do.
    llvm::StringRef Inner = Whole;
    if (Inner.consume_front("narrow(") && Inner.consume_back(")"))
      Whole = Inner.str();
  }
  unsigned Each = S.Width / 8;
  for (const std::string &Size : Sizes) {
    if (Each == 1 && Whole == Size)
      return "memset(." + S.Name + ",0," + Bytes.str() + ")";
    // More than a byte per id may be too many for the type that counts them.
    if (Size.find(">>") != Size.npos &&
        Whole == "(" + Size + "*" + std::to_string(Each) + ")")
      return "memset(." + S.Name + ",0," + Bytes.str() + ")";
  }
  return "";
}

bool SetMemory::makes(const SetStore &S, const Texts &Sizes,
                      const SetStore *Also) const {
  if (!Sized || Inits.count("?"))
    return false;
  std::string Body = Text.body(Sized);
  auto Takes = [&](const SetStore &One, bool Zero) {
    auto It = Inits.find(One.Name);
    std::string Given = It == Inits.end() ? "" : It->second;
    std::string Memset = memset(One, Sizes);
    bool Cleared = false;
    if (!Memset.empty() && Body == Memset) {
      Body.clear();
      Cleared = true;
    }
    if (One.Is == SetStore::Pointer && !Memset.empty())
      return Cleared || !Zero;
    for (const std::string &Size : Sizes) {
      std::string Each = std::to_string(One.Width / 8), D = "." + One.Name;
      if (One.Is == SetStore::Pointer &&
          (Given == "calloc(" + Size + "," + Each + ")" ||
           Given == "new[" + Size + "]()" ||
           (!Zero && Given == "new[" + Size + "]")))
        return true;
      if (One.Is == SetStore::Vector && (Given == Size || Given == Size + ",0"))
        return true;
      if (One.Is == SetStore::Vector && Given.empty() &&
          (Body == D + ".resize(" + Size + ")" ||
           Body == D + ".assign(" + Size + ",0)")) {
        Body.clear();
        return true;
      }
    }
    return false;
  };
  return Takes(S, true) && (!Also || Takes(*Also, false)) && Body.empty();
}

bool SetMemory::leavesEmpty(const SetStore &S) const {
  return !Sized || (!Inits.count(S.Name) && !Inits.count("?") &&
                    Text.body(Sized).empty());
}

SetMemory::Texts SetMemory::zeros(const SetStore &S) const {
  std::string D = "." + S.Name;
  if (S.Is == SetStore::Vector)
    return {"fill(" + D + ".begin()," + D + ".end(),0)",
            D + ".assign(" + D + ".size(),0)"};
  auto It = Inits.find(S.Name);
  llvm::StringRef Bytes;
  if (It != Inits.end())
    Bytes = It->second;
  if (Bytes.consume_front("malloc(.") && Bytes.consume_back(")"))
    return {"memset(" + D + ",0,." + Bytes.str() + ")"};
  return {};
}

SetMemory::Texts SetMemory::resized(const SetStore &S,
                                    const Texts &Sizes) const {
  Texts Out;
  std::string D = "." + S.Name;
  if (S.Is != SetStore::Vector)
    return Out;
  for (const std::string &Size : Sizes) {
    Out.insert(D + ".assign(" + Size + ",0)");
    for (std::string Given : {Size, Size + ",0"}) {
      Out.insert(D + ".clear();" + D + ".resize(" + Given + ")");
      Out.insert(D + "=vector(" + Given + ")");
      for (const std::string &Zero : zeros(S))
        Out.insert(D + ".resize(" + Given + ");" + Zero);
    }
  }
  return Out;
}

SetMemory::Texts SetMemory::renewed(const Texts &Same) const {
  Texts Out = {"*this=Self(i)"};
  unsigned Wide = Text.widthOf(Sized->getParamDecl(0)->getType());
  for (const FieldDecl *F : Class->fields()) {
    auto It = Inits.find(F->getNameAsString());
    bool Kept = It == Inits.end(); // then a new object is made each time
    // What was moved from must not keep the number without the memory.
    if (Text.widthOf(F->getType()) < Wide || startOf(F) != "0" ||
        !(Kept || (It->second == "i" && Swaps)))
      continue;
    std::string N = "." + F->getNameAsString();
    for (const std::string &One : Same) {
      Out.insert("if((" + N + "!=i)){*this=Self(i)}else{" + One + "}");
      Out.insert("if((" + N + "==i)){" + One + "}else{*this=Self(i)}");
    }
  }
  return Out;
}

} // namespace crinn::passes

//===- SetCopies.cpp - a set of visited ids as a whole --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetMemory.h"

#include "clang/AST/DeclFriend.h"

using namespace clang;

namespace crinn::passes {

/// What the field is in an object that is made without a number.
std::string SetMemory::startOf(const FieldDecl *F) const {
  const Expr *E = F->getInClassInitializer();
  return E ? Text.of(E) : "";
}

/// \p F has the body \p Body, and the class's swap exchanges all fields.
bool SetMemory::isSwap(const FunctionDecl *F, llvm::StringRef Body) const {
  const FunctionDecl *Def = nullptr;
  if (!F->hasBody(Def) || Text.body(Def) != Body)
    return false;
  for (const FriendDecl *D : Class->friends()) {
    const auto *Swap = dyn_cast_or_null<FunctionDecl>(D->getFriendDecl());
    if (!Swap || !Swap->hasBody(Def) || Def->getNumParams() != 2)
      continue;
    std::string Done = Text.body(Def) + ";";
    unsigned Parts = llvm::count(Done, ';');
    for (const FieldDecl *One : Class->fields()) {
      std::string N = One->getNameAsString();
      if (!llvm::StringRef(Done).contains("swap(i." + N + ",p1." + N + ");"))
        return false;
      --Parts;
    }
    return Parts == 0;
  }
  return false;
}

llvm::Error SetMemory::check() const {
  if (Class->getNumBases() || Class->isPolymorphic() || Class->isUnion())
    return refuse("it has a base class or is no plain class");
  for (const FriendDecl *D : Class->friends()) {
    const NamedDecl *N = D->getFriendDecl();
    if (!N || N->getDeclName().getAsString() != "swap")
      return refuse("it has another friend than a swap");
  }
  for (const FieldDecl *F : Class->fields()) {
    if (F->isMutable() || F->getType().isVolatileQualified() ||
        F->getType()->isReferenceType())
      return refuse("its field `" + F->getName() +
                    "` is mutable, volatile or a reference");
    std::string Start = startOf(F);
    bool Plain = F->getType()->isPointerType() || Text.widthOf(F->getType());
    if (Plain && Start.find_first_not_of("0123456789") != Start.npos)
      return refuse("its field `" + F->getName() + "` begins with no number");
    if (Plain &&
        (Start.empty() || (F->getType()->isPointerType() && Start != "0")))
      return refuse("its field `" + F->getName() +
                    "` has no value before the class gets a size");
  }
  if (SizedOnes > 1)
    return refuse("it has more than one constructor that takes a number");
  if (llvm::Error Not = checkCopies())
    return Not;
  if (llvm::Error Not = checkMoves())
    return Not;
  return checkEnd();
}

llvm::Error SetMemory::checkCopies() const {
  bool Moves = Class->hasUserDeclaredMoveConstructor() ||
               Class->hasUserDeclaredMoveAssignment();
  bool Constructs = false, Assigns = false;
  for (const Decl *D : Class->decls()) {
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (!M || M->isImplicit())
      continue;
    const auto *C = dyn_cast<CXXConstructorDecl>(M);
    bool Copies =
        (C && C->isCopyConstructor()) || M->isCopyAssignmentOperator();
    if (C && C->isDefaultConstructor() && !C->isDefaulted() &&
        C->getNumParams() == 0 && Text.body(C) != "")
      return refuse("its default constructor does more than begin empty");
    if (!Copies)
      continue;
    (C ? Constructs : Assigns) = true;
    if (!M->isDeleted() && (Owns || !M->isDefaulted()))
      return refuse("it is copied in a way of its own");
  }
  if (Owns && !Moves && !(Constructs && Assigns))
    return refuse("a copy of it would own the same memory");
  return llvm::Error::success();
}

llvm::Error SetMemory::checkMoves() const {
  for (const Decl *D : Class->decls()) {
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (!M || M->isImplicit() || M->isDeleted())
      continue;
    const auto *C = dyn_cast<CXXConstructorDecl>(M);
    bool Constructs = C && C->isMoveConstructor();
    if (!Constructs && !M->isMoveAssignmentOperator())
      continue;
    if (M->isDefaulted() && !Owns)
      continue;
    if (Constructs ? !isSwap(M, "swap(*this,i)") || !Text.inits(C).empty()
                   : !Swaps)
      return refuse("it is moved in a way of its own");
  }
  return llvm::Error::success();
}

llvm::Error SetMemory::checkEnd() const {
  const CXXDestructorDecl *D = nullptr;
  for (const Decl *One : Class->decls())
    if (const auto *End = dyn_cast<CXXDestructorDecl>(One))
      D = End;
  const FunctionDecl *Def = nullptr;
  bool Written = D && D->isUserProvided();
  std::string Body = Written && D->hasBody(Def) ? Text.body(Def) : "";
  if (!Owns)
    return !Written || (Def && Body.empty())
               ? llvm::Error::success()
               : refuse("its destructor does more than end it");
  for (const SetStore &S : Stores) {
    auto It = Inits.find(S.Name);
    if (S.Is != SetStore::Pointer || It == Inits.end())
      continue;
    bool New = llvm::StringRef(It->second).starts_with("new[");
    std::string P = "." + S.Name,
                Free = New ? "delete[] " + P : "free(" + P + ")";
    if (Body == Free || Body == "if(bool(" + P + ")){" + Free + "}")
      return llvm::Error::success();
  }
  return refuse("its destructor does not give back what its constructor took");
}

bool SetMemory::defaults() const {
  bool Any = false, Without = false;
  for (const Decl *D : Class->decls())
    if (const auto *C = dyn_cast<CXXConstructorDecl>(D);
        C && !C->isImplicit()) {
      Any = true;
      Without |= C->getMinRequiredArguments() == 0 && !C->isDeleted();
    }
  return Without || !Any;
}

bool SetMemory::copies() const {
  for (const Decl *D : Class->decls())
    if (const auto *C = dyn_cast<CXXConstructorDecl>(D);
        C && C->isCopyConstructor() && !C->isImplicit())
      return !C->isDeleted();
  return !Class->hasUserDeclaredMoveConstructor() &&
         !Class->hasUserDeclaredMoveAssignment();
}

bool SetMemory::moves() const {
  for (const Decl *D : Class->decls())
    if (const auto *C = dyn_cast<CXXConstructorDecl>(D);
        C && C->isMoveConstructor() && !C->isImplicit())
      return !C->isDeleted();
  return copies();
}

} // namespace crinn::passes

//===- SetMemory.h - the memory of a set of visited ids ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETMEMORY_H
#define CRINN_PASSES_REWRITES_SETMEMORY_H

#include "passes/rewrites/SetText.h"
#include "passes/source/Failure.h"

#include <set>
#include <string>
#include <vector>

namespace crinn::passes {

/// A field that has elements.
struct SetStore {
  enum { Vector, Pointer, Hash } Is = Vector;
  std::string Name;
  unsigned Width = 0; ///< bits of an element; 1 in vector<bool>
  bool Signed = false;
};

/// What a class takes, moves and gives back, and how it makes it 0. Everything
/// here is by text (SetText.h), in which ids and sizes are `i`.
class SetMemory {
public:
  using Texts = std::set<std::string>;

  SetMemory(const SetText &Text, const clang::CXXRecordDecl *Class);

  /// That objects are moved as a whole, copied as a whole or not at all, and
  /// empty where they are made without a number. Errors: Refusal.
  llvm::Error check() const;

  const std::vector<SetStore> &stores() const { return Stores; }

  /// Unsigned fields as wide as an element of \p S that begin at 1.
  std::vector<std::string> counters(const SetStore &S) const;

  /// The constructor that takes a number, or null.
  const clang::CXXConstructorDecl *sized() const { return Sized; }

  bool defaults() const; ///< can be made without a number
  bool copies() const;
  bool moves() const;

  /// True if that one gives \p S one of \p Sizes elements, all 0, and \p Also
  /// as many, of whatever value.
  bool makes(const SetStore &S, const Texts &Sizes,
             const SetStore *Also = nullptr) const;

  /// True if that one, or the lack of it, leaves \p S empty.
  bool leavesEmpty(const SetStore &S) const;

  /// Statements that make every element of \p S 0.
  Texts zeros(const SetStore &S) const;

  /// Statements that give \p S one of \p Sizes elements, all 0.
  Texts resized(const SetStore &S, const Texts &Sizes) const;

  /// Statements that make a new object for another number, and do one of
  /// \p Same for the same.
  Texts renewed(const Texts &Same) const;

private:
  llvm::Error checkCopies() const;
  llvm::Error checkMoves() const;
  llvm::Error checkEnd() const;
  bool isSwap(const clang::FunctionDecl *F, llvm::StringRef Body) const;
  void add(const clang::FieldDecl *F);
  std::string memset(const SetStore &S, const Texts &Sizes) const;
  std::string startOf(const clang::FieldDecl *F) const;

  const SetText &Text;
  const clang::CXXRecordDecl *Class;
  std::vector<SetStore> Stores;
  const clang::CXXConstructorDecl *Sized = nullptr;
  unsigned SizedOnes = 0;
  std::map<std::string, std::string> Inits; ///< of Sized
  bool Owns = false;                        ///< by a plain pointer
  bool Swaps = false;                       ///< moves by exchanging all fields
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETMEMORY_H

//===- PoolMove.h - where a sorted array makes room -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_POOLMOVE_H
#define CRINN_PASSES_REWRITES_POOLMOVE_H

#include "passes/rewrites/Spots.h"

#include "clang/AST/Stmt.h"

namespace crinn::passes {

/// A statement that moves the entries of [Place, End) to the place behind:
/// memmove, std::move_backward, std::copy_backward, or a loop from the end.
struct PoolMove {
  const clang::CompoundStmt *Block = nullptr; ///< that it stands in
  unsigned At = 0;                            ///< as which statement
  const clang::Expr *Array = nullptr;
  const clang::VarDecl *Place = nullptr;
  std::string End;                        ///< an index, as text
  std::vector<const clang::Expr *> Terms; ///< that it is made of
  const clang::Expr *SizeOf = nullptr;    ///< of memmove: the entry's size
  bool Moved = false;                     ///< std::move of each, no copy
  const clang::Stmt *statement() const;   ///< of Block
};
std::vector<PoolMove> poolMovesIn(const clang::ASTContext &Ctx,
                                  const clang::Stmt *Body);

/// True if a loop moves entries back and asks each whether to go on: what finds
/// the place while it makes room.
bool shiftsWhileAsking(const clang::Stmt *Body);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_POOLMOVE_H

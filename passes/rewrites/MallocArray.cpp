//===- MallocArray.cpp - an array between malloc and free -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/MallocArray.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/Mentions.h"
#include "passes/rewrites/RowPlace.h"
#include "passes/rewrites/Surroundings.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if `aligned_alloc` is that of the C library where \p F stands.
bool isDeclared(const ParsedUnit &U, const FunctionDecl *F) {
  DeclarationName Name(&U.Ctx.Idents.get("aligned_alloc"));
  const DeclContext *C = F->getDeclContext();
  for (; C && !C->isTranslationUnit(); C = C->getParent())
    if (!C->lookup(Name).empty())
      return false;
  return !U.Defined.count("aligned_alloc") && C && !C->lookup(Name).empty();
}

/// True for the C library's function of one of \p Names.
bool isOfLibrary(const Surroundings::Argument &A,
                 std::initializer_list<const char *> Names) {
  if (!A.Call || A.Address || !llvm::is_contained(Names, A.Name))
    return false;
  Callee R = calleeOf(A.Call);
  return !R.Object && (!R.Decl || isLibrary(R.Decl));
}

} // namespace

llvm::Error checkMalloc(const ParsedUnit &U, const FunctionDecl *F,
                        const PlainAllocation &A) {
  const auto *C = dyn_cast<CallExpr>(A.Taken);
  Callee R = C ? calleeOf(C) : Callee{};
  if (R.Name != "malloc" || !R.Decl || !isLibrary(R.Decl) || R.Decl->hasBody())
    return refuse("the memory is not taken by malloc");
  if (!isDeclared(U, F))
    return refuse("aligned_alloc is not declared there, or names something "
                  "else; <cstdlib> has it");
  llvm::StringRef File = U.sources().getBufferData(A.Statement.File);
  llvm::StringRef Rest =
      File.slice(A.Statement.End, lineEnd(File, A.Statement.End)).trim();
  if (!Rest.empty() && (!Rest.starts_with("//") || Rest.ends_with("\\")))
    return refuse("more code stands on the allocation's line");
  if (isConditional(U, F, A.Statement))
    return refuse("an #if in the function chooses how memory is taken");
  if (!spanOf(U.Ctx, C->getCallee()->getSourceRange()))
    return refuse("the allocation is spelled by a macro");
  return llvm::Error::success();
}

llvm::Error checkFreed(const ParsedUnit &U, const ValueDecl *Array) {
  Surroundings Around(U);
  bool Freed = false;
  for (const Expr *E : mentionsOf(U, Array).All) {
    Surroundings::Argument A = Around.argument(E);
    const Stmt *Up = Around.around(E, /*Casts=*/true);
    if (isOfLibrary(A, {"free", "realloc"}))
      Freed = true;
    else if (isa_and_nonnull<CXXDeleteExpr>(Up) ||
             (A.Call && (A.Name.find("free") != std::string::npos ||
                         A.Name.find("release") != std::string::npos ||
                         A.Name.find("destroy") != std::string::npos ||
                         A.Name == "reset")))
      return refuse("the array is not freed by free()");
    else if (isa_and_nonnull<CXXConstructExpr, CXXUnresolvedConstructExpr,
                             ParenListExpr, InitListExpr>(Up))
      return refuse("the array is handed to an object, which may free it");
  }
  if (!Freed)
    return refuse("what frees the array is not seen");
  return llvm::Error::success();
}

} // namespace crinn::passes

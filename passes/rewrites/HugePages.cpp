//===- HugePages.cpp - ask for huge pages under the index -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// huge-pages: behind the allocation of the vectors' or the links' array,
/// advise the system to put it into huge pages.
///
/// Why it can be faster: a search reads rows in no order, each on a page of its
/// own, and the processor knows the addresses of some 2,000 pages. With 4 KiB
/// that is 8 MiB; of a larger array nearly every row costs a walk through the
/// page table. With 2 MiB it is 4 GiB.
///
/// Why it is safe: madvise with MADV_HUGEPAGE changes no byte and frees none;
/// where it fails, all stays as it was but errno. Only whole, aligned 2 MiB
/// inside of the array are named, so no other memory is meant, and the start is
/// a page's start whatever the page size. Where the system has no such advice
/// the text is not compiled.
///
/// What it refuses: containers, which write their elements as they grow; memory
/// from an allocator of the codebase; an array of pointers, or one node's own
/// list; a size that cannot be read a second time; an allocation inside another
/// expression.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/Naming.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/source/Includes.h"

using namespace clang;

namespace crinn::passes {
namespace {

constexpr llvm::StringRef Header = "sys/mman.h";

/// True if the function calls madvise for the memory behind \p D: with it, or
/// with what was computed from it.
bool isAdvised(const FunctionDecl *F, const ValueDecl *D) {
  VarSet Of = {D};
  bool Found = false;
  auto Names = [&](const Expr *E) {
    return llvm::any_of(Of, [&](const ValueDecl *V) { return names(E, V); });
  };
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *Decls = dyn_cast<DeclStmt>(S))
      for (const Decl *One : Decls->decls())
        if (const auto *V = dyn_cast<VarDecl>(One);
            V && V->getInit() && Names(V->getInit()))
          Of.insert(V);
    const auto *C = dyn_cast<CallExpr>(S);
    Found |= C && calleeOf(C).Name == "madvise" && C->getNumArgs() == 3 &&
             Names(C->getArg(0));
    return !Found;
  });
  return Found;
}

class HugePages : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"huge-pages",
            "ask for huge pages under the array of vectors or links",
            "exact",
            "search",
            "kept",
            true,
            {}};
  }

  IdiomKind idiom() const override { return IdiomKind::Storage; }

  std::string title(const Params &) const override {
    return "Ask for huge pages under the index";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &) const override {
    llvm::Expected<PlainAllocation> A = plainAllocation(U, At.Found);
    if (!A)
      return A.takeError();
    if (isAdvised(At.Found.Function, A->Pointer))
      return EditSet{};
    llvm::StringRef File = U.sources().getBufferData(A->Statement.File);
    EditSet Out{A->Statement.File, {}};
    if (!includes(File, Header)) {
      std::optional<unsigned> Where = behindIncludes(File);
      if (!Where)
        return refuse("the file has no #include to put another one behind");
      std::string Nl = newlineOf(File);
      Out.Edits.push_back({*Where, 0,
                           "#ifdef __linux__" + Nl + "#include <" +
                               Header.str() + ">" + Nl + "#endif" + Nl,
                           /*Outside=*/true});
    }
    Out.insert(lineEnd(File, A->Behind), advice(U, At, *A));
    return Out;
  }

private:
  static std::string advice(const ParsedUnit &U, const Place &At,
                            const PlainAllocation &A) {
    llvm::StringRef File = U.sources().getBufferData(A.Statement.File);
    std::string Nl = newlineOf(File), In = indentAt(File, A.Statement.Begin);
    const FunctionDecl *F = At.Found.Function;
    std::string Unit = indentUnit(File, A.Statement.Begin);
    std::string All = textOf(U.Ctx, *spanOf(U.Ctx, F->getSourceRange())).str();
    Names N(U.Defined, All, A.Pointer->getName());
    std::string Page = N.fresh("huge_page"), Begin = N.fresh("huge_begin"),
                End = N.fresh("huge_end");
    // A second site of this function may stand in the same block, and a jump
    // must not pass over declarations.
    bool Own = At.Id.substr(At.Id.rfind('#')) != "#0" || hasLabels(F);
    std::string Text;
    auto Line = [&](llvm::StringRef L) {
      Text += In + (Own ? Unit : "") + L.str() + Nl;
    };
    auto Alone = [&](llvm::StringRef L) { Text += L.str() + Nl; };
    Alone("#ifdef MADV_HUGEPAGE");
    if (Own)
      Alone(In + "{");
    Line("// A search reads rows in no order: in 2 MiB pages most are found");
    Line("// without a walk through the page table.");
    Line("const size_t " + Page + " = 2 << 20;");
    Line("size_t " + Begin + " = ((size_t)" + A.Name + " + " + Page +
         " - 1) / " + Page + " * " + Page + ";");
    Line("size_t " + End + " = (size_t)" + A.Name + " + " + A.Bytes + ";");
    Line("if (" + (A.Checked ? "" : A.Name + " && ") + Begin + " < " + End +
         ")");
    Line(Unit + "madvise((void *)" + Begin + ", " + End + " - " + Begin +
         ", MADV_HUGEPAGE);");
    if (Own)
      Alone(In + "}");
    Alone("#endif");
    return Text;
  }

  static bool hasLabels(const FunctionDecl *F) {
    bool Found = false;
    walk(F->getBody(), [&](const Stmt *S) {
      Found |= isa<LabelStmt, SwitchCase>(S);
      return !Found;
    });
    return Found;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeHugePages() {
  return std::make_unique<HugePages>();
}

} // namespace crinn::passes

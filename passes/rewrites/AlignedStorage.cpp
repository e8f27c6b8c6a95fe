//===- AlignedStorage.cpp - begin rows of vectors at cache lines ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// aligned-storage: take the array of rows from aligned_alloc and, where the
/// function says how a row is laid out, move the vector to the next cache line
/// and make the row whole lines long.
///
/// Why it can be faster: a load of 64 bytes that begins inside of a line needs
/// two of them, and so does every second load of 32. Behind 132 bytes of links
/// no vector is aligned, whatever the array is.
///
/// Why it is safe: the fields that say where a part of the row begins get other
/// values, in the same order and with as much room; RowUses.cpp proves that
/// nothing else knows where these parts are. What aligned_alloc gives, free()
/// and realloc() take; after the latter it may be aligned less. A file that was
/// written before is read as it is laid out, and a new one too.
///
/// What it refuses: other ways to take memory than malloc, or to free it; rows
/// made of several parts that are not seen to be found by these fields alone;
/// fields narrower than size_t, which longer rows might overflow.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/MallocArray.h"
#include "passes/rewrites/Naming.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/RowPlace.h"
#include "passes/rewrites/RowUses.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// An allocation that can be aligned, and the layout of what it is for.
struct Aligned {
  PlainAllocation Memory;
  std::optional<RowLayout> Rows; ///< none: rows are what they are
  bool Already = false;
};

/// The layout of the rows for which \p F allocates \p A, with every proof.
llvm::Expected<std::optional<RowLayout>>
provenLayout(const ParsedUnit &U, const FunctionDecl *F,
             const PlainAllocation &A) {
  if (llvm::Error Not = checkMalloc(U, F, A))
    return std::move(Not);
  if (llvm::Error Not = checkFreed(U, A.Pointer))
    return std::move(Not);
  llvm::Expected<std::optional<RowLayout>> L = rowLayout(U, F, A);
  if (!L || !*L)
    return L;
  if (llvm::Error Not = checkRowPlace(U, F, A, **L))
    return std::move(Not);
  if (llvm::Error Not = checkRowUses(U, **L))
    return std::move(Not);
  return L;
}

/// What is loaded has rows as another function lays them out: if these cannot
/// be aligned, it is no use to align their array.
llvm::Error checkElsewhere(const ParsedUnit &U, const FunctionDecl *F,
                           const PlainAllocation &A) {
  for (const Idiom &I : laidOutElsewhere(U, F, A)) {
    llvm::Expected<PlainAllocation> Other = plainAllocation(U, I);
    if (!Other)
      return Other.takeError();
    if (auto L = provenLayout(U, I.Function, *Other); !L)
      return L.takeError();
  }
  return llvm::Error::success();
}

llvm::Expected<Aligned> aligned(const ParsedUnit &U, const Place &At,
                                int64_t Bytes) {
  const FunctionDecl *F = At.Found.Function;
  llvm::Expected<PlainAllocation> A = plainAllocation(U, At.Found);
  if (!A)
    return A.takeError();
  Aligned Out{std::move(*A), std::nullopt, false};
  if (const auto *C = dyn_cast<CallExpr>(Out.Memory.Taken);
      C && calleeOf(C).Name == "aligned_alloc") {
    const auto *To = dyn_cast<IntegerLiteral>(bare(C->getArg(0)));
    Out.Already = To && To->getValue().urem(Bytes) == 0;
    if (Out.Already)
      return Out;
    return refuse("the array is aligned already, to " +
                  textOf(U.Ctx, C->getArg(0)));
  }
  llvm::Expected<std::optional<RowLayout>> L = provenLayout(U, F, Out.Memory);
  if (!L)
    return L.takeError();
  Out.Rows = std::move(*L);
  if (!Out.Rows)
    if (llvm::Error Not = checkElsewhere(U, F, Out.Memory))
      return std::move(Not);
  return Out;
}

class AlignedStorage : public Rewrite {
public:
  RewriteInfo info() const override {
    return {
        "aligned-storage",
        "begin rows of vectors at cache lines",
        "recall",
        "construction",
        "kept",
        false,
        {{"bytes", "what rows are aligned to; a power of two", 32, 128, 64}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Storage; }

  std::string title(const Params &P) const override {
    return P.at("bytes") == 64 ? "Begin rows of vectors at cache lines"
                               : "Begin rows of vectors at multiples of " +
                                     std::to_string(P.at("bytes")) + " bytes";
  }

  /// Where rows stay as they are, only the array moves.
  Claim claim(const ParsedUnit &U, const Place &At) const override {
    llvm::Expected<Aligned> A = aligned(U, At, 1);
    if (A && !A->Rows)
      return {"exact"};
    if (!A)
      llvm::consumeError(A.takeError());
    return {"recall", /*Anywhere=*/true};
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    int64_t Bytes = P.at("bytes");
    if (Bytes & (Bytes - 1))
      return fail(Code::Usage, "aligned-storage: bytes=" + llvm::Twine(Bytes) +
                                   " is no power of two; 32, 64 and 128 are");
    llvm::Expected<Aligned> A = aligned(U, At, Bytes);
    if (!A)
      return A.takeError();
    EditSet Out{A->Memory.Statement.File, {}};
    if (A->Already)
      return Out;
    if (A->Rows)
      layOut(U, At.Found.Function, *A, Bytes, Out);
    allocate(U, *A, Bytes, Out);
    return Out;
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    return aligned(U, At, 1).takeError();
  }

private:
  static std::string upTo(const std::string &Sum, int64_t Bytes) {
    std::string N = std::to_string(Bytes);
    return "(" + Sum + " + " + std::to_string(Bytes - 1) + ") / " + N + " * " +
           N;
  }

  /// \p Text, as malloc would take it: a sum of another type may overflow.
  static std::string sizeIn(const ParsedUnit &U, const Expr *Size,
                            const std::string &Text) {
    QualType T = Size->IgnoreImpCasts()->getType();
    if (!T->isDependentType() && T->isUnsignedIntegerType() &&
        U.Ctx.getTypeSize(T) == U.Ctx.getTypeSize(U.Ctx.getSizeType()))
      return Text;
    return "(size_t)(" + Text + ")";
  }

  /// The vector moves up to the next multiple, and the row's end with it.
  static void layOut(const ParsedUnit &U, const FunctionDecl *F,
                     const Aligned &A, int64_t Bytes, EditSet &Out) {
    const RowLayout &L = *A.Rows;
    llvm::StringRef File = U.sources().getBufferData(Out.File);
    std::string Taken;
    for (SourceRange R : {classOf(F)->getSourceRange(), F->getSourceRange()})
      if (std::optional<Span> S = spanOf(U.Ctx, R))
        Taken += textOf(U.Ctx, *S).str() + "\n";
    std::string Name =
        Names(U.Defined, Taken, L.Vector->getName()).fresh("vector_offset");
    std::string Nl = newlineOf(File);
    unsigned First =
        lineStart(File, statementSpan(U.Ctx, L.Parts[0].Assign)->Begin);
    std::string In = indentAt(File, First);
    std::string Why =
        Bytes == 64
            ? "// Vectors begin at cache lines: no load touches two of them."
            : "// Vectors begin at multiples of " + std::to_string(Bytes) +
                  " bytes.";
    std::string Type = L.Vector->getType().getUnqualifiedType().getAsString(
        U.Ctx.getPrintingPolicy());
    Out.insert(First, In + Why + Nl + In + "const " + Type + " " + Name +
                          " = " + upTo(textOf(U.Ctx, L.Parts[0].First), Bytes) +
                          ";" + Nl);
    for (const RowLayout::Part &P : L.Parts) {
      Span Term = *spanOf(U.Ctx, P.First->getSourceRange());
      Span Sum = *spanOf(U.Ctx, P.Assign->getRHS()->getSourceRange());
      if (P.Field == L.Stride)
        Out.insert(Sum.Begin, "(");
      Out.replace(Term.Begin, Term.End, Name);
      if (P.Field == L.Stride)
        Out.insert(Sum.End, upTo("", Bytes).substr(1));
    }
  }

  /// The statement with aligned_alloc, and why.
  static std::string allocation(const ParsedUnit &U, const Aligned &A,
                                int64_t Bytes) {
    const auto *C = cast<CallExpr>(A.Memory.Taken);
    Span Callee = *spanOf(U.Ctx, C->getCallee()->getSourceRange());
    Span Size = *spanOf(U.Ctx, C->getArg(0)->getSourceRange());
    Span All = A.Memory.Statement;
    llvm::StringRef File = U.sources().getBufferData(All.File);
    std::string Nl = newlineOf(File), In = indentAt(File, All.Begin), Why;
    std::string Text = textOf(U.Ctx, Size).str();
    if (!A.Rows) {
      Text = upTo(sizeIn(U, C->getArg(0), A.Memory.Bytes), Bytes);
      Why = Bytes == 64 ? "// Rows of whole cache lines begin at one."
                        : "// Rows of a multiple of " + std::to_string(Bytes) +
                              " bytes begin at one.";
      Why = In + Why + Nl;
    }
    // What keeps other rewrites away goes with the statement.
    std::string Kept =
        File.slice(All.End, lineEnd(File, All.End)).rtrim("\r\n").str();
    if (!llvm::StringRef(Kept).contains("NOCRINN"))
      Kept.clear();
    if (unsigned First = firstLine(File, All); First < All.Begin)
      Why += File.slice(First, lineStart(File, All.Begin));
    return Why + In + File.slice(All.Begin, Callee.Begin).str() +
           "aligned_alloc" + File.slice(Callee.End, Size.Begin).str() +
           std::to_string(Bytes) + ", " + Text +
           File.slice(Size.End, All.End).str() + Kept + Nl;
  }

  /// Where the statement's line begins, or the comment's that is for it.
  static unsigned firstLine(llvm::StringRef File, Span Statement) {
    unsigned Line = lineStart(File, Statement.Begin);
    unsigned Above = Line ? lineStart(File, Line - 1) : 0;
    llvm::StringRef Comment = File.slice(Above, Line).trim();
    return Comment.starts_with("//") && Comment.contains("NOCRINNNEXTLINE")
               ? Above
               : Line;
  }

  static void allocate(const ParsedUnit &U, const Aligned &A, int64_t Bytes,
                       EditSet &Out) {
    Span All = A.Memory.Statement;
    llvm::StringRef File = U.sources().getBufferData(All.File);
    std::string Nl = newlineOf(File);
    Out.insert(firstLine(File, All), "#if defined(_WIN32)" + Nl);
    // In place of the line's end: what is new belongs to the old line.
    unsigned End = lineEnd(File, All.End);
    unsigned Break = File.take_front(End).ends_with(Nl) ? End - Nl.size() : End;
    Out.replace(Break, End,
                Nl + "#else" + Nl + allocation(U, A, Bytes) + "#endif" + Nl);
  }
};

} // namespace

std::unique_ptr<Rewrite> makeAlignedStorage() {
  return std::make_unique<AlignedStorage>();
}

} // namespace crinn::passes

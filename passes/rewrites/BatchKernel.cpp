//===- BatchKernel.cpp - a kernel for several vectors at a time -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/BatchKernel.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Jam.h"
#include "passes/rewrites/QuietCode.h"
#include "passes/source/Edits.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `const float *` of `const float *__restrict v`; "" where the declaration has
/// another form.
std::string pointerText(const ParsedUnit &U, const ParmVarDecl *P) {
  std::optional<Span> All =
      spanOf(U.Ctx, SourceRange(P->getBeginLoc(), P->getLocation()));
  if (!All || P->getBeginLoc().isMacroID() || P->getLocation().isMacroID() ||
      P->getEndLoc() != P->getLocation())
    return "";
  llvm::StringRef Text = textOf(U.Ctx, *All);
  Text.consume_back(P->getName());
  size_t Star = Text.rfind('*');
  return Star == llvm::StringRef::npos ? "" : Text.take_front(Star + 1).str();
}

/// Makes the text: edits of the kernel's own, whose offsets count from its
/// beginning.
class Writer {
public:
  Writer(const ParsedUnit &U, const KernelText &K, const Jam &J,
         const ParmVarDecl *Vector, unsigned Count)
      : U(U), K(K), J(J), Vector(Vector), Count(std::to_string(Count)),
        Free(U.Defined, K.Whole, Vector->getName()), C(Free.fresh("c")),
        Dists(Free.fresh("distances")) {}

  llvm::Expected<BatchKernel> run(const std::string &Name) {
    BatchKernel Out;
    Out.Of = K;
    Out.Name = Name;
    if (llvm::Error E = head(Name, Out))
      return std::move(E);
    HeadEdits = Edits;
    for (const DeclStmt *D : J.Bare)
      if (llvm::Error E = declare(D))
        return std::move(E);
    if (J.Moves)
      moveVector();
    for (const Run &R : J.Runs)
      if (llvm::Error E = each(R))
        return std::move(E);
    llvm::Expected<std::string> Text = applyEdits(K.Whole, Edits);
    if (!Text)
      return Text.takeError();
    std::string Comment =
        "// " + this->Count + " distances at a time: no sum waits for another.";
    Out.Text = Comment + K.Nl + K.Indent + K.Static + *Text;
    llvm::Expected<std::string> Head =
        applyEdits(K.Declarator, std::move(HeadEdits));
    if (!Head)
      return Head.takeError();
    Out.Bare = Comment + K.Nl + K.Indent + K.Static + *Head + "{}";
    return Out;
  }

private:
  unsigned at(unsigned Offset) const { return Offset - K.Begin.Begin; }
  void replace(unsigned Begin, unsigned End, std::string Text) {
    Edits.push_back({at(Begin), End - Begin, std::move(Text)});
  }

  std::optional<Span> span(SourceRange R) const {
    std::optional<Span> S = spanOf(U.Ctx, R);
    if (!S || R.getBegin().isMacroID() || R.getEnd().isMacroID())
      return std::nullopt;
    return S;
  }

  /// `static float kernel(..., const void *vector, ...)` becomes
  /// `static void kernelBatch4(..., const void *const *vector, ...,
  /// float *distances)`.
  llvm::Error head(const std::string &Name, BatchKernel &Out) {
    const char *Macro = "a macro spells a part of the kernel's head";
    std::optional<Span> Result = span(K.F->getReturnTypeSourceRange());
    Out.VectorType = Type = pointerText(U, Vector);
    std::optional<Span> Param = span(Vector->getSourceRange());
    std::optional<Span> Last =
        span(K.F->getParamDecl(K.F->getNumParams() - 1)->getSourceRange());
    if (!Result || Type.empty() || !Param || !Last)
      return refuse(Macro);
    replace(Result->Begin, Result->End, "void");
    replace(K.Name.Begin, K.Name.End, Name);
    std::string ParamName = Vector->getNameAsString();
    if (J.Moves)
      ParamName = Vectors = Free.fresh(ParamName + "s");
    replace(Param->Begin, Param->End, pointerTo(Type, ParamName));
    std::string Number = textOf(U.Ctx, *Result).str();
    replace(Last->End, Last->End, ", " + Number + " *" + Dists);

    PrintingPolicy Policy(U.Ctx.getLangOpts());
    Policy.adjustForCPlusPlus();
    std::string Old = signatureAs(K.F, Name);
    Out.Signature = Old.substr(0, Old.find(Name + "(") + Name.size() + 1);
    for (const ParmVarDecl *P : K.F->parameters()) {
      QualType T = P->getType();
      if (P == Vector)
        T = U.Ctx.getPointerType(T.getUnqualifiedType().withConst());
      Out.Signature += T.getAsString(Policy) + ", ";
    }
    QualType R = U.Ctx.getPointerType(K.F->getReturnType());
    Out.Signature += R.getAsString(Policy) + ")";
    return llvm::Error::success();
  }

  /// `float sum;` becomes `float sum[4];`.
  llvm::Error declare(const DeclStmt *D) {
    for (const Decl *One : D->decls()) {
      const auto *V = cast<VarDecl>(One);
      if (!J.Carried.contains(V))
        continue;
      std::optional<Span> Name = span(SourceRange(V->getLocation()));
      if (!Name)
        return refuse("a macro declares " + V->getNameAsString());
      replace(Name->End, Name->End, "[" + Count + "]");
    }
    return llvm::Error::success();
  }

  void moveVector() {
    std::string In = K.Indent + K.Unit, Name = Vector->getNameAsString();
    unsigned At = lineEnd(K.File, K.BodyBegin);
    std::string Space = llvm::StringRef(Type).ends_with(" *") ? "" : " ";
    replace(At, At,
            In + Type + Space + Name + "[" + Count + "];" + K.Nl + In + loop() +
                K.Nl + In + K.Unit + Name + "[" + C + "] = " + Vectors + "[" +
                C + "];" + K.Nl);
  }

  std::string loop() const {
    return "for (int " + C + " = 0; " + C + " < " + Count + "; ++" + C + ")";
  }

  /// Puts a run into a loop over the vectors.
  llvm::Error each(const Run &R) {
    std::optional<Span> First = statementSpan(U.Ctx, R.front());
    std::optional<Span> Last = statementSpan(U.Ctx, R.back());
    if (!First || !Last)
      return refuse("a macro spells a statement of the kernel");
    unsigned Begin = lineStart(K.File, First->Begin);
    unsigned End = lineEnd(K.File, Last->End);
    llvm::StringRef Behind = K.File.slice(Last->End, End).trim();
    // An empty statement behind one is no other.
    while (Behind.consume_front(";"))
      Behind = Behind.ltrim();
    if (!K.File.slice(Begin, First->Begin).trim().empty() ||
        !(Behind.empty() ||
          (Behind.starts_with("//") && !Behind.ends_with("\\"))))
      return refuse("statements of the kernel share a line");
    std::string In = indentAt(K.File, First->Begin), Before;
    for (const Stmt *S : R)
      if (llvm::Error E = one(S, In, Before))
        return E;
    Before += In + loop() + (R.size() > 1 ? " {" : "") + K.Nl;
    for (unsigned At = Begin; At < End; At = lineEnd(K.File, At)) {
      bool Blank = K.File.slice(At, lineEnd(K.File, At)).trim().empty();
      if (!Blank || At == Begin)
        replace(At, At, (At == Begin ? Before : "") + K.Unit);
    }
    if (R.size() > 1)
      replace(End, End, In + "}" + K.Nl);
    return llvm::Error::success();
  }

  /// The names in \p S, and its form where that changes. What has to stand
  /// before the loop is added to \p Before.
  llvm::Error one(const Stmt *S, const std::string &In, std::string &Before) {
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      const auto *V = cast<VarDecl>(D->getSingleDecl());
      std::optional<Span> Name = span(SourceRange(V->getLocation()));
      std::optional<Span> Whole = span(D->getSourceRange());
      if (J.Carried.contains(V)) {
        if (!Name || !Whole)
          return refuse("a macro declares " + V->getNameAsString());
        Before += In + K.File.slice(Whole->Begin, Name->End).str() + "[" +
                  Count + "];" + K.Nl;
        replace(Whole->Begin, Name->Begin, "");
        replace(Name->End, Name->End, "[" + C + "]");
      }
    }
    if (const auto *R = dyn_cast<ReturnStmt>(S)) {
      const Expr *Value = R->getRetValue(),
                 *Inner = Value->IgnoreParenImpCasts();
      std::optional<Span> Whole = span(R->getSourceRange());
      std::optional<Span> All = span(Value->getSourceRange());
      std::optional<Span> Core = spanOf(U.Ctx, Inner->getSourceRange());
      if (!Whole || !All || !Core)
        return refuse("a macro spells what the kernel returns");
      replace(Whole->Begin, Core->Begin, Dists + "[" + C + "] = ");
      if (Core->End < All->End)
        replace(Core->End, All->End, "");
    }
    bool Spelled = true;
    walk(S, [&](const Stmt *N) {
      const auto *D = dyn_cast<DeclRefExpr>(N);
      if (!D || (D->getDecl() != Vector && !J.Carried.contains(D->getDecl())))
        return true;
      std::optional<Span> Name = span(SourceRange(D->getLocation()));
      Spelled &= Name.has_value();
      if (Name)
        replace(Name->End, Name->End, "[" + C + "]");
      return true;
    });
    return Spelled ? llvm::Error::success()
                   : refuse("a macro names a variable of the vector");
  }

  const ParsedUnit &U;
  const KernelText &K;
  const Jam &J;
  const ParmVarDecl *Vector;
  std::string Count;
  Names Free;
  std::string C, Dists, Vectors, Type;
  std::vector<Edit> Edits, HeadEdits;
};

} // namespace

std::string pointerTo(llvm::StringRef Type, llvm::StringRef Name) {
  bool Apart = Type.ends_with("*") && !Type.ends_with(" *");
  return (Type +
          (Apart                 ? " const* "
           : Type.ends_with("*") ? "const *"
                                 : " const *") +
          Name)
      .str();
}

bool definesFunction(const ParsedUnit &U, llvm::StringRef Signature) {
  return llvm::any_of(functionsOf(U), [&](const FunctionDecl *F) {
    return signatureOf(F) == Signature;
  });
}

llvm::Expected<BatchKernel> batchKernel(const ParsedUnit &U,
                                        const FunctionDecl *F, unsigned Vector,
                                        unsigned Count) {
  llvm::Expected<KernelText> K = kernelText(U, F);
  if (!K)
    return K.takeError();
  if (!F->getReturnType()->isArithmeticType())
    return refuse("the kernel returns no number");
  for (const Conditional &C : U.Conds)
    if (C.File == K->Begin.File && C.Begin > K->Begin.Begin && C.Begin < K->End)
      return refuse("the kernel holds an #if");
  const ParmVarDecl *P = F->getParamDecl(Vector);
  if (!P->getType()->isPointerType())
    return refuse("the vector comes as no pointer");
  std::string Beyond = beyondQuiet(F);
  if (!Beyond.empty())
    return refuse("the kernel " + Beyond);
  llvm::Expected<Jam> J = jam(F, P);
  if (!J)
    return J.takeError();
  std::string N = std::to_string(Count);
  std::string Name = K->named("batch" + N, "Batch" + N);
  llvm::Expected<BatchKernel> Out = Writer(U, *K, *J, P, Count).run(Name);
  if (!Out || !isTaken(U, Name))
    return Out;
  if (!definesFunction(U, Out->Signature))
    return refuse("something is called " + Name);
  Out->Text = Out->Bare = "";
  return Out;
}

} // namespace crinn::passes

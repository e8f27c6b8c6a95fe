//===- FixedDimension.cpp - kernels of a known dimension ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// fixed-dimension: the distance kernel becomes a template on the number of
/// dimensions; under its old name stands a switch that calls the instance of a
/// common number, or the one for numbers known at run time only.
///
/// Why it can be faster: where the compiler knows how often a loop runs it
/// unrolls it whole, or without tests and a rest behind.
///
/// Why it is safe: an instance is called only if the number that the kernel
/// would read is its own, and differs from the kernel in nothing but that
/// constant: the same operations in the same order. (Flags that let the
/// compiler reorder sums, such as -ffast-math, let it do so here as well.)
///
/// What it refuses: a kernel of which it cannot tell the dimension from other
/// numbers; a template, a member; what a copy would have twice (a static
/// variable) or would change (the function's name); text made by macros.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Dimension.h"
#include "passes/rewrites/KernelText.h"
#include "passes/rewrites/Rewrite.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// Dimensions of public data (deep, glove, SIFT, NYTimes, MNIST, GIST) and of
/// the text embeddings in wide use.
constexpr int64_t Common[] = {96, 100, 128, 256, 384, 768, 784, 960, 1536};

/// True for what this rewrite makes: a template on one integer, which a
/// conditional in the body reads.
bool isFixed(const FunctionDecl *F) {
  const FunctionTemplateDecl *T = F->getDescribedFunctionTemplate();
  const TemplateParameterList *L = T ? T->getTemplateParameters() : nullptr;
  if (!L || L->size() != 1)
    return false;
  const auto *P = dyn_cast<NonTypeTemplateParmDecl>(L->getParam(0));
  bool Chosen = false;
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *C = dyn_cast<ConditionalOperator>(S))
      Chosen |= P && variableOf(C->getCond()) == P;
    if (const auto *I = dyn_cast<IfStmt>(S))
      Chosen |= P && variableOf(I->getCond()) == P;
    return !Chosen;
  });
  return Chosen;
}

class FixedDimension : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"fixed-dimension",
            "compile the distance kernel for known numbers of dimensions",
            "exact",
            "search",
            "kept",
            false,
            {{"dimension", "the number of dimensions; 0: common ones", 0, 65536,
              0}}};
  }

  IdiomKind idiom() const override { return IdiomKind::Kernel; }

  std::string title(const Params &P) const override {
    int64_t D = P.at("dimension");
    return "Compile the distance kernel for " +
           (D ? std::to_string(D) + " dimensions"
              : std::string("common numbers of dimensions"));
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const FunctionDecl *F = At.Found.Function;
    if (isFixed(F))
      return EditSet{};
    llvm::Expected<Dimension> D = dimensionOf(F);
    if (!D)
      return D.takeError();
    // Text that is not seen may read a parameter as well: the instance has it
    // from the beginning.
    llvm::Expected<KernelText> K =
        kernelText(U, F, D->Init ? Unseen::Refused : Unseen::Copied);
    if (!K)
      return K.takeError();
    llvm::Expected<std::vector<int64_t>> Cases = casesFor(P, *D);
    if (!Cases)
      return Cases.takeError();
    return rewrite(U, F, *K, *D, *Cases);
  }

private:
  static llvm::Expected<std::vector<int64_t>> casesFor(const Params &P,
                                                       const Dimension &D) {
    int64_t One = P.at("dimension"), Step = D.Step;
    if (One && One % Step)
      return refuse("the kernel computes " + llvm::Twine(Step) +
                    " dimensions at a time, and " + llvm::Twine(One) +
                    " is no multiple");
    std::vector<int64_t> Out;
    if (One)
      Out.push_back(One);
    else
      llvm::copy_if(Common, std::back_inserter(Out),
                    [&](int64_t N) { return N % Step == 0; });
    unsigned Bits = D.Var->getASTContext().getIntWidth(D.Var->getType());
    llvm::erase_if(Out, [&](int64_t N) { return !llvm::isIntN(Bits, N); });
    if (Out.empty())
      return refuse("no dimension fits the type of " +
                    D.Var->getNameAsString());
    return Out;
  }

  static llvm::Expected<EditSet>
  rewrite(const ParsedUnit &U, const FunctionDecl *F, const KernelText &K,
          const Dimension &D, const std::vector<int64_t> &Cases) {
    std::string Number =
        D.Init ? textOf(U.Ctx, D.Init) : D.Var->getNameAsString();
    std::optional<Span> Where =
        spanOf(U.Ctx, D.Init ? D.Init->getSourceRange()
                             : SourceRange(D.Var->getLocation()));
    if (!Where || Number.empty())
      return refuse("the dimension is spelled by a macro");
    Names N(U.Defined, K.Whole, D.Var->getName());
    std::string Dim = N.fresh(D.Var->getName() == "dim" ? "fixed_dim" : "dim");
    std::string Name = K.named("of_dim", "OfDim");
    if (isTaken(U, Name))
      return refuse("another function has the name that the template would "
                    "have");

    EditSet Out{K.Begin.File, {}};
    std::string Type = typeOf(U, D.Var);
    std::string Head = "// The compiler unrolls loops of which it knows the "
                       "length; 0 is any length." +
                       K.Nl + K.Indent + K.Template + "<" + Type + " " + Dim +
                       ">" + K.Nl + K.Indent + K.Static;
    Out.Edits.push_back({K.Begin.Begin, 0, Head, true});
    Out.Edits.push_back({K.Name.Begin, K.Name.size(), Name, true});
    if (D.Init)
      Out.insert(Where->Begin, Dim + " ? " + Dim + " : ");
    else if (D.Var->getType().isConstQualified())
      renameParameter(K, *Where, N, "const " + Type, Dim, Out);
    else
      Out.insert(lineEnd(K.File, K.BodyBegin),
                 K.Indent + K.Unit + "if (" + Dim + ")" + K.Nl + K.Indent +
                     K.Unit + K.Unit + Number + " = " + Dim + ";" + K.Nl);
    Out.Edits.push_back({K.End, 0,
                         K.Nl + K.Nl + K.Indent + K.Declarator +
                             dispatch(K, Name, Number, Cases),
                         true, K.Nl + K.Nl + K.Indent + K.Declarator + "{}"});
    Out.Moved = signatureAs(F, Name);
    Out.Adds.push_back(Out.Moved);
    return Out;
  }

  /// What a const parameter was is a variable then.
  static void renameParameter(const KernelText &K, const Span &Name, Names &N,
                              const std::string &Type, const std::string &Dim,
                              EditSet &Out) {
    std::string Was = K.File.slice(Name.Begin, Name.End).str();
    std::string Given = N.fresh("any_" + Was);
    Out.Edits.push_back({Name.Begin, Name.size(), Given, true});
    Out.insert(lineEnd(K.File, K.BodyBegin),
               K.Indent + K.Unit + Type + " " + Was + " = " + Dim + " ? " +
                   Dim + " : " + Given + ";" + K.Nl);
  }

  /// As its declaration has it, without const.
  static std::string typeOf(const ParsedUnit &U, const VarDecl *V) {
    QualType T = V->getType().getUnqualifiedType();
    if (!T->getContainedAutoType())
      if (const TypeSourceInfo *I = V->getTypeSourceInfo()) {
        SourceRange R = I->getTypeLoc().getUnqualifiedLoc().getSourceRange();
        if (std::optional<Span> S = spanOf(U.Ctx, R))
          return textOf(U.Ctx, *S).str();
      }
    return T.getCanonicalType().getAsString(
        PrintingPolicy(U.Ctx.getLangOpts()));
  }

  /// The body that chooses an instance.
  static std::string dispatch(const KernelText &K, const std::string &Name,
                              const std::string &Number,
                              const std::vector<int64_t> &Cases) {
    bool Returns = !K.F->getReturnType()->isVoidType();
    std::string In = K.Indent + K.Unit, Case = In + K.CaseIndent;
    auto Call = [&](int64_t N) {
      return (Returns ? "return " : "") + Name + "<" + std::to_string(N) +
             ">(" + K.Forward + ");" + K.Nl;
    };
    if (Cases.size() == 1)
      return "{" + K.Nl + In + "if (" + Number +
             " == " + std::to_string(Cases[0]) + ")" + K.Nl + In + K.Unit +
             Call(Cases[0]) + (Returns ? "" : In + "else" + K.Nl + K.Unit) +
             In + Call(0) + K.Indent + "}";
    std::string Out = "{" + K.Nl + In + "switch (" + Number + ") {" + K.Nl;
    for (int64_t N : Cases)
      Out += Case + "case " + std::to_string(N) + ":" + K.Nl + Case + K.Unit +
             Call(N) + (Returns ? "" : Case + K.Unit + "break;" + K.Nl);
    Out += Case + "default:" + K.Nl + Case + K.Unit + Call(0);
    return Out + In + "}" + K.Nl + K.Indent + "}";
  }
};

} // namespace

std::unique_ptr<Rewrite> makeFixedDimension() {
  return std::make_unique<FixedDimension>();
}

} // namespace crinn::passes

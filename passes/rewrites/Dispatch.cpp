//===- Dispatch.cpp - from a distance to its form for several -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Dispatch.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Chooser.h"
#include "passes/rewrites/KernelUses.h"

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The declaration of a namespace that holds \p F: itself or its class.
const Decl *outermost(const FunctionDecl *F) {
  const Decl *D = F;
  while (!D->getLexicalDeclContext()->isFileContext())
    D = cast<Decl>(D->getLexicalDeclContext());
  return D;
}

SourceLocation beginOf(const Decl *D) {
  if (const auto *R = dyn_cast<CXXRecordDecl>(D))
    if (const ClassTemplateDecl *T = R->getDescribedClassTemplate())
      return T->getBeginLoc();
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    if (F->getNumTemplateParameterLists())
      return F->getTemplateParameterList(0)->getTemplateLoc();
    if (const FunctionTemplateDecl *T = F->getDescribedFunctionTemplate())
      return T->getBeginLoc();
  }
  return D->getBeginLoc();
}

class Maker {
public:
  Maker(const ParsedUnit &U, const BestFirst &B, unsigned Vector,
        unsigned Count, unsigned Only)
      : U(U), B(B), Vector(Vector), Count(Count), Only(Only) {}

  llvm::Expected<Dispatch> run() {
    const Expr *Callee = B.Distance->getCallee()->IgnoreParenImpCasts();
    const ValueDecl *D = nullptr;
    if (const auto *R = dyn_cast<DeclRefExpr>(Callee))
      D = R->getDecl();
    else if (const auto *M = dyn_cast<MemberExpr>(Callee))
      D = M->getMemberDecl();
    Outer = outermost(B.Function);
    std::optional<Span> Around =
        spanOf(U.Ctx, SourceRange(beginOf(Outer), Outer->getEndLoc()));
    if (!Around)
      return refuse("a macro spells the search");
    Search = *Around;
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
      return direct(F);
    if (const auto *V = dyn_cast_or_null<DeclaratorDecl>(D))
      return throughPointer(V);
    return refuse("the distance is called neither by a function's name nor "
                  "through a pointer to one");
  }

private:
  bool isBefore(const FunctionDecl *F) const {
    return U.sources().isBeforeInTranslationUnit(F->getEndLoc(),
                                                 beginOf(Outer));
  }

  llvm::Expected<Dispatch> direct(const FunctionDecl *F) {
    const FunctionDecl *Def = nullptr;
    if (isa<CXXMethodDecl>(F) || !F->hasBody(Def) || !U.isOurs(Def))
      return refuse("the distance's body is not seen, or it is a member");
    if (!isBefore(Def))
      return refuse("the kernel stands behind the search");
    llvm::Expected<BatchKernel> K = batchKernel(U, Def, Vector, Count);
    if (!K)
      return K.takeError();
    addKernel(*K);
    Out.Name = K->Name;
    Out.VectorType = K->VectorType;
    return std::move(Out);
  }

  void addKernel(const BatchKernel &K) {
    if (K.Text.empty())
      return;
    std::string Gap = K.Of.Nl + K.Of.Nl + K.Of.Indent;
    Out.Additions.push_back(
        {K.Of.Begin.File, K.Of.End, Gap + K.Text, Gap + K.Bare, {K.Signature}});
  }

  llvm::Expected<Dispatch> throughPointer(const DeclaratorDecl *Pointer) {
    KernelUses Used = usesIn(U, B);
    if (Used.Callees.empty())
      return refuse("the distance is no pointer to a function, or no unit "
                    "instantiates the search");
    std::string Why;
    for (QualType T : Used.Callees)
      for (const FunctionDecl *F : functionsOf(U)) {
        if (F->isTemplated() || F->getType().getCanonicalType() != T ||
            !Used.Taken.contains(F->getCanonicalDecl()) || !isBefore(F))
          continue;
        llvm::Expected<BatchKernel> K = batchKernel(U, F, Vector, Count);
        std::optional<std::vector<std::string>> Guards;
        if (!K)
          Why = llvm::toString(K.takeError());
        else if (!(Guards = guardsOf(U, K->Of, Search)))
          Why = "the kernel stands under an #if with an #else";
        else
          Kernels.push_back({T, std::move(*K), std::move(*Guards)});
      }
    if (Only > Kernels.size() && !Kernels.empty())
      return refuse("there are but " + llvm::Twine(Kernels.size()) +
                    " kernels that the pointer may be");
    if (Only)
      Kernels = {Kernels[Only - 1]};
    if (Kernels.empty())
      return refuse("no kernel that the pointer may be has a form for several "
                    "vectors" +
                    (Why.empty() ? "" : ": " + Why));
    for (const Choice &C : Kernels)
      addKernel(C.K);
    Out.VectorType = Kernels[0].K.VectorType;
    if (llvm::Error E = choose(Pointer, Used.Callees))
      return std::move(E);
    return std::move(Out);
  }

  /// The one template parameter that \p Type names; "" if it names none.
  llvm::Expected<std::string> parameterIn(const std::string &Type) const {
    std::set<std::string> Names;
    for (const DeclContext *C = B.Function; C; C = C->getParent()) {
      const TemplateParameterList *L =
          cast<Decl>(C)->getDescribedTemplateParams();
      for (const NamedDecl *P : L ? L->asArray() : ArrayRef<NamedDecl *>())
        if (hasIdentifier(Type, P->getName())) {
          if (!isa<TemplateTypeParmDecl>(P))
            return refuse("the pointer's type depends on more than a type");
          Names.insert(P->getName().str());
        }
    }
    if (Names.size() > 1)
      return refuse("the pointer's type depends on several types");
    return Names.empty() ? "" : *Names.begin();
  }

  llvm::Error choose(const DeclaratorDecl *Pointer,
                     const std::vector<QualType> &Types) {
    PrintingPolicy Policy(U.Ctx.getLangOpts());
    Policy.adjustForCPlusPlus();
    llvm::StringRef Own = Pointer->getName().rtrim('_');
    bool Camel = llvm::any_of(Own, llvm::isUpper) && !Own.contains('_');
    std::string N = std::to_string(Count);
    Out.ByPointer = true;
    Out.Name = Own.str() + (Camel ? "Batch" : "_batch") + N;
    QualType T = Pointer->getType().getNonReferenceType().getUnqualifiedType();
    std::string Type = T.getAsString(Policy), Declared = Own.str();
    T.getAsStringInternal(Declared, Policy);
    llvm::Expected<std::string> Param = parameterIn(Type);
    if (!Param)
      return Param.takeError();
    if (Param->empty() && Types.size() > 1)
      return refuse("the pointer has several types");

    llvm::StringRef File = U.sources().getBufferData(Search.File);
    unsigned At = aboveComments(File, lineStart(File, Search.Begin));
    Addition A{Search.File, At, "", "", {}};
    std::string Nl = newlineOf(File), Gap = Nl + Nl;
    Chooser W(U, Kernels, Vector, Count, Out.Name, Own.str(),
              indentAt(File, Search.Begin), Nl);
    std::string Generic = Param->empty() ? "" : *Param;
    bool Known = false;
    auto Add = [&](const std::string &Number, QualType Of, bool Template) {
      std::string Is = substitute(Type, Generic, Number);
      std::string Signature = scope() + Out.Name + "(" + Is + ", " +
                              parameterTypes() + Number + " *)";
      Known |= definesFunction(U, Signature);
      A.Signatures.push_back(Signature);
      std::string Head = W.head(substitute(Declared, Generic, Number), Number,
                                Template ? Generic : "");
      A.Text +=
          Head + W.body(Of, !Template && !Generic.empty() ? Number : "") + Gap;
      A.Bare += Head + "{}" + Gap;
    };
    if (!Generic.empty())
      Add(Generic, QualType(), true);
    for (QualType Of : Types)
      if (llvm::any_of(Kernels, [&](const Choice &C) { return C.Type == Of; }))
        Add(Of->castAs<FunctionType>()->getReturnType().getAsString(Policy), Of,
            false);
    if (!Known && isTaken(U, Out.Name))
      return refuse("something is called " + Out.Name);
    if (!Known)
      Out.Additions.push_back(std::move(A));
    return llvm::Error::success();
  }

  std::string scope() const {
    const auto *N = dyn_cast<NamespaceDecl>(Outer->getLexicalDeclContext());
    return N ? N->getQualifiedNameAsString() + "::" : "";
  }

  std::string parameterTypes() const {
    PrintingPolicy Policy(U.Ctx.getLangOpts());
    Policy.adjustForCPlusPlus();
    std::string Out;
    const FunctionDecl *F = Kernels[0].K.Of.F;
    for (unsigned I = 0; I < F->getNumParams(); ++I) {
      QualType T = F->getParamDecl(I)->getType();
      if (I == Vector)
        T = U.Ctx.getPointerType(T.getUnqualifiedType().withConst());
      Out += T.getAsString(Policy) + ", ";
    }
    return Out;
  }

  /// \p At, or the begin of the comments right above it.
  static unsigned aboveComments(llvm::StringRef File, unsigned At) {
    while (At > 0) {
      unsigned Above = lineStart(File, At - 1);
      if (!File.slice(Above, At).ltrim().starts_with("//"))
        break;
      At = Above;
    }
    return At;
  }

  const ParsedUnit &U;
  const BestFirst &B;
  unsigned Vector, Count, Only;
  const Decl *Outer = nullptr;
  Span Search;
  std::vector<Choice> Kernels;
  Dispatch Out;
};

} // namespace

llvm::Expected<Dispatch> dispatch(const ParsedUnit &U, const BestFirst &B,
                                  unsigned Vector, unsigned Count,
                                  unsigned Only) {
  return Maker(U, B, Vector, Count, Only).run();
}

} // namespace crinn::passes

//===- Calls.cpp - what the bodies of a unit name -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// CallGraph::add: one walk over the definitions of a unit, instances included.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Ast.h"
#include "passes/model/CallGraph.h"
#include "passes/model/Sites.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A pointer up to LLVM 21, then a value.
template <typename Qualifier> const Type *typeNamed(Qualifier Q) {
  if (!Q)
    return nullptr;
  if constexpr (std::is_pointer_v<Qualifier>)
    return Q->getAsType();
  else
    return Q.getAsType();
}

/// True if a call with \p Arguments arguments may mean \p F.
bool takes(const FunctionDecl *F, unsigned Arguments) {
  return F->getMinRequiredArguments() <= Arguments &&
         (Arguments <= F->getNumParams() || F->isVariadic() ||
          F->isTemplated());
}

/// The functions that a body names: called, constructed, or passed on.
class Named : public RecursiveASTVisitor<Named> {
public:
  explicit Named(const ParsedUnit &U) : U(U) {}
  std::vector<const FunctionDecl *> Out;
  std::set<CallGraph::Loose> Loose;

  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return add(E->getConstructor());
  }
  bool VisitVarDecl(VarDecl *V) {
    if (const CXXRecordDecl *R = V->getType()->getAsCXXRecordDecl())
      if (R->hasDefinition() && R->getDestructor())
        add(R->getDestructor());
    return true;
  }

  // What follows is met in templates as written only.
  bool VisitCallExpr(CallExpr *C) {
    const Expr *F = bare(C->getCallee());
    unsigned N = C->getNumArgs();
    if (const auto *O = dyn_cast<OverloadExpr>(F)) {
      Seen.insert(O);
      for (const NamedDecl *D : O->decls())
        if (const FunctionDecl *One = D->getUnderlyingDecl()->getAsFunction();
            One && takes(One, N))
          Out.push_back(One);
      if (O->decls().empty()) // found by its arguments, if at all
        Loose.insert({O->getName().getAsString(), "", N, false});
    } else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(F)) {
      addMember(M->getMember().getAsString(), M->getBaseType(), N);
    } else if (const auto *D = dyn_cast<DependentScopeDeclRefExpr>(F)) {
      const Type *T = typeNamed(D->getQualifier());
      addMember(D->getDeclName().getAsString(), T ? QualType(T, 0) : QualType(),
                N);
    }
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *O) {
    if (!Seen.contains(O))
      for (const NamedDecl *D : O->decls())
        if (const FunctionDecl *F = D->getUnderlyingDecl()->getAsFunction())
          Out.push_back(F);
    return true;
  }

private:
  bool add(const ValueDecl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      Out.push_back(F);
    return true;
  }

  void addMember(std::string Name, QualType Object, unsigned Arguments) {
    std::string Class;
    if (const CXXRecordDecl *R = classOf(Object)) {
      if (!U.isOurs(R))
        return; // std::vector<T>: nothing of ours
      Class = R->getQualifiedNameAsString();
    }
    Loose.insert({std::move(Name), std::move(Class), Arguments, true});
  }

  /// The class, or the class template's pattern; null if it depends.
  static const CXXRecordDecl *classOf(QualType T) {
    if (T.isNull())
      return nullptr;
    T = T.getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    if (const auto *S = T->getAs<TemplateSpecializationType>())
      if (const auto *D = dyn_cast_or_null<ClassTemplateDecl>(
              S->getTemplateName().getAsTemplateDecl()))
        return D->getTemplatedDecl();
    return T->getAsCXXRecordDecl();
  }

  const ParsedUnit &U;
  llvm::DenseSet<const Expr *> Seen;
};

} // namespace

/// Every function below the root and in the main file, instances included.
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  Bodies(const ParsedUnit &U, CallGraph &G) : U(U), G(G) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !counts(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (const auto *M = dyn_cast<CXXMethodDecl>(F))
      for (const CXXMethodDecl *Base : M->overridden_methods())
        if (counts(Base)) {
          // The second may move what the first is in.
          CallGraph::Node From = nodeOf(Base), To = nodeOf(M);
          G.Functions[From].Calls.insert(To);
        }
    if (!F->doesThisDeclarationHaveABody())
      return true;
    if (F->isMain())
      MainFile = fileOf(F);
    define(F);
    Named N(U);
    N.TraverseDecl(F);
    CallGraph::Node Mine = nodeOf(F);
    bool Exact = !F->isDependentContext();
    for (const FunctionDecl *Other : N.Out) {
      if (!counts(Other))
        continue;
      CallGraph::Node To = nodeOf(Other);
      CallGraph::Function &From = G.Functions[Mine];
      (Exact ? From.Calls : From.CallsAsWritten).insert(To);
    }
    G.Functions[Mine].Exact |= Exact;
    G.Functions[Mine].LooseCalls.merge(N.Loose);
    return true;
  }

  /// Functions beside a main use the library and are no part of it.
  void markDrivers() {
    if (MainFile.isValid())
      for (auto [F, Id] : Defined)
        G.Functions[Id].Driver |= fileOf(F) == MainFile;
  }

private:
  FileID fileOf(const Decl *D) const {
    return U.sources().getFileID(U.sources().getExpansionLoc(D->getLocation()));
  }

  bool counts(const Decl *D) const {
    return U.isOurs(D) || U.sources().isInMainFile(
                              U.sources().getExpansionLoc(D->getLocation()));
  }

  CallGraph::Node nodeOf(const FunctionDecl *F) {
    const FunctionDecl *P =
        F->getTemplateInstantiationPattern(/*ForDefinition=*/false);
    F = (P ? P : F)->getCanonicalDecl();
    auto [It, New] = Nodes.try_emplace(F);
    if (New) {
      // Types are spelled as where the body is: so are those of a site.
      const FunctionDecl *Body = F->getDefinition();
      It->second = G.node(signatureOf(Body ? Body : F));
      shape(F, G.Functions[It->second]);
    }
    return It->second;
  }

  void define(const FunctionDecl *F) {
    CallGraph::Node Id = nodeOf(F);
    Defined.push_back({F, Id});
    G.Functions[Id].Defined = true;
  }

  static void shape(const FunctionDecl *F, CallGraph::Function &Out) {
    Out.Name = F->getNameAsString();
    Out.Member = isa<CXXMethodDecl>(F);
    if (const auto *Around = dyn_cast<NamedDecl>(F->getDeclContext()))
      Out.Scope = Around->getQualifiedNameAsString();
    Out.MinArguments = F->getMinRequiredArguments();
    // A parameter pack or an ellipsis takes any number.
    bool Any = F->isVariadic() || llvm::any_of(F->parameters(), [](auto *P) {
                 return P->isParameterPack();
               });
    Out.MaxArguments = Any ? UINT_MAX : F->getNumParams();
  }

  const ParsedUnit &U;
  CallGraph &G;
  FileID MainFile;
  llvm::DenseMap<const FunctionDecl *, CallGraph::Node> Nodes;
  std::vector<std::pair<const FunctionDecl *, CallGraph::Node>> Defined;
};

void CallGraph::add(const ParsedUnit &U) {
  Bodies B(U, *this);
  B.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  B.markDrivers();
}

} // namespace crinn::passes

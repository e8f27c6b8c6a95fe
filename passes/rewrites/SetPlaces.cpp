//===- SetPlaces.cpp - where the class of a visited set is chosen ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// From the object that the search asks back to where objects of it come from,
/// and on from there to all whose type is written: these change together. What
/// has its type by deduction follows by itself.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetPlaces.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/SetFlow.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Together {
public:
  Together(const ParsedUnit &U, const SetInUse &Set)
      : U(U), Set(Set), F(setFlow(U, Set.Class)) {}

  llvm::Expected<SetPlaces> run() {
    start();
    while (!Open.empty()) {
      SetNode N = *Open.begin();
      Open.erase(Open.begin());
      expand(N);
    }
    if (llvm::Error Not = addNames())
      return std::move(Not);
    if (llvm::Error Not = addFunctions())
      return std::move(Not);
    return std::move(Out);
  }

private:
  std::string className() const { return Set.Class->getNameAsString(); }

  std::string lineOf(SourceLocation L) const {
    return std::to_string(U.sources().getExpansionLineNumber(L));
  }

  void start() {
    for (const Expr *O : Set.Objects) {
      for (SetNode N : rootsOf(O))
        add(N);
      // A field whose type a template's argument decides: by who has an
      // instance.
      const auto *M = dyn_cast<MemberExpr>(bare(O));
      const auto *Own =
          M ? dyn_cast<CXXRecordDecl>(M->getMemberDecl()->getDeclContext())
            : nullptr;
      auto It =
          Own ? F.Instances.find(Own->getCanonicalDecl()) : F.Instances.end();
      if (It != F.Instances.end() &&
          F.Holders[M->getMemberDecl()->getLocation().getRawEncoding()].Deduced)
        for (SetNode N : It->second)
          add(N);
    }
  }

  void add(SetNode N) {
    if (F.Holders.count(N) && All.insert(N).second)
      Open.insert(N);
  }

  void expand(SetNode N) {
    const SetFlow::Holder &H = F.Holders[N];
    for (SetNode From : H.From)
      add(From);
    for (SetNode Name : H.Names)
      for (SetNode User : F.Names[Name].Users)
        add(User);
    std::set<SetNode> Passed;
    follow(N, Passed);
  }

  /// What is deduced hands the object on, and asks nothing of who else hands
  /// it one.
  void follow(SetNode N, std::set<SetNode> &Passed) {
    for (SetNode To : F.Holders[N].To) {
      const SetFlow::Holder &H = F.Holders[To];
      if (!H.Names.empty() || !H.Deduced)
        add(To);
      else if (Passed.insert(To).second)
        follow(To, Passed);
    }
  }

  llvm::Error addNames() {
    std::set<SetNode> Names;
    Out.Local = true;
    for (SetNode N : All) {
      const SetFlow::Holder &H = F.Holders[N];
      Names.insert(H.Names.begin(), H.Names.end());
      Out.Local &= !H.Field && !H.Static && !H.Shared;
    }
    for (SetNode N : Names) {
      const SetFlow::Name &One = F.Names[N];
      std::optional<Span> S = spanOf(U.Ctx, One.Range);
      if (!S || One.Range.getBegin().isMacroID())
        return refuse("a macro has a part in naming " + className());
      if (One.InSignature)
        return refuse(className() +
                      " is named in the signature of a function, "
                      "on line " +
                      lineOf(One.Range.getBegin()));
      if (!U.pathBelowRoot(S->File))
        return refuse("the class is chosen outside of the root");
      Out.Names.push_back(*S);
    }
    if (Out.Names.empty())
      return refuse("it is not seen where " + className() + " is chosen");
    return llvm::Error::success();
  }

  /// A parameter whose type has another name for the class: the function is
  /// another one, to whom it is compiled apart from.
  llvm::Error addFunctions() {
    for (SetNode N : All) {
      const FunctionDecl *D = F.Holders[N].Signature;
      if (!D)
        continue;
      const FunctionDecl *P = D->getTemplateInstantiationPattern();
      D = P ? P : D;
      bool Own = D->isInlined() || D->isDependentContext() ||
                 !D->isExternallyVisible();
      if (!Own)
        return refuse("the signature of " + D->getNameAsString() +
                      " would change, which other code may call");
      if (D->hasBody())
        Out.Functions.push_back(signatureOf(D));
    }
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const SetInUse &Set;
  SetFlow F;
  std::set<SetNode> All, Open;
  SetPlaces Out;
};

} // namespace

/// Text that the syntax tree does not show.
static llvm::Error checkUnseen(const ParsedUnit &U, const std::string &Name) {
  for (const auto &[Macro, Words] : U.Defined)
    if (Words.count(Name))
      return refuse("the macro " + Macro + " names " + Name);
  for (const Skipped &S : U.Skips)
    if (U.pathBelowRoot(S.File) &&
        hasIdentifier(U.sources().getBufferData(S.File).slice(S.Begin, S.End),
                      Name))
      return refuse("text that this configuration skips (#if) names " + Name);
  return llvm::Error::success();
}

llvm::Expected<SetUses> setUses(const ParsedUnit &U,
                                const CXXRecordDecl *Class) {
  std::string Name = Class->getNameAsString();
  if (llvm::Error Not = checkUnseen(U, Name))
    return std::move(Not);
  SetAsked Asked = setAsked(U, Class);
  if (!Asked.Odd.empty())
    return refuse(Name + ": " + Asked.Odd);
  SetFlow F = setFlow(U, Class);
  if (!F.Loose.empty())
    return refuse(Name +
                  " is named for more than the type of a variable, on line " +
                  llvm::Twine(U.sources().getExpansionLineNumber(
                      F.Loose.begin()->second.getBegin())));
  return std::move(Asked.Used);
}

llvm::Error checkSignatures(const ParsedUnit &U, const CXXRecordDecl *Class) {
  for (const auto &[At, N] : setFlow(U, Class).Names)
    if (N.InSignature)
      return refuse(
          Class->getName() +
          " is named in the signature of a function, on line " +
          llvm::Twine(U.sources().getExpansionLineNumber(N.Range.getBegin())));
  return llvm::Error::success();
}

llvm::Expected<SetPlaces> setPlaces(const ParsedUnit &U, const SetInUse &Set) {
  return Together(U, Set).run();
}

} // namespace crinn::passes

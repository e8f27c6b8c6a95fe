//===- SetChoices.cpp - classes that may keep visited marks ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetChoices.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// How many arguments `<a, b<c, d>>` has.
unsigned argumentsIn(llvm::StringRef Angles) {
  unsigned Depth = 0, Commas = 0;
  for (char C : Angles) {
    Depth += C == '<' || C == '(' || C == '[';
    Depth -= (C == '>' || C == ')' || C == ']') && Depth;
    Commas += C == ',' && Depth == 1;
  }
  return Angles.size() < 2 || Angles.drop_front().drop_back().trim().empty()
             ? 0
             : Commas + 1;
}

const CXXRecordDecl *writtenOf(const CXXRecordDecl *R) {
  const CXXRecordDecl *P = R->getTemplateInstantiationPattern();
  return (P ? P : R)->getDefinition();
}

class Choices {
public:
  Choices(const ParsedUnit &U, const SetInUse &Set, const SetPlaces &Places)
      : U(U), Set(Set), Places(Places), Now(writtenOf(Set.Class)) {}

  llvm::Expected<std::vector<SetChoice>> run() {
    if (llvm::Error Not = readSpelling())
      return std::move(Not);
    std::vector<SetChoice> All = alike();
    llvm::Expected<SetUses> Uses = setUses(U, Set.Class);
    if (!Uses)
      return Uses.takeError();
    // What the code uses of any of them: so a class has its number whichever
    // of them is there now.
    for (const SetChoice &C : All)
      if (C.Instance && !C.Present) {
        if (llvm::Expected<SetUses> Other = setUses(U, C.Instance)) {
          Uses->Members.merge(Other->Members);
          Uses->Sized |= Other->Sized;
        } else {
          llvm::consumeError(Other.takeError());
        }
      }
    llvm::Expected<SetClass> Is = setClass(U.Ctx, Now, argsNow(), *Uses);
    if (!Is)
      return refuse(Set.Class->getName() + " is not known to be a set: " +
                    llvm::toString(Is.takeError()));
    llvm::erase_if(All, [&](SetChoice &C) {
      llvm::Expected<SetClass> Same = setClass(U.Ctx, C.Class, C.Args, *Uses);
      if (Same)
        C.Is = *Same;
      else
        llvm::consumeError(Same.takeError());
      return C.Is.Members != Is->Members || !returnsAlike(C.Is, *Is);
    });
    if (All.size() < 2)
      return refuse("no other class beside " + Set.Class->getName() +
                    " is known to be such a set");
    return All;
  }

private:
  llvm::ArrayRef<TemplateArgument> argsNow() const {
    const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(Set.Class);
    return S ? S->getTemplateArgs().asArray()
             : llvm::ArrayRef<TemplateArgument>();
  }

  llvm::Error readSpelling() {
    for (const Span &S : Places.Names) {
      llvm::StringRef Text = textOf(U.Ctx, S);
      llvm::StringRef Own =
          Text.drop_front(std::min(Text.find('<'), Text.size()));
      if (&S != &Places.Names.front() && squeeze(Own) != squeeze(Angles))
        return refuse(Set.Class->getName() +
                      " is named with its arguments in one place, and without "
                      "them in another");
      Angles = Own.str();
    }
    return llvm::Error::success();
  }

  /// Classes beside the present one that test and mark ids by its names.
  std::vector<SetChoice> alike() {
    std::vector<SetChoice> Out;
    SetUses Asked{Set.Asked};
    const DeclContext *In = Now->getDeclContext();
    std::vector<const Decl *> Decls;
    if (const auto *N = dyn_cast<NamespaceDecl>(In))
      for (const NamespaceDecl *One : N->redecls())
        Decls.insert(Decls.end(), One->decls_begin(), One->decls_end());
    else
      Decls.assign(In->decls_begin(), In->decls_end());
    for (const Decl *D : Decls) {
      SetChoice C;
      if (!isClass(D, C) || !isSeen(C.Class))
        continue;
      llvm::Expected<SetClass> Is = setClass(U.Ctx, C.Class, C.Args, Asked);
      if (Is)
        Out.push_back(std::move(C));
      else
        llvm::consumeError(Is.takeError());
    }
    llvm::sort(Out, [&](const SetChoice &A, const SetChoice &B) {
      return U.sources().getFileOffset(A.Class->getLocation()) <
             U.sources().getFileOffset(B.Class->getLocation());
    });
    return Out;
  }

  bool isClass(const Decl *D, SetChoice &Out) const {
    const auto *T = dyn_cast<ClassTemplateDecl>(D);
    const auto *R = T ? T->getTemplatedDecl() : dyn_cast<CXXRecordDecl>(D);
    if (!R || !R->isThisDeclarationADefinition() || R->isImplicit() ||
        isa<ClassTemplateSpecializationDecl>(R))
      return false;
    Out.Class = R;
    Out.Present = R == Now;
    Out.Spelled = R->getNameAsString();
    if (!T) {
      Out.Instance = R;
      return true;
    }
    if (!readArguments(T, Out))
      return false;
    for (const ClassTemplateSpecializationDecl *S : T->specializations()) {
      if (S->getSpecializationKind() == TSK_ExplicitSpecialization)
        return false;
      if (sameArguments(S->getTemplateArgs().asArray(), Out.Args))
        Out.Instance = S;
    }
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 2> Partial;
    const_cast<ClassTemplateDecl *>(T)->getPartialSpecializations(Partial);
    return Partial.empty();
  }

  /// The present class's arguments, or the template's own defaults.
  bool readArguments(const ClassTemplateDecl *T, SetChoice &Out) const {
    const TemplateParameterList *Params = T->getTemplateParameters();
    unsigned Written = argumentsIn(Angles);
    if (Written && Written == Params->size() && Written == argsNow().size()) {
      Out.Args = argsNow().vec();
      Out.Spelled += Angles;
      return true;
    }
    for (const NamedDecl *P : *Params) {
      const auto *Type = dyn_cast<TemplateTypeParmDecl>(P);
      if (!Type || !Type->hasDefaultArgument() ||
          Type->getDefaultArgument().getArgument().isDependent())
        return false;
      Out.Args.push_back(Type->getDefaultArgument().getArgument());
    }
    Out.Spelled += "<>";
    return !Written || !Out.Present;
  }

  bool sameArguments(llvm::ArrayRef<TemplateArgument> A,
                     llvm::ArrayRef<TemplateArgument> B) const {
    return A.size() == B.size() && llvm::all_of(llvm::zip(A, B), [&](auto Two) {
             auto [X, Y] = Two;
             return X.getKind() == TemplateArgument::Type &&
                    Y.getKind() == TemplateArgument::Type &&
                    U.Ctx.hasSameType(X.getAsType(), Y.getAsType());
           });
  }

  /// Whoever sees the present class sees this one as well.
  bool isSeen(const CXXRecordDecl *R) const {
    const SourceManager &SM = U.sources();
    SourceLocation L = R->getLocation(), Of = Now->getLocation();
    if (L.isMacroID() || SM.getFileID(L) != SM.getFileID(Of))
      return false;
    for (const Span &S : Places.Names)
      if (!SM.isBeforeInTranslationUnit(R->getEndLoc(),
                                        SM.getComposedLoc(S.File, S.Begin)))
        return false;
    return llvm::none_of(U.Conds, [&](const Conditional &C) {
      auto In = [&](SourceLocation X) {
        unsigned At = SM.getFileOffset(X);
        return At > C.Begin && At < C.End;
      };
      return C.File == SM.getFileID(L) && In(L) != In(Of);
    });
  }

  bool returnsAlike(const SetClass &A, const SetClass &B) const {
    return llvm::all_of(A.Returns, [&](const auto &R) {
      auto It = B.Returns.find(R.first);
      return It != B.Returns.end() && !R.second.isNull() &&
             !It->second.isNull() && U.Ctx.hasSameType(R.second, It->second);
    });
  }

  const ParsedUnit &U;
  const SetInUse &Set;
  const SetPlaces &Places;
  const CXXRecordDecl *Now;
  std::string Angles;
};

/// Something else of the name of a class.
class Namesakes : public RecursiveASTVisitor<Namesakes> {
public:
  Namesakes(const ParsedUnit &U, const CXXRecordDecl *Class)
      : U(U), Class(Class) {}
  bool Found = false;

  bool VisitNamedDecl(NamedDecl *D) {
    if (D->getDeclName() != Class->getDeclName() || !U.isOurs(D))
      return true;
    const auto *T = dyn_cast<ClassTemplateDecl>(D);
    const auto *R = T ? T->getTemplatedDecl() : dyn_cast<CXXRecordDecl>(D);
    Found |= !R || (R->getDefinition() != Class && !R->isImplicit());
    return true;
  }

private:
  const ParsedUnit &U;
  const CXXRecordDecl *Class;
};

} // namespace

llvm::Expected<std::vector<SetChoice>>
setChoices(const ParsedUnit &U, const SetInUse &Set, const SetPlaces &Places) {
  return Choices(U, Set, Places).run();
}

llvm::Error checkSetChange(const ParsedUnit &U, const SetChoice &From,
                           const SetChoice &To, const SetPlaces &Places) {
  std::string Old = From.Class->getNameAsString(),
              New = To.Class->getNameAsString();
  if (From.Is.Grows && !To.Is.Grows)
    return refuse(Old + " takes any id, " + New +
                  " those below the number it was given");
  if (!From.Is.Shares && To.Is.Shares && !Places.Local)
    return refuse("threads may mark different ids in one " + Old +
                  " at a time, and not in one " + New);
  if ((From.Is.Defaults && !To.Is.Defaults) ||
      (From.Is.Copies && !To.Is.Copies) || (From.Is.Moves && !To.Is.Moves))
    return refuse(Old + " can be made, copied or moved where " + New +
                  " cannot");
  for (const auto &[Name, Old] : From.Is.Takes) {
    auto It = To.Is.Takes.find(Name);
    if (It == To.Is.Takes.end())
      return refuse(New + " takes no number where " + From.Spelled + " does");
    auto [Width, Signed] = It->second;
    if (Width < Old.first || (Width == Old.first && Signed && !Old.second))
      return refuse(New + " takes smaller numbers than " + From.Spelled);
  }
  Namesakes Other(U, To.Class);
  Other.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  if (Other.Found || U.Defined.count(New))
    return refuse("something else is called " + New + " as well");
  if (!To.Instance)
    return llvm::Error::success();
  if (llvm::Error Not = checkSignatures(U, To.Instance))
    return Not;
  return setUses(U, To.Instance).takeError();
}

} // namespace crinn::passes

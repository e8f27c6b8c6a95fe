//===- VisitedRepresentation.cpp - keep visited marks in another class ----===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// visited-representation: where the codebase has several classes for the set
/// of visited ids, use another one of them.
///
/// Why it can be faster: each has its price. Bits in words are cleared as a
/// whole before each search; words that are cleared when they are first used
/// cost a question at each test; a hash set costs memory that is small but far
/// apart. Which is cheapest depends on how many rows there are and how many of
/// them a search visits.
///
/// Why it is safe: the class that is there and the one that is chosen are both
/// read as a set of ids below the number they were given last: what they test,
/// mark and clear is in one of the few forms of SetClass.cpp, and nothing else
/// is used of them. The name is replaced where the class is chosen, at all
/// places that hand the object on.
///
/// What it refuses: classes in other forms, and those of which only one fits; a
/// set that takes any id in favour of one that has a size; a class that is
/// named in a signature, by a macro, or for more than an object's type; an
/// object of which the size or the bytes are used; shared memory in place of
/// memory that threads may share.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/SetPlaces.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A class that may keep the marks.
struct Choice {
  const CXXRecordDecl *Class = nullptr;    ///< as written
  const CXXRecordDecl *Instance = nullptr; ///< where the unit has one
  std::vector<TemplateArgument> Args;
  std::string Spelled;
  SetClass Is;
  bool Present = false;
};

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

  llvm::Expected<std::vector<Choice>> run() {
    if (llvm::Error Not = readSpelling())
      return std::move(Not);
    std::vector<Choice> All = alike();
    llvm::Expected<SetUses> Uses = setUses(U, Set.Class);
    if (!Uses)
      return Uses.takeError();
    // What the code uses of any of them: so a class has its number whichever
    // of them is there now.
    for (const Choice &C : All)
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
    llvm::erase_if(All, [&](Choice &C) {
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
  std::vector<Choice> alike() {
    std::vector<Choice> Out;
    SetUses Asked{Set.Asked};
    const DeclContext *In = Now->getDeclContext();
    std::vector<const Decl *> Decls;
    if (const auto *N = dyn_cast<NamespaceDecl>(In))
      for (const NamespaceDecl *One : N->redecls())
        Decls.insert(Decls.end(), One->decls_begin(), One->decls_end());
    else
      Decls.assign(In->decls_begin(), In->decls_end());
    for (const Decl *D : Decls) {
      Choice C;
      if (!isClass(D, C) || !isSeen(C.Class))
        continue;
      llvm::Expected<SetClass> Is = setClass(U.Ctx, C.Class, C.Args, Asked);
      if (Is)
        Out.push_back(std::move(C));
      else
        llvm::consumeError(Is.takeError());
    }
    llvm::sort(Out, [&](const Choice &A, const Choice &B) {
      return U.sources().getFileOffset(A.Class->getLocation()) <
             U.sources().getFileOffset(B.Class->getLocation());
    });
    return Out;
  }

  bool isClass(const Decl *D, Choice &Out) const {
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
  bool readArguments(const ClassTemplateDecl *T, Choice &Out) const {
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

/// That \p To does for the code what \p From does. Errors: Refusal.
llvm::Error checkChange(const ParsedUnit &U, const Choice &From,
                        const Choice &To, const SetPlaces &Places) {
  std::string Old = From.Class->getNameAsString(),
              New = To.Class->getNameAsString();
  if (From.Is.Grows && !To.Is.Grows)
    return refuse(Old + " takes any id, " + New +
                  " those below the number it was given");
  if (!From.Is.Shares && To.Is.Shares && !Places.Local)
    return refuse("threads may mark different ids in one " + Old +
                  " at a time, and not in one " + New);
  if ((From.Is.Defaults && !To.Is.Defaults) ||
      (From.Is.Copies && !To.Is.Copies))
    return refuse(Old + " can be made or copied where " + New + " cannot");
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
  return setUses(U, To.Instance).takeError();
}

class VisitedRepresentation : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"visited-representation",
            "keep visited marks in another set class of the codebase",
            "exact",
            "search",
            "kept",
            false,
            {{"choice", "number of the class among those that fit", 1, 16, 1}}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &P) const override {
    return "Keep visited marks in set class " + std::to_string(P.at("choice"));
  }

  /// Other searches may use what a field or a template's default names.
  Claim claim(const ParsedUnit &U, const Place &At) const override {
    Claim Out{"exact", /*Anywhere=*/true};
    if (llvm::Expected<SetInUse> Set = setOf(U, *At.Search)) {
      llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
      if (Places)
        Out.Anywhere = !Places->Local || Places->Names.size() > 1;
      else
        llvm::consumeError(Places.takeError());
    } else {
      llvm::consumeError(Set.takeError());
    }
    return Out;
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    llvm::Expected<SetInUse> Set = setOf(U, *At.Search);
    if (!Set)
      return Set.takeError();
    llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
    if (!Places)
      return Places.takeError();
    llvm::Expected<std::vector<Choice>> All = Choices(U, *Set, *Places).run();
    if (!All)
      return All.takeError();
    unsigned Wanted = P.at("choice");
    if (Wanted > All->size())
      return refuse("choice=" + llvm::Twine(Wanted) +
                    " is none of those that fit: " + listOf(*All));
    const Choice &To = (*All)[Wanted - 1];
    if (To.Present)
      return EditSet{};
    auto From = llvm::find_if(*All, [](const Choice &C) { return C.Present; });
    if (From == All->end())
      return refuse("it is not seen which of them is there now: " +
                    listOf(*All));
    if (llvm::Error Not = checkChange(U, *From, To, *Places))
      return std::move(Not);
    return replaced(U, *Places, To.Spelled);
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    llvm::Expected<SetInUse> Set = setOf(U, *At.Search);
    if (!Set)
      return Set.takeError();
    llvm::Expected<SetPlaces> Places = setPlaces(U, *Set);
    if (!Places)
      return Places.takeError();
    return Choices(U, *Set, *Places).run().takeError();
  }

private:
  static std::string listOf(const std::vector<Choice> &All) {
    std::string Out;
    for (unsigned I = 0; I < All.size(); ++I)
      Out += (I ? ", " : "") + std::to_string(I + 1) + " " + All[I].Spelled +
             (All[I].Present ? " (now)" : "");
    return Out;
  }

  static EditSet replaced(const ParsedUnit &U, const SetPlaces &Places,
                          const std::string &With) {
    std::vector<EditSet> Files;
    std::vector<std::string> Changed = Places.Functions;
    for (const Span &S : Places.Names) {
      Edit E{S.Begin, S.size(), With, /*Outside=*/true};
      for (const FunctionDecl *F : functionsOf(U)) {
        std::optional<Span> Body =
            spanOf(U.Ctx, F->getBody()->getSourceRange());
        if (!Body || Body->File != S.File || S.Begin < Body->Begin ||
            S.End > Body->End)
          continue;
        E.Outside = false;
        E.Shared = true;
        Changed.push_back(signatureOf(F));
      }
      auto It = llvm::find_if(
          Files, [&](const EditSet &One) { return One.File == S.File; });
      if (It == Files.end())
        It = Files.insert(It, EditSet{S.File, {}});
      It->Edits.push_back(std::move(E));
    }
    EditSet Out = std::move(Files.front());
    Out.Elsewhere.assign(Files.begin() + 1, Files.end());
    Out.Adds = std::move(Changed);
    return Out;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeVisitedRepresentation() {
  return std::make_unique<VisitedRepresentation>();
}

} // namespace crinn::passes

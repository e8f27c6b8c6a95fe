//===- Bind.cpp - what a person states, among what was found --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Bind.h"
#include "passes/model/Entries.h"
#include "passes/model/Resolve.h"
#include "passes/model/Sites.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool says(const StatedRole &R, const Spelled &T) {
  return squeeze(R.Source) == squeeze(T.Source) &&
         (!R.Line || R.Line == T.Line) && (!R.Column || R.Column == T.Column);
}

/// One stated idiom in one function.
class Binder {
public:
  Binder(const ParsedUnit &U, const StatedIdiom &S, IdiomKind K,
         const FunctionDecl *F, const Spellings &All, Findings &Found)
      : U(U), S(S), K(K), F(F), All(All), Found(Found) {}

  SourceLocation At; ///< of the idiom, once run

  llvm::Error run() {
    llvm::Expected<Idiom *> Known = pick(Found.Idioms);
    if (!Known)
      return Known.takeError();
    if (*Known) {
      At = (*Known)->At;
      return state(**Known);
    }
    llvm::Expected<NearMiss *> Near = pick(Found.Misses);
    if (!Near)
      return Near.takeError();
    Idiom New{K, F, {}, {}, /*Stated=*/true};
    if (*Near) {
      New.At = (*Near)->At;
      New.Roles = (*Near)->Roles;
      Found.Misses.erase(Found.Misses.begin() + (*Near - Found.Misses.data()));
    } else if (llvm::Error E = place(New)) {
      return E;
    }
    if (llvm::Error E = state(New))
      return E;
    if (K == IdiomKind::Seed) // it has no loop: its place is the first insert
      for (const Bound &B : New.Roles)
        if (B.Role == "insert")
          New.At = B.Node->getBeginLoc();
    At = New.At;
    Found.Idioms.push_back(std::move(New));
    return llvm::Error::success();
  }

private:
  static llvm::Error bad(const llvm::Twine &Why) {
    return fail(Code::Input, Why);
  }
  unsigned lineOf(SourceLocation L) const {
    return U.sources().getExpansionLineNumber(L);
  }

  /// The one of \p From that is stated; null if there is none.
  template <typename T> llvm::Expected<T *> pick(std::vector<T> &From) {
    std::vector<T *> Mine;
    std::string Lines;
    for (T &One : From)
      if (One.Kind == K && One.Function == F &&
          (!S.Line || lineOf(One.At) == S.Line))
        Mine.push_back(&One);
    llvm::stable_sort(Mine, [&](const T *A, const T *B) {
      return U.sources().isBeforeInTranslationUnit(A->At, B->At);
    });
    for (const T *One : Mine)
      Lines += (Lines.empty() ? "" : ", ") + std::to_string(lineOf(One->At));
    if (Mine.size() > 1 && !S.Ordinal)
      return bad("there are several, on lines " + Lines +
                 "; give the line or the ordinal");
    if (Mine.empty())
      return nullptr;
    if (S.Ordinal.value_or(0) >= Mine.size())
      return bad("there is no number " + std::to_string(*S.Ordinal) +
                 ", only " + std::to_string(Mine.size()) + " from 0");
    return Mine[S.Ordinal.value_or(0)];
  }

  /// Where an idiom is that scan does not see.
  llvm::Error place(Idiom &New) {
    if (K == IdiomKind::Kernel) {
      New.At = F->getLocation();
      return llvm::Error::success();
    }
    if (K == IdiomKind::Seed)
      return llvm::Error::success();
    if (!S.Line)
      return bad("scan does not find it; give its line");
    std::string Line = std::to_string(S.Line);
    if (isLoopIdiom(K)) {
      const Stmt *Loop = All.loopAt(S.Line);
      if (!Loop)
        return bad("no loop of the function begins on line " + Line);
      New.At = Loop->getBeginLoc();
      return llvm::Error::success();
    }
    const Spellings::Place *P = All.firstAt(S.Line);
    if (!P)
      return bad("nothing of the function begins on line " + Line);
    New.At = P->Is.Decl ? P->Is.Decl->getLocation() : P->Is.Node->getBeginLoc();
    New.Roles.push_back(P->Is); // shown for a place alone
    New.Roles.back().Role = nameOf(K).str();
    New.Roles.back().Stated = true;
    return llvm::Error::success();
  }

  llvm::Error state(Idiom &I) {
    for (const auto &[Name, List] : S.Roles) {
      const RoleInfo *Info = roleNamed(K, Name);
      if (!Info)
        return bad(Name + ": no role of this idiom");
      llvm::Expected<std::vector<Bound>> New = stated(I, *Info, List);
      if (!New)
        return bad(Name + ": " + llvm::toString(New.takeError()));
      llvm::erase_if(I.Roles, [&](const Bound &B) { return B.Role == Name; });
      I.Roles.insert(I.Roles.end(), New->begin(), New->end());
    }
    std::string Lacks;
    for (const RoleInfo &R : rolesOf(K))
      if (R.Required && (I.Stated || S.Roles.count(R.Name.str())) &&
          llvm::none_of(I.Roles,
                        [&](const Bound &B) { return B.Role == R.Name; }))
        Lacks += (Lacks.empty() ? "" : ", ") + R.Name.str();
    return Lacks.empty() ? llvm::Error::success()
                         : bad("it is none without " + Lacks);
  }

  /// What was found is kept, with what is known of it, where it is what is
  /// stated.
  llvm::Expected<std::vector<Bound>>
  stated(const Idiom &I, const RoleInfo &Info,
         const std::vector<StatedRole> &List) {
    std::vector<Bound> Out;
    const Stmt *Loop = All.loopAt(I.At);
    for (const StatedRole &R : List) {
      auto Same = llvm::find_if(I.Roles, [&](const Bound &B) {
        return B.Role == Info.Name && says(R, spelledOf(U, B));
      });
      if (Same != I.Roles.end()) {
        Out.push_back(*Same);
        continue;
      }
      llvm::Expected<Bound> B = resolve(All, Info, R, Loop);
      if (!B)
        return B.takeError();
      B->Stated = true;
      Out.push_back(std::move(*B));
    }
    return Out;
  }

  const ParsedUnit &U;
  const StatedIdiom &S;
  IdiomKind K;
  const FunctionDecl *F;
  const Spellings &All;
  Findings &Found;
};

bool contains(const ParsedUnit &U, const FunctionDecl *F, unsigned Line) {
  const SourceManager &SM = U.sources();
  return SM.getExpansionLineNumber(F->getBeginLoc()) <= Line &&
         Line <= SM.getExpansionLineNumber(F->getEndLoc());
}

/// The functions that \p S may mean; the line decides between equal names.
std::vector<const FunctionDecl *>
meant(const ParsedUnit &U, const StatedIdiom &S,
      llvm::ArrayRef<const FunctionDecl *> Functions) {
  std::vector<const FunctionDecl *> Out;
  llvm::StringRef Wanted = S.Function;
  for (const FunctionDecl *F : Functions) {
    // Most functions differ already in this, which costs nothing to ask.
    if (F->getDeclName().isIdentifier() && !Wanted.contains(F->getName()))
      continue;
    FileID File =
        U.sources().getFileID(U.sources().getExpansionLoc(F->getLocation()));
    if ((Wanted == F->getQualifiedNameAsString() || Wanted == signatureOf(F)) &&
        (S.File.empty() || U.pathBelowRoot(File) == S.File))
      Out.push_back(F);
  }
  if (Out.size() > 1 && S.Line)
    llvm::erase_if(
        Out, [&](const FunctionDecl *F) { return !contains(U, F, S.Line); });
  return Out;
}

llvm::Error told(const Binding &B, const StatedIdiom &S,
                 const llvm::Twine &Why) {
  return fail(Code::Input, B.Path + ": " +
                               (S.File.empty() ? "" : S.File + ": ") +
                               S.Function + ": " + S.Idiom + ": " + Why);
}

} // namespace

llvm::Error bindStated(const ParsedUnit &U, const Binding &B,
                       llvm::ArrayRef<const FunctionDecl *> Functions,
                       Findings &Found, std::set<size_t> &Met) {
  std::map<const FunctionDecl *, Spellings> Texts;
  Entries Before(B);
  for (size_t I = 0; I < B.Idioms.size(); ++I) {
    const StatedIdiom &S = B.Idioms[I];
    std::optional<IdiomKind> K = idiomNamed(S.Idiom);
    if (!K)
      return told(B, S, "no such idiom; there are: " + idiomNames());
    if (std::string Why = tooMany(S, *K); !Why.empty())
      return told(B, S, Why);
    std::vector<const FunctionDecl *> Mine = meant(U, S, Functions);
    if (Mine.empty())
      continue;
    if (Mine.size() > 1)
      return told(B, S,
                  "there are several functions; give the signature: " +
                      signatureOf(Mine[0]) + " or " + signatureOf(Mine[1]));
    Met.insert(I);
    const Spellings &All = Texts.try_emplace(Mine[0], U, Mine[0]).first->second;
    Binder One(U, S, *K, Mine[0], All, Found);
    if (llvm::Error E = One.run())
      return told(B, S, llvm::toString(std::move(E)));
    if (llvm::Error E = Before.add(I, *K, Mine[0], One.At))
      return told(B, S, llvm::toString(std::move(E)));
  }
  return llvm::Error::success();
}

llvm::Error allMet(const Binding &B, const std::set<size_t> &Met) {
  for (size_t I = 0; I < B.Idioms.size(); ++I)
    if (!Met.count(I))
      return told(B, B.Idioms[I],
                  "no such function below the root is defined in what was "
                  "parsed");
  return llvm::Error::success();
}

} // namespace crinn::passes

//===- Parse.cpp - run the compiler on one unit ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Parse.h"
#include "passes/source/Failure.h"
#include "passes/source/FileKind.h"
#include "passes/source/OmpHeader.h"
#include "passes/source/OverlayFileSystem.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Collector : public DiagnosticConsumer {
public:
  explicit Collector(Diagnostics &Out) : Out(Out) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Warning)
      return;
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    Out.All.insert(
        (Level >= DiagnosticsEngine::Error ? "error: " : "warning: ") +
        Text.str().str());
    if (Level < DiagnosticsEngine::Error)
      return;
    Out.Fatal |= Level == DiagnosticsEngine::Fatal || !Info.hasSourceManager();
    if (!Out.FirstError.empty())
      return;
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      PresumedLoc P = Info.getSourceManager().getPresumedLoc(
          Info.getSourceManager().getExpansionLoc(Info.getLocation()));
      if (P.isValid())
        Out.FirstError = (P.getFilename() + llvm::Twine(":") +
                          llvm::Twine(P.getLine()) + ": ")
                             .str();
    }
    Out.FirstError += Text.str();
  }

private:
  Diagnostics &Out;
};

/// Records conditionals and what they skip.
class Directives : public PPCallbacks {
public:
  Directives(SourceManager &SM, std::vector<Conditional> &Conds,
             std::vector<Skipped> &Skips)
      : SM(SM), Conds(Conds), Skips(Skips) {}

  void If(SourceLocation L, SourceRange, ConditionValueKind) override {
    open(L);
  }
  void Ifdef(SourceLocation L, const Token &,
             const MacroDefinition &) override {
    open(L);
  }
  void Ifndef(SourceLocation L, const Token &,
              const MacroDefinition &) override {
    open(L);
  }
  void Else(SourceLocation, SourceLocation If) override { other(If); }
  void Elif(SourceLocation, SourceRange, ConditionValueKind,
            SourceLocation If) override {
    other(If);
  }
  void Endif(SourceLocation L, SourceLocation If) override {
    if (Conditional *C = find(If))
      C->End = SM.getFileOffset(L) + 5;
  }
  void SourceRangeSkipped(SourceRange R, SourceLocation) override {
    auto [F, Begin] = SM.getDecomposedLoc(R.getBegin());
    Skips.push_back({F, Begin, SM.getFileOffset(R.getEnd())});
  }

private:
  void open(SourceLocation L) {
    auto [F, Word] = SM.getDecomposedLoc(L);
    if (SM.isInSystemHeader(L))
      return;
    llvm::StringRef Text = SM.getBufferData(F);
    size_t Hash = Text.take_front(Word).rfind('#');
    if (Hash == llvm::StringRef::npos)
      return;
    size_t Eol = std::min(Text.find('\n', Word), Text.size());
    Conds.push_back(
        {F, unsigned(Hash), 0, Text.slice(Hash, Eol).rtrim().str(), false});
    Word_[{F, Word}] = Conds.size() - 1;
  }
  Conditional *find(SourceLocation If) {
    auto [F, Word] = SM.getDecomposedLoc(If);
    auto It = Word_.find({F, Word});
    return It == Word_.end() ? nullptr : &Conds[It->second];
  }
  void other(SourceLocation If) {
    if (Conditional *C = find(If))
      C->HasElse = true;
  }

  SourceManager &SM;
  std::vector<Conditional> &Conds;
  std::vector<Skipped> &Skips;
  std::map<std::pair<FileID, unsigned>, size_t> Word_;
};

/// Goes on without a header that is not there.
class WithoutHeaders : public PPCallbacks {
public:
  explicit WithoutHeaders(std::set<std::string> &Missing) : Missing(Missing) {}
  bool FileNotFound(llvm::StringRef Name) override {
    Missing.insert(Name.str());
    return true;
  }

private:
  std::set<std::string> &Missing;
};

Macros macrosOf(const Preprocessor &PP) {
  Macros Out;
  for (const auto &M : PP.macros()) {
    std::set<std::string> &Words = Out[M.first->getName().str()];
    for (const MacroDirective *D = PP.getLocalMacroDirectiveHistory(M.first); D;
         D = D->getPrevious()) {
      const auto *Def = dyn_cast<DefMacroDirective>(D);
      if (!Def)
        continue;
      for (const Token &T : Def->getInfo()->tokens())
        if (const IdentifierInfo *I = T.getIdentifierInfo();
            I && !llvm::is_contained(Def->getInfo()->params(), I))
          Words.insert(I->getName().str());
    }
  }
  return Out;
}

class Action : public ASTFrontendAction {
public:
  Action(const Codebase &Base, Strictness S, Diagnostics &D,
         llvm::function_ref<llvm::Error(ParsedUnit &)> Use, llvm::Error &Err)
      : Base(Base), S(S), D(D), Use(Use), Err(Err) {}

  bool BeginSourceFileAction(CompilerInstance &CI) override {
    Preprocessor &PP = CI.getPreprocessor();
    PP.addPPCallbacks(
        std::make_unique<Directives>(CI.getSourceManager(), Conds, Skips));
    if (S == Strictness::Lenient)
      PP.addPPCallbacks(std::make_unique<WithoutHeaders>(D.MissingHeaders));
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 llvm::StringRef) override {
    struct Consumer : ASTConsumer {
      Action &A;
      const Preprocessor &PP;
      Consumer(Action &A, const Preprocessor &PP) : A(A), PP(PP) {}
      void HandleTranslationUnit(ASTContext &Ctx) override {
        if (A.S == Strictness::Lenient)
          A.D.Fatal = false; // there is an AST
        else if (Ctx.getDiagnostics().hasFatalErrorOccurred())
          return;
        // Only edits ask for macros.
        ParsedUnit P(Ctx, A.Base, std::move(A.Conds), std::move(A.Skips),
                     A.S == Strictness::Lenient ? Macros() : macrosOf(PP));
        A.Err = A.Use(P);
      }
    };
    return std::make_unique<Consumer>(*this, CI.getPreprocessor());
  }

private:
  const Codebase &Base;
  Strictness S;
  Diagnostics &D;
  llvm::function_ref<llvm::Error(ParsedUnit &)> Use;
  llvm::Error &Err;
  std::vector<Conditional> Conds;
  std::vector<Skipped> Skips;
};

/// Where Lenient units find files of ours.
const char OwnDirectory[] = "/crinn-headers";
const char HeaderUnit[] = "/crinn-headers/unit.cpp";

/// A header is looked at through a source that includes it: as the main file it
/// would be read again by a header that includes it in turn, #pragma once or
/// not.
std::map<std::string, std::string> ownFiles(const Unit &U) {
  std::map<std::string, std::string> Out = {
      {OwnDirectory + std::string("/omp.h"), OmpHeader}};
  if (isHeader(U.File))
    Out[HeaderUnit] = "#include \"" + U.File + "\"\n";
  return Out;
}

std::vector<std::string> commandLine(const Unit &U, Strictness S) {
  std::vector<std::string> Cmd = {"clang++", "-fsyntax-only"};
  std::string Main = U.File;
  if (S == Strictness::Lenient) {
    // Behind any number of errors there may be a search; warnings are not
    // shown.
    Cmd.insert(Cmd.end(),
               {"-w", "-ferror-limit=0", "-idirafter", OwnDirectory});
    if (isHeader(U.File))
      Main = HeaderUnit;
  } else if (llvm::StringRef(U.File).ends_with(".h")) {
    Cmd.insert(Cmd.end(), {"-x", "c++", "-Wno-pragma-once-outside-header"});
  }
  Cmd.insert(Cmd.end(), U.Args.begin(), U.Args.end());
  // The compiler's own headers, wherever this program is installed; flags of
  // another compiler are no reason to stop.
  Cmd.insert(Cmd.end(),
             {"-resource-dir=" CRINN_RESOURCE_DIR, "-fno-caret-diagnostics",
              "-Wno-unknown-warning-option",
              "-Wno-ignored-optimization-argument",
              "-Wno-unused-command-line-argument", Main});
  return Cmd;
}

} // namespace

std::string ParsedUnit::realPath(FileID F) const {
  auto [It, New] = RealPaths.try_emplace(F);
  if (New)
    if (OptionalFileEntryRef E = sources().getFileEntryRefForID(F)) {
      llvm::SmallString<256> Real;
      llvm::SmallString<256> Abs(E->getName());
      sources().getFileManager().makeAbsolutePath(Abs);
      if (!llvm::sys::fs::real_path(Abs, Real))
        It->second = Real.str();
    }
  return It->second;
}

std::optional<std::string> ParsedUnit::pathBelowRoot(FileID F) const {
  auto [It, New] = PathsBelowRoot.try_emplace(F);
  if (!New || F.isInvalid() ||
      SrcMgr::isSystem(
          sources().getFileCharacteristic(sources().getLocForStartOfFile(F))))
    return It->second;
  std::string Real = realPath(F);
  llvm::StringRef Rest = Real;
  if (Rest.consume_front(Base.Root) && Rest.consume_front("/"))
    It->second = Rest.str();
  return It->second;
}

bool ParsedUnit::isOurs(const Decl *D) const {
  SourceLocation L = sources().getExpansionLoc(D->getLocation());
  return L.isValid() && pathBelowRoot(sources().getFileID(L)).has_value();
}

llvm::Expected<Diagnostics>
parse(const Codebase &Base, const Unit &U, const Overlay &Files,
      llvm::function_ref<llvm::Error(ParsedUnit &)> Use, Strictness S) {
  auto FS = overlayFileSystem(Files);
  if (S == Strictness::Lenient)
    FS = withFiles(std::move(FS), ownFiles(U));
  FS->setCurrentWorkingDirectory(U.Directory);
  FileSystemOptions Opts;
  Opts.WorkingDir = U.Directory;
  llvm::IntrusiveRefCntPtr<FileManager> FM(new FileManager(Opts, FS));

  Diagnostics D;
  D.Fatal = S == Strictness::Lenient; // until there is an AST
  Collector Diags(D);
  llvm::Error Err = llvm::Error::success();
  tooling::ToolInvocation Run(commandLine(U, S),
                              std::make_unique<Action>(Base, S, D, Use, Err),
                              FM.get());
  Run.setDiagnosticConsumer(&Diags);
  Run.run();
  if (Err)
    return std::move(Err);
  if (D.Fatal)
    return fail(Code::Build, U.File + ": does not parse: " + D.FirstError +
                                 "; check the flags after --");
  return D;
}

} // namespace crinn::passes

//===- CommandLine.cpp - options that the subcommands share ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/CommandLine.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"
#include "passes/source/Selection.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace crinn::rewrite {

cl::SubCommand &scanCommand() {
  static cl::SubCommand C("scan", "show the searches found and their roles");
  return C;
}
cl::SubCommand &listCommand() {
  static cl::SubCommand C("list", "list the rewrites and their parameters");
  return C;
}
cl::SubCommand &applyCommand() {
  static cl::SubCommand C("apply", "rewrite, verify, print a unified diff");
  return C;
}

static cl::list<std::string> Files(cl::Positional, cl::desc("FILES"),
                                   cl::sub(scanCommand()),
                                   cl::sub(applyCommand()));
static cl::opt<std::string>
    BuildDir("p", cl::value_desc("build"),
             cl::desc("directory of compile_commands.json"),
             cl::sub(scanCommand()), cl::sub(applyCommand()));
static cl::opt<std::string>
    Root("root", cl::value_desc("dir"),
         cl::desc("only files below it are looked at and edited, headers too "
                  "(default: the git root, else the working directory)"),
         cl::sub(scanCommand()), cl::sub(applyCommand()));
static cl::list<std::string> VerifyWith(
    "verify-with", cl::value_desc("file"), cl::CommaSeparated,
    cl::desc("more files to parse, with the same flags: code that instantiates "
             "the templates"),
    cl::sub(scanCommand()), cl::sub(applyCommand()));
cl::opt<bool> Json("json", cl::desc("machine-readable output"),
                   cl::sub(scanCommand()), cl::sub(listCommand()),
                   cl::sub(applyCommand()));

static std::vector<std::string> Flags;
static bool HasFlags = false;

static const char Overview[] = R"(
crinn-rewrite finds the nearest-neighbour searches of a C++ codebase on its
syntax tree and rewrites them. It runs no benchmark and uses no network.

  crinn-rewrite scan FILES -- FLAGS
  crinn-rewrite scan -p BUILD [FILES]
  crinn-rewrite apply --rewrites=a,b FILES -- FLAGS
  crinn-rewrite apply --plan=FILE -p BUILD FILES

FILES may be directories and patterns ('src/**/*.cpp'); without FILES, all that
the compilation database of BUILD has below the root. `scan` goes on where a
header is missing or a unit has errors, and says so.

Each rewrite is checked before it is printed: the edited code is parsed again and
has no new diagnostic, nothing but the named function changed, a second run has
nothing to do. `apply` prints a diff that `git apply` takes and writes nothing;
--in-place writes. `// NOCRINN` on a loop's line, or `// NOCRINNNEXTLINE` above
it, keeps crinn away; a list in parentheses names rewrites.

Exit codes: 0 done, also when there is nothing to do; 1 with --check: something
would change; 2 wrong option, rewrite, site or parameter; 3 bad input file;
4 the source does not parse; 5 a rewrite did not pass verification; 6 a worker of
`scan` crashed; 7 a tool is missing or I/O failed; 130 interrupted. After 4 and 6
`scan` has printed what it found in the other units.
)";

bool parseCommandLine(int Argc, const char **Argv) {
  std::vector<const char *> Own(Argv, Argv + Argc);
  for (int I = 1; I < Argc; ++I)
    if (StringRef(Argv[I]) == "--") {
      HasFlags = true;
      Flags.assign(Argv + I + 1, Argv + Argc);
      Own.resize(I);
      break;
    }
  // LLVM brings hundreds of options of its own, none of use here.
  static cl::OptionCategory None("crinn-rewrite");
  cl::HideUnrelatedOptions(None, cl::SubCommand::getTopLevel());
  return cl::ParseCommandLineOptions(Own.size(), Own.data(), Overview, &errs());
}

/// The nearest directory upwards that has a .git, else the working directory.
static std::string defaultRoot() {
  SmallString<256> Here;
  sys::fs::current_path(Here);
  for (SmallString<256> Dir = Here; !Dir.empty();
       sys::path::remove_filename(Dir)) {
    SmallString<256> Git(Dir);
    sys::path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return Dir.str().str();
  }
  return Here.str().str();
}

Expected<passes::Codebase> codebaseFromOptions() {
  if (HasFlags && !BuildDir.empty())
    return passes::fail(passes::Code::Usage,
                        "-p and flags after -- exclude each other");
  return passes::select({{Files.begin(), Files.end()},
                         {VerifyWith.begin(), VerifyWith.end()},
                         BuildDir,
                         Flags,
                         Root.empty() ? defaultRoot() : Root.getValue()});
}

int report(Error E) {
  int Status = passes::exitCodeOf(E);
  errs() << "crinn-rewrite: error: " << passes::escape(toString(std::move(E)))
         << "\n";
  return Status;
}

} // namespace crinn::rewrite

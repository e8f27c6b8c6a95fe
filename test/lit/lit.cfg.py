"""Each test is a C++ file: its RUN lines call crinn-rewrite, its CHECK lines
say what must come out.

%rewrite  crinn-rewrite apply on the test file, which is copied to %t/code.cpp
          so that the root is a directory of its own; options first, compiler
          flags after --.
%scan     crinn-rewrite scan on the same copy; fails where it says anything on
          stderr, as it does of a source with errors.
%scan-loud
          the same where stderr is expected, and looked at.
%prepare  makes the copy.
%vary     makes %t/code.cpp of a source below Inputs instead, by sed scripts:
              %vary BASE.cpp 's/a/b/' '/c/d'
          each of which must change something; '/a/r %s' puts in what the test
          has for code.
%members  makes it of Inputs/sorted_pool.cpp, with the members below the test's
          comment as its find and insert; scripts may follow as for %vary.
%exactly  FileCheck where a CHECK line is the whole line, white space included.
%like     the same with the CHECK lines of the test named, edited as by %vary.
%same-answers
          followed by a file: %t/code.cpp prints just that, with two compilers.
%body     makes %t/code.cpp of Inputs/body_search.cpp, and a plan that gives its search
          the body below the test's comment.
%replace  applies that plan.
%refuses-body
          it is refused with exit code 5; the CHECK lines say why.
%refuses-prefetch, %refuses-batch, %refuses-NAME
          the rewrite prints nothing for the copy, with exit code 0; the CHECK
          lines say what -v tells on stderr. Options of FileCheck may follow.
%valid    followed by a schema below the source and a JSON file: the one fits
          the other.
%code     runs a command and adds a line `code N` to its stderr.
"""
import os
import sys

import lit.formats

config.name = "crinn"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.test_source_root = os.path.dirname(__file__)
config.excludes = ["Inputs"]
path = [config.crinn_bin, config.llvm_bin, os.environ["PATH"]]
config.environment["PATH"] = os.pathsep.join(path)

# Standard error alone; standard output must be empty.
refuses = (
    "crinn-rewrite apply --root=%t %t/code.cpp -v --rewrites={} -- %flags"
    " > %t/out 2> %t/err && test ! -s %t/out && FileCheck %s --input-file=%t/err"
)

# The longer names first: one may begin another.
config.substitutions += [
    (f"%refuses-{name}", refuses.format(name))
    for name in sorted(
        (page[:-3] for page in os.listdir(config.crinn_source + "/docs/rewrites")),
        key=len, reverse=True)
]
config.substitutions += [
    ("%refuses-prefetch", refuses.format("prefetch-lookahead")),
    ("%refuses-batch", refuses.format("batch-neighbours")),
    ("%refuses-body", f"{sys.executable} {config.crinn_source}/test/lit/Inputs/body.py %t %s"
     " && sh " + config.crinn_source + "/test/lit/Inputs/code.sh crinn-rewrite apply"
     " --root=%t --plan=%t/plan.json %t/code.cpp -- %flags > %t/out 2> %t/err"
     "; test ! -s %t/out && FileCheck %s --input-file=%t/err"
     " && grep -qx 'code 5' %t/err"),
    ("%body", f"{sys.executable} {config.crinn_source}/test/lit/Inputs/body.py %t %s"),
    ("%replace", "crinn-rewrite apply --root=%t --plan=%t/plan.json %t/code.cpp"),
    ("%exactly", "FileCheck --strict-whitespace --match-full-lines %s"),
    ("%like", "sh " + config.crinn_source + "/test/lit/Inputs/like.sh %t.checks"),
    ("%same-answers", "sh " + config.crinn_source + "/test/lit/Inputs/same_answers.sh "
     + os.path.join(config.llvm_bin, "clang++") + " %t"),
    ("%members", "sh " + config.crinn_source + "/test/lit/Inputs/members.sh %t %s"),
    ("%prepare", "rm -rf %t && mkdir -p %t && cp %s %t/code.cpp"),
    ("%vary", "sh " + config.crinn_source + "/test/lit/Inputs/vary.sh %t"),
    ("%rewrite", "crinn-rewrite apply --root=%t %t/code.cpp"),
    ("%scan-loud", "crinn-rewrite scan --root=%t %t/code.cpp"),
    ("%scan", "sh " + config.crinn_source + "/test/lit/Inputs/quiet.sh"
     " crinn-rewrite scan --root=%t %t/code.cpp"),
    ("%flags", "-std=c++17 -I " + config.crinn_source + "/test/lit/Inputs"),
    ("%clang", os.path.join(config.llvm_bin, "clang++")),
    ("%code", "sh " + config.crinn_source + "/test/lit/Inputs/code.sh"),
    ("%valid", sys.executable + " " + config.crinn_source
     + "/test/lit/Inputs/valid.py " + config.crinn_source),
    ("%python", sys.executable),
    ("%hnswlib", "/usr/include/hnswlib"),
    ("%inputs", config.crinn_source + "/test/lit/Inputs"),
]

//===- Session.cpp - what every subcommand sets up --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Session.h"

#include "eval/sandbox/Box.h"

#include <fmt/format.h>

#include <cstdio>

namespace crinn::eval {

void Session::declare(Options &O, bool WithTarget) {
  if (WithTarget) {
    O.text("target", "NAME|FILE", "a shipped target or a target.json",
           TargetName, /*Required=*/true);
    O.text("dataset", "NAME|FILE",
           "instead of the target's own: a name or an .hdf5 file", DatasetName);
  }
  O.text("json", "FILE", "also write the result as JSON; - is stdout",
         JsonPath);
  O.flag("quiet", "no progress on stderr", Quiet);
  O.flag("no-wait",
         "fail if another crinn measures on this machine (default: wait)",
         NoWait);
  O.text("sandbox", "box|none",
         "where code under test runs (default: box); none only for code that "
         "you trust",
         Sandbox);
  O.number("box-memory", "MIB",
           "what each sandbox may use (default: three quarters of the "
           "machine's memory)",
           BoxMemoryMiB, 64, 1 << 24);
}

Status Session::open() {
  Result<bool> Boxed = sandboxNamed(Sandbox);
  if (!Boxed)
    return Boxed.takeError();
  Ctx.Sandboxed = *Boxed;
  Ctx.BoxMemoryMiB = BoxMemoryMiB;
  Result<std::string> Dir = defaultCacheDir();
  if (!Dir)
    return Dir.takeError();
  Ctx.CacheDir = *Dir;
  Ctx.Bar = Quiet ? nullptr : &Line;
  Ctx.Cancel = &interrupted();
  Ctx.WaitToMeasure = !NoWait;
  return success();
}

Status Session::load() {
  if (Loaded)
    return success();
  Result<Target> T = Given ? *Given : loadTarget(TargetName);
  if (!T)
    return T.takeError();
  if (!DatasetName.empty())
    T->Dataset = DatasetName;
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return Dir.takeError();
  Work.emplace(std::move(*Dir));
  Loaded.emplace(std::move(*T));
  return success();
}

Result<const Prepared *> Session::prepareNames() {
  if (Status S = load(); !S)
    return S.takeError();
  Result<Prepared> P =
      eval::prepareNames(*Loaded, Work->path() + "/names", Ctx);
  Line.clear();
  if (!P)
    return P.takeError();
  Names.emplace(std::move(*P));
  return &*Names;
}

Status Session::prepare() {
  if (Status S = load(); !S)
    return S;
  Result<Baseline> B = prepareBaseline(*Loaded, Names ? Names->Data : nullptr,
                                       Work->path() + "/work", Ctx);
  Line.clear();
  if (!B)
    return B.takeError();
  Base.emplace(std::move(*B));
  return success();
}

Status Session::emit(const std::string &Table, const nlohmann::json &J) {
  Line.clear();
  std::string Text =
      J.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  fmt::print("{}", JsonPath == "-" ? Text : Table);
  if (std::fflush(stdout) != 0)
    return Error{Errc::Environment, "stdout: cannot write", ""};
  if (JsonPath.empty() || JsonPath == "-")
    return success();
  return writeFile(JsonPath, Text);
}

void Session::say(const std::string &Remark) {
  Line.clear();
  if (!Quiet)
    fmt::print(stderr, "crinn-eval: {}\n", Remark);
}

int Session::fail(const Error &E) {
  Line.clear();
  return report(E);
}

} // namespace crinn::eval

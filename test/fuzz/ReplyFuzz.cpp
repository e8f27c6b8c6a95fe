//===- ReplyFuzz.cpp - damaged replies of language models -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The first byte chooses how the rest is read: as a plan, as a plan or a body,
/// as a stream of events in two pieces, or as a document. What comes out as a
/// plan has to be one that the state allows, and a body one block of ASCII.
///
//===----------------------------------------------------------------------===//

#include "llm/chat/ReplyReader.h"
#include "llm/prompt/PlanReply.h"

#include <cstdlib>

using namespace crinn;
using namespace crinn::llm;

static State known() {
  State S;
  S.Rewrites = {{"batch",
                 "",
                 "exact",
                 "search",
                 "kept",
                 true,
                 {{"size", "", 4, 64, 32}}}};
  passes::Site Site;
  Site.Id = "best-first@f()#0";
  Site.File = "a.h";
  S.Sites = {Site};
  S.Base = {{"a.h", "00ff"}};
  return S;
}

/// A block, of which nothing reaches out.
static void checkBody(const passes::Step &Step, const State &S) {
  const std::string &Body = Step.Params.Body;
  bool Ascii = true;
  for (char C : Body)
    Ascii &= C == '\n' || C == '\t' || C == '\r' || (C >= ' ' && C < 127);
  if (!Step.Params.empty() || Step.Site != S.Sites[0].Id || !Ascii ||
      Body.front() != '{' || Body.back() != '}' || Body.size() > (64 << 10))
    std::abort();
}

static void readPlan(llvm::StringRef Text, bool Bodies) {
  static const State S = known();
  auto P = planFromReply(Text, S, Bodies);
  if (!P)
    return llvm::consumeError(P.takeError());
  if (P->Steps.size() != 1 || P->Base != S.Base)
    std::abort();
  const passes::Step &Step = P->Steps[0];
  if (Bodies && Step.Rewrite == "replace-body")
    return checkBody(Step, S);
  if (Step.Rewrite != "batch" || Step.Site != S.Sites[0].Id ||
      Step.Params.size() != 1 || Step.Params.at("size") < 4 ||
      Step.Params.at("size") > 64)
    std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (Size == 0)
    return 0;
  const llvm::StringRef Text(reinterpret_cast<const char *>(Data) + 1,
                             Size - 1);
  if (Data[0] == 'p' || Data[0] == 'b') {
    readPlan(Text, /*Bodies=*/Data[0] == 'b');
    return 0;
  }
  ReplyReader R(/*Events=*/Data[0] == 'e', 2048);
  if (R.feed(Text.take_front(Text.size() / 2)))
    R.feed(Text.drop_front(Text.size() / 2));
  auto Reply = R.finish();
  if (!Reply)
    llvm::consumeError(Reply.takeError());
  else
    readPlan(Reply->Text, /*Bodies=*/false);
  return 0;
}

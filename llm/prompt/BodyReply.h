//===- BodyReply.h - bodies in a model's words ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The other form of an answer: behind `## Code` a line `Site: ID`, and in one
/// fence the new body of the function that holds the site.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_PROMPT_BODYREPLY_H
#define CRINN_LLM_PROMPT_BODYREPLY_H

#include "llm/Proposer.h"

#include "llvm/ADT/StringRef.h"

namespace crinn::llm {

/// True if \p S has code around it that a body can replace: a loop, a kernel.
bool takesBody(const passes::Site &S);

/// The one step that \p Code, what follows the heading, asks for. Errors say,
/// in one line for the model, what is wrong: no site or one that is not in \p
/// S, not one fence, text that is no body (passes/body/BodyText.h).
llvm::Expected<passes::Plan> planFromBody(llvm::StringRef Code, const State &S);

} // namespace crinn::llm

#endif // CRINN_LLM_PROMPT_BODYREPLY_H

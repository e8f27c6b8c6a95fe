//===- PlanWriter.h - a plan, choice by choice ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// All plans, as a tree of choices: the rewrite, its site, each parameter, then
/// the next rewrite or the end. What proposes by chance or by learning answers
/// one question after the other and needs to know no more of plans; the answers
/// are the tokens of the paper's equation 3.
///
/// Every set of steps is one path, so that nothing is tried twice in another
/// order: sites go in the order of the scan, and the rewrites of one site in
/// the order of the catalogue, which is that in which `apply` runs them. A
/// rewrite is used once per site.
///
/// Parameters have a ladder of values and not their whole domain: 64 or 65
/// cache lines are the same to a processor, and a proposer that can tell them
/// apart only has more to learn.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_PLANWRITER_H
#define CRINN_LLM_PLANWRITER_H

#include "llm/Proposer.h"

#include <set>

namespace crinn::llm {

/// An answer to a question.
struct Option {
  enum { Rewrite, Place, Value, Stop } What = Stop;
  size_t Index = 0;   ///< of Rewrite and Place: in State::Rewrites, ::Sites
  int64_t Number = 0; ///< of Value
  double Height = 0;  ///< of Value: 0 the lowest rung of the ladder, 1 the top
};

/// The lowest and highest value, the default, and between them 2^k and 3 * 2^k;
/// a domain of at most nine values is whole. Of a parameter without a default,
/// the values around the site's own (llm/Around.h). Ascending.
std::vector<int64_t> ladder(const passes::ParamSpec &P,
                            const passes::Site &At = {});

class PlanWriter {
public:
  /// \p S must outlive the writer. A plan gets at most \p MostSteps steps: of a
  /// longer one nobody sees which step paid.
  explicit PlanWriter(const State &S, size_t MostSteps = 4);

  /// What can be answered now; empty: the plan is finished. A state without
  /// sites or rewrites is finished at once, with no step.
  const std::vector<Option> &options() const { return Options; }

  /// Names the question: "rewrite 2", "site of prefetch-lookahead",
  /// "prefetch-lookahead.lines". The same
  /// for the same question about other sites.
  const std::string &question() const { return Question; }

  /// \p I is an index into options().
  void take(size_t I);

  /// The steps so far; the last one may lack parameters.
  const passes::Plan &plan() const { return Result; }

  const State &state() const { return S; }

  /// The rewrite that question() is about, if it is about a site or a value.
  const passes::RewriteInfo *rewrite() const;

  /// The site of the last step that has one.
  const passes::Site *site() const;

  /// The name of the rewrite of the step before the one being written if it is
  /// at the same site (at any site, while there is none yet), else "".
  std::string before() const;

private:
  void ask();
  void askRewrite();
  bool allowed(size_t Rewrite, size_t Site) const;

  const State &S;
  size_t MostSteps;
  passes::Plan Result;
  std::vector<Option> Options;
  std::string Question;
  /// Of the step being written, and of the one before.
  struct At {
    size_t Rewrite = SIZE_MAX, Site = SIZE_MAX;
  } Now, Before;
  size_t Param = 0; ///< the next one to ask for
};

/// The plan that \p Answer gives, which is called with each question. It is
/// also in Result.
template <typename Fn> passes::Plan writePlan(const State &S, Fn Answer) {
  PlanWriter W(S);
  while (!W.options().empty())
    W.take(Answer(W));
  return W.plan();
}

/// The answers that write \p P; nothing if it is none of the tree's.
std::optional<std::vector<size_t>> answersOf(const State &S,
                                             const passes::Plan &P);

/// The first plan in the order of the options that \p Known does not hold;
/// without steps: all are known.
passes::Plan firstUnknown(const State &S, const std::set<std::string> &Known);

/// What tells plans apart: the JSON text of the steps.
std::string keyOf(const passes::Plan &P);

} // namespace crinn::llm

#endif // CRINN_LLM_PLANWRITER_H

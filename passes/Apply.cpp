//===- Apply.cpp - from plans and requests to verified variants -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Applier.h"

namespace crinn::passes {

static llvm::Expected<const Rewrite *> known(const std::string &Name) {
  if (const Rewrite *R = findRewrite(Name))
    return R;
  std::string All;
  for (const auto &R : rewrites())
    All += (All.empty() ? "" : ", ") + R->info().Name;
  return fail(Code::Usage, Name + ": no such rewrite; there are: " + All);
}

static llvm::Expected<Variant> finish(Applier &A, const std::vector<Work> &All,
                                      ApplyNotes *Notes) {
  llvm::Error E = A.run(All);
  if (Notes)
    *Notes = {A.Outcomes, A.unusedSuppressions()};
  if (E)
    return std::move(E);
  return A.result();
}

/// A body is for the function around the site.
static Work workOf(const Rewrite &R, Params P, const std::string &Site) {
  return {&R, std::move(P),
          R.idiom() == IdiomKind::Function ? functionSite(signatureIn(Site))
                                           : Site};
}

static bool hasDefaults(const Rewrite &R) {
  return llvm::all_of(R.info().Params,
                      [](const ParamSpec &S) { return S.Default.has_value(); });
}

llvm::Expected<Variant> applyPlan(const Codebase &C, const Plan &P,
                                  const ApplyOptions &Options,
                                  ApplyNotes *Notes) {
  std::vector<Work> All;
  for (const Step &S : P.Steps) {
    llvm::Expected<const Rewrite *> R = known(S.Rewrite);
    if (!R)
      return R.takeError();
    llvm::Expected<Params> Full = completeParams(**R, S.Params);
    if (!Full)
      return Full.takeError();
    All.push_back(workOf(**R, std::move(*Full), S.Site));
  }
  Applier A(C, Options);
  if (llvm::Error E = A.checkBase(P))
    return std::move(E);
  return finish(A, All, Notes);
}

llvm::Expected<Variant> applyEverywhere(const Codebase &C,
                                        const std::vector<Request> &Requests,
                                        const ApplyOptions &Options,
                                        ApplyNotes *Notes) {
  std::vector<Work> All;
  for (const Request &Q : Requests) {
    llvm::Expected<const Rewrite *> R = known(Q.Rewrite);
    if (!R)
      return R.takeError();
    llvm::Expected<Params> Full = completeParams(**R, Q.Params);
    if (!Full)
      return Full.takeError();
    if (Q.Site.empty() && !hasDefaults(**R))
      return fail(Code::Usage, Q.Rewrite + ": what it is given is for one "
                                           "site; name it with --site=ID");
    All.push_back(workOf(**R, std::move(*Full), Q.Site));
  }
  Applier A(C, Options);
  return finish(A, All, Notes);
}

} // namespace crinn::passes

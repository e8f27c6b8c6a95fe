//===- Sarif.cpp - a change as SARIF 2.1.0 --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Regions are given by line and column, for viewers, and by byte, for tools
/// that apply: both name the same text.
///
//===----------------------------------------------------------------------===//

#include "passes/source/Escape.h"
#include "passes/source/Hash.h"
#include "tools/crinn-rewrite/ApplyOutput.h"

#include "llvm/ADT/StringExtras.h"

#include <set>

using namespace llvm;
using nlohmann::json;

namespace crinn::rewrite {
namespace {

/// A list in braces with one element is ambiguous: array, or the element.
json only(json One) {
  json Out = json::array();
  Out.push_back(std::move(One));
  return Out;
}

/// A path as a relative URI, or what follows the authority of a file URI.
std::string uriOf(StringRef Path) {
  std::string Out;
  for (unsigned char C : Path)
    if (isAlnum(C) || StringRef("-._~/").contains(C))
      Out += C;
    else
      Out += "%" + utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  return Out;
}

json artifactLocation(StringRef Path) {
  return {{"uri", uriOf(Path)}, {"uriBaseId", "SRCROOT"}};
}

/// Escaped; braces are placeholders in SARIF, and stand for themselves doubled.
json message(StringRef Text) {
  std::string Out;
  for (char C : passes::escape(Text))
    Out += C == '{' || C == '}' ? std::string(2, C) : std::string(1, C);
  return {{"text", Out}};
}

/// Line and column from 1, the column in code points.
std::pair<size_t, size_t> positionOf(StringRef Text, unsigned Offset) {
  StringRef Before = Text.take_front(Offset);
  size_t Line = 1 + Before.count('\n');
  Before = Before.substr(Before.rfind('\n') + 1); // npos + 1 is 0
  Before.consume_front("\xEF\xBB\xBF");           // a mark, no character
  size_t Column =
      1 + count_if(Before, [](unsigned char C) { return (C & 0xC0) != 0x80; });
  return {Line, Column};
}

json regionOf(StringRef Text, const passes::Hunk &H) {
  auto [Line, Column] = positionOf(Text, H.Offset);
  auto [EndLine, EndColumn] = positionOf(Text, H.Offset + H.Length);
  return {{"startLine", Line},      {"startColumn", Column},
          {"endLine", EndLine},     {"endColumn", EndColumn},
          {"byteOffset", H.Offset}, {"byteLength", H.Length}};
}

/// What the site \p Root asks for, by file.
json changesOf(const passes::Variant &V, const std::string &Root) {
  json Out = json::array();
  for (const passes::ChangedFile &F : V.Files) {
    json Replacements = json::array();
    for (const passes::Hunk &H : F.Hunks)
      if (is_contained(H.Sites, Root))
        Replacements.push_back({{"deletedRegion", regionOf(F.Before, H)},
                                {"insertedContent", {{"text", H.Text}}}});
    if (!Replacements.empty())
      Out.push_back({{"artifactLocation", artifactLocation(F.Path)},
                     {"replacements", std::move(Replacements)}});
  }
  return Out;
}

std::string helpOf(const passes::RewriteInfo &I) {
  std::string Out = I.Summary + ". Made at each " + I.Idiom +
                    " that takes it. Class " + I.Class + ", stage " + I.Stage +
                    ", ABI " + I.Abi + " (docs/equivalence.md).";
  for (const passes::ParamSpec &P : I.Params)
    Out += " " + P.Name + ", from " + std::to_string(P.Min) + " to " +
           std::to_string(P.Max) + ": " + P.Help + ".";
  return Out + " A comment NOCRINN(" + I.Name +
         ") on the line of the site keeps it away.";
}

class Report {
public:
  Report(const passes::Codebase &C, const passes::Variant &V,
         const passes::ApplyNotes &N)
      : C(C), V(V), N(N), Rules(passes::catalogue()) {}

  json document() {
    addResults();
    json Run = {{"tool", {{"driver", driver()}}},
                {"columnKind", "unicodeCodePoints"},
                {"originalUriBaseIds",
                 {{"SRCROOT", {{"uri", "file://" + uriOf(C.Root) + "/"}}}}},
                {"invocations",
                 only({{"executionSuccessful", true},
                       {"toolExecutionNotifications", notifications()}})},
                {"artifacts", artifacts()},
                {"results", std::move(Results)}};
    return {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/"
                        "errata01/os/schemas/sarif-schema-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", only(std::move(Run))}};
  }

private:
  json driver() const {
    json Out = json::array();
    for (const passes::RewriteInfo &I : Rules)
      Out.push_back(
          {{"id", I.Name},
           {"shortDescription", message(I.Summary + ".")},
           {"help", message(helpOf(I))},
           {"defaultConfiguration",
            {{"level", "warning"}, {"enabled", I.Default}}},
           {"properties",
            {{"class", I.Class}, {"stage", I.Stage}, {"abi", I.Abi}}}});
    return {{"name", "crinn-rewrite"},
            {"version", CRINN_VERSION},
            {"rules", std::move(Out)}};
  }

  /// Fixes are for this text alone.
  json artifacts() const {
    json Out = json::array();
    for (const passes::ChangedFile &F : V.Files)
      Out.push_back({{"location", artifactLocation(F.Path)},
                     {"length", F.Before.size()},
                     {"hashes", {{"sha-256", passes::sha256(F.Before)}}}});
    return Out;
  }

  static json locationOf(StringRef Path, unsigned Line) {
    return {{"physicalLocation",
             {{"artifactLocation", artifactLocation(Path)},
              {"region", {{"startLine", Line}}}}}};
  }

  json notifications() const {
    json Out = json::array();
    for (const passes::UnusedSuppression &U : N.Unused)
      Out.push_back({{"level", "warning"},
                     {"message", message(U.Text + ": " + U.Why)},
                     {"locations", only(locationOf(U.File, U.Line))}});
    return Out;
  }

  const passes::RewriteInfo &ruleOf(const passes::Outcome &O) const {
    return *find_if(Rules, [&](const passes::RewriteInfo &I) {
      return I.Name == O.Rewrite;
    });
  }

  json result(const passes::Outcome &O, StringRef Level, StringRef Text) const {
    auto [Idiom, Rest] = StringRef(O.Root).split('@');
    json At = locationOf(O.File, O.Line);
    At["logicalLocations"] =
        only({{"fullyQualifiedName", passes::escape(Rest.rsplit('#').first)},
              {"kind", "function"}});
    return {
        {"ruleId", O.Rewrite},
        {"ruleIndex", &ruleOf(O) - Rules.data()},
        {"level", Level},
        {"message", message(Text)},
        {"locations", only(std::move(At))},
        {"partialFingerprints", {{"crinnSite/v1", passes::escape(O.Root)}}}};
  }

  /// The rewrites of a site are made one on the other: one result, with one
  /// fix, of the rule that came first.
  void addChanged(const passes::Outcome &First) {
    std::string Text;
    for (const passes::Outcome &O : N.Outcomes)
      if (O.What == passes::Outcome::Changed && O.Root == First.Root)
        Text += (Text.empty() ? "" : " Then ") + O.Rewrite + ": " +
                ruleOf(O).Summary + ".";
    json R = result(First, "warning", Text);
    json Changes = changesOf(V, First.Root);
    if (!Changes.empty())
      R["fixes"] = only({{"description", message(Text)},
                         {"artifactChanges", std::move(Changes)}});
    Results.push_back(std::move(R));
  }

  void addResults() {
    std::set<std::string> Told;
    for (const passes::Outcome &O : N.Outcomes)
      switch (O.What) {
      case passes::Outcome::Changed:
        if (Told.insert(O.Root).second)
          addChanged(O);
        break;
      case passes::Outcome::Refused:
        Results.push_back(result(O, "note", "not rewritten: " + O.Why));
        break;
      case passes::Outcome::Suppressed:
        Results.push_back(result(O, "note", "a comment keeps it away"));
        Results.back()["suppressions"] = only({{"kind", "inSource"}});
        break;
      case passes::Outcome::AlreadySo:
        break;
      }
  }

  const passes::Codebase &C;
  const passes::Variant &V;
  const passes::ApplyNotes &N;
  const std::vector<passes::RewriteInfo> Rules;
  json Results = json::array();
};

} // namespace

Expected<std::string> sarif(const passes::Codebase &C, const passes::Variant &V,
                            const passes::ApplyNotes &N) {
  if (Error E = checkUnicode(C, V, "--sarif"))
    return std::move(E);
  return Report(C, V, N).document().dump(2, ' ', /*ensure_ascii=*/false,
                                         json::error_handler_t::replace) +
         "\n";
}

} // namespace crinn::rewrite

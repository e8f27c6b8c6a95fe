//===- Pack.cpp - findings as bytes ---------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// CBOR: compact, and strings of source text need not be valid UTF-8 in it.
///
//===----------------------------------------------------------------------===//

#include "passes/scan/Findings.h"

using nlohmann::json;

namespace crinn::passes {
namespace {

json packed(const Site &S) {
  return {S.Id, S.Idiom, S.Function, S.File, S.Line, S.Roles, S.Stated};
}

Site siteFrom(const json &J) {
  Site S;
  S.Id = J[0];
  S.Idiom = J[1];
  S.Function = J[2];
  S.File = J[3];
  S.Line = J[4];
  S.Roles = J[5];
  S.Stated = J[6];
  return S;
}

json packed(const Miss &M) {
  json Lacks = json::array();
  for (const Miss::Lack &L : M.Missing)
    Lacks.push_back({L.Role, L.Seen, L.Line, L.Why});
  return {M.Idiom, M.Function, M.File, M.Line, Lacks, M.Roles};
}

Miss missFrom(const json &J) {
  Miss M;
  M.Idiom = J[0];
  M.Function = J[1];
  M.File = J[2];
  M.Line = J[3];
  for (const json &L : J[4])
    M.Missing.push_back({L[0], L[1], L[2], L[3]});
  M.Roles = J[5];
  return M;
}

} // namespace

std::string pack(const UnitFindings &F) {
  json Sites = json::array(), Misses = json::array();
  for (const FoundSite &S : F.Sites)
    Sites.push_back({packed(S.Found), S.Signature, S.Offset, S.InMacro});
  for (const FoundMiss &M : F.Misses)
    Misses.push_back({packed(M.Found), M.Signature, M.Offset, M.InMacro});
  json All = {Sites,          Misses,           F.Hashes,     F.SeenHeaders,
              F.Calls.pack(), F.MissingHeaders, F.FirstError, F.Failure,
              F.Met,          F.Unbound,        F.Outside};
  std::string Out;
  json::to_cbor(All, nlohmann::detail::output_adapter<char>(Out));
  return Out;
}

std::optional<UnitFindings> unpack(llvm::StringRef Bytes) {
  json J = json::from_cbor(Bytes.begin(), Bytes.end(), /*strict=*/true,
                           /*allow_exceptions=*/false);
  if (!J.is_array() || J.size() != 11)
    return std::nullopt;
  UnitFindings F;
  for (const json &S : J[0])
    F.Sites.push_back({siteFrom(S[0]), S[1], S[2], S[3]});
  for (const json &M : J[1])
    F.Misses.push_back({missFrom(M[0]), M[1], M[2], M[3]});
  F.Hashes = J[2].get<std::map<std::string, std::string>>();
  F.SeenHeaders = J[3].get<std::set<std::string>>();
  F.Calls = CallGraph::unpack(J[4]);
  F.MissingHeaders = J[5].get<std::set<std::string>>();
  F.FirstError = J[6];
  F.Failure = J[7];
  F.Met = J[8].get<std::set<size_t>>();
  F.Unbound = J[9];
  F.Outside = J[10];
  return F;
}

} // namespace crinn::passes

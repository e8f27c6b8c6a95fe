//===- CallGraph.cpp - which functions name which -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/CallGraph.h"

#include "llvm/ADT/STLExtras.h"

using nlohmann::json;

namespace crinn::passes {

CallGraph::Node CallGraph::node(llvm::StringRef Signature) {
  auto [It, New] = Ids.try_emplace(Signature, Functions.size());
  if (New) {
    Functions.emplace_back();
    Functions.back().Signature = Signature.str();
  }
  return It->second;
}

void CallGraph::merge(const CallGraph &Other) {
  std::vector<Node> Here;
  for (const Function &F : Other.Functions)
    Here.push_back(node(F.Signature));
  for (auto [F, Id] : llvm::zip(Other.Functions, Here)) {
    Function &Mine = Functions[Id];
    if (Mine.Name.empty() || (F.Defined && !Mine.Defined)) {
      Mine.Name = F.Name;
      Mine.Scope = F.Scope;
      Mine.Member = F.Member;
      Mine.MinArguments = F.MinArguments;
      Mine.MaxArguments = F.MaxArguments;
    }
    Mine.Defined |= F.Defined;
    Mine.Exact |= F.Exact;
    Mine.Driver |= F.Driver;
    for (Node To : F.Calls)
      Mine.Calls.insert(Here[To]);
    for (Node To : F.CallsAsWritten)
      Mine.CallsAsWritten.insert(Here[To]);
    Mine.LooseCalls.insert(F.LooseCalls.begin(), F.LooseCalls.end());
  }
}

std::set<std::string> CallGraph::reachedFrom(llvm::StringRef Signature) const {
  std::set<std::string> Out;
  auto It = Ids.find(Signature);
  if (It == Ids.end())
    return Out;
  std::vector<std::vector<Node>> All = callees();
  for (std::vector<Node> Open = {It->second}; !Open.empty();) {
    Node N = Open.back();
    Open.pop_back();
    for (Node C : All[N])
      if (Out.insert(Functions[C].Signature).second)
        Open.push_back(C);
  }
  return Out;
}

std::vector<std::vector<CallGraph::Node>> CallGraph::callees() const {
  std::map<std::string, std::vector<Node>> ByName;
  for (Node N = 0; N < Functions.size(); ++N)
    if (Functions[N].Defined)
      ByName[Functions[N].Name].push_back(N);

  auto Fitting = [&](const Loose &L, bool AnyClass) {
    std::vector<Node> Out;
    auto It = ByName.find(L.Name);
    if (It == ByName.end())
      return Out;
    for (Node N : It->second) {
      const Function &F = Functions[N];
      bool Class = !L.Member || AnyClass || F.Scope == L.Class;
      if (F.Member == L.Member && Class && F.MinArguments <= L.Arguments &&
          L.Arguments <= F.MaxArguments)
        Out.push_back(N);
    }
    return Out;
  };

  // A declaration may spell a type otherwise than the definition does.
  auto Defining = [&](const Function &Declared) {
    std::vector<Node> Out;
    auto It = ByName.find(Declared.Name);
    if (It == ByName.end())
      return Out;
    for (Node N : It->second)
      if (Functions[N].Scope == Declared.Scope &&
          Functions[N].MaxArguments == Declared.MaxArguments)
        Out.push_back(N);
    return Out;
  };

  std::vector<std::vector<Node>> Out(Functions.size());
  for (Node N = 0; N < Functions.size(); ++N) {
    const Function &F = Functions[N];
    Out[N].assign(F.Calls.begin(), F.Calls.end());
    if (!F.Defined)
      llvm::append_range(Out[N], Defining(F));
    if (F.Exact)
      continue;
    llvm::append_range(Out[N], F.CallsAsWritten);
    for (const Loose &L : F.LooseCalls) {
      std::vector<Node> To = Fitting(L, L.Class.empty());
      if (To.empty() && !L.Class.empty())
        To = Fitting(L, /*AnyClass=*/true); // of a base, perhaps
      llvm::append_range(Out[N], To);
    }
  }
  return Out;
}

json CallGraph::pack() const {
  json Out = json::array();
  for (const Function &F : Functions) {
    json Loose = json::array();
    for (const auto &L : F.LooseCalls)
      Loose.push_back({L.Name, L.Class, L.Arguments, L.Member});
    Out.push_back({F.Signature, F.Name, F.Scope, F.Member, F.MinArguments,
                   F.MaxArguments, F.Defined, F.Exact, F.Driver, F.Calls,
                   F.CallsAsWritten, Loose});
  }
  return Out;
}

CallGraph CallGraph::unpack(const json &Packed) {
  CallGraph G;
  for (const json &One : Packed)
    G.node(One[0].get_ref<const std::string &>());
  for (auto [One, F] : llvm::zip(Packed, G.Functions)) {
    F.Name = One[1];
    F.Scope = One[2];
    F.Member = One[3];
    F.MinArguments = One[4];
    F.MaxArguments = One[5];
    F.Defined = One[6];
    F.Exact = One[7];
    F.Driver = One[8];
    for (const json &To : One[9])
      F.Calls.insert(To.get<Node>());
    for (const json &To : One[10])
      F.CallsAsWritten.insert(To.get<Node>());
    for (const json &L : One[11])
      F.LooseCalls.insert({L[0], L[1], L[2], L[3]});
  }
  return G;
}

} // namespace crinn::passes

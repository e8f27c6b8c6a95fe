//===- CallGraph.h - which functions name which -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Over any number of units. A function is known by its signature as written, a
/// template's instance by its pattern's, so that a call in one unit meets the
/// definition in another. Where a template is instantiated its calls are known
/// exactly. Where it is not, a call on a dependent object names only a function
/// and a number of arguments: it is taken to mean every function below the root
/// that fits, of the object's class where that is known.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_CALLGRAPH_H
#define CRINN_PASSES_MODEL_CALLGRAPH_H

#include "passes/source/Parse.h"

#include "llvm/ADT/StringMap.h"

#include <nlohmann/json.hpp>

namespace crinn::passes {

class CallGraph {
public:
  using Node = unsigned;

  /// A call in a template as written, of which only the shape is known.
  struct Loose {
    std::string Name, Class; ///< Class: the object's, or "" if not known
    unsigned Arguments = 0;
    bool Member = false;
    auto operator<=>(const Loose &) const = default;
  };

  struct Function {
    std::string Signature;
    std::string Name, Scope; ///< unqualified; the class or namespace around
    bool Member = false;     ///< Scope is a class
    unsigned MinArguments = 0, MaxArguments = 0;
    bool Defined = false;
    bool Exact = false;  ///< Calls are those of a body without dependent code
    bool Driver = false; ///< beside a `main`: it uses the library
    std::set<Node> Calls, CallsAsWritten;
    std::set<Loose> LooseCalls;
  };

  /// Adds what the bodies of \p U below the root and in its main file name:
  /// calls, constructions, functions passed on. A virtual function names its
  /// overrides.
  void add(const ParsedUnit &U);

  void merge(const CallGraph &Other);

  const std::vector<Function> &functions() const { return Functions; }

  /// Callees of each function: exact where known, else as written.
  std::vector<std::vector<Node>> callees() const;

  /// Signatures of what \p Signature leads to, however deep.
  std::set<std::string> reachedFrom(llvm::StringRef Signature) const;

  nlohmann::json pack() const;
  static CallGraph unpack(const nlohmann::json &Packed);

private:
  friend class Bodies;
  Node node(llvm::StringRef Signature);

  std::vector<Function> Functions;
  llvm::StringMap<Node> Ids;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_CALLGRAPH_H

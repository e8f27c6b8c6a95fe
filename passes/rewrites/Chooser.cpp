//===- Chooser.cpp - a function that knows kernels' batched forms ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Chooser.h"

using namespace clang;

namespace crinn::passes {

Chooser::Chooser(const ParsedUnit &U, const std::vector<Choice> &Kernels,
                 unsigned Vector, unsigned Count, std::string Name,
                 std::string Pointer, std::string Indent, std::string Newline)
    : U(U), Kernels(Kernels), Vector(Vector), Count(std::to_string(Count)),
      Name(std::move(Name)), Pointer(std::move(Pointer)), In(std::move(Indent)),
      Nl(std::move(Newline)) {
  const KernelText &K = Kernels[0].K.Of;
  Names Free(U.Defined, K.Whole + " " + this->Pointer,
             K.F->getParamDecl(Vector)->getName());
  C = Free.fresh("c");
  Dists = Free.fresh("distances");
}

std::string Chooser::head(const std::string &Declared,
                          const std::string &Number,
                          const std::string &Template) const {
  const KernelText &K = Kernels[0].K.Of;
  std::string Out = In + "// " + Count +
                    " distances at a time, where the kernel has a form for "
                    "it." +
                    Nl;
  if (!Template.empty())
    Out += In + K.Template + "<typename " + Template + ">" + Nl;
  Out += In + "static inline void" + Nl + In + Name + "(" + Declared;
  for (unsigned I = 0; I < K.F->getNumParams(); ++I) {
    const ParmVarDecl *P = K.F->getParamDecl(I);
    Out += ", ";
    Out += I == Vector
               ? pointerTo(Kernels[0].K.VectorType, P->getName())
               : textOf(U.Ctx, *spanOf(U.Ctx, P->getSourceRange())).str();
  }
  return Out + ", " + Number + " *" + Dists + ") ";
}

std::string Chooser::arguments(const std::string &BehindVector) const {
  const FunctionDecl *F = Kernels[0].K.Of.F;
  std::string Out;
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    Out += (I ? ", " : "") + F->getParamDecl(I)->getNameAsString() +
           (I == Vector ? BehindVector : "");
  return Out;
}

std::string Chooser::body(QualType Of, const std::string &Rest) const {
  std::string Unit = Kernels[0].K.Of.Unit, In1 = In + Unit, In2 = In1 + Unit;
  std::string Out = "{" + Nl, All = arguments("") + ", " + Dists + ");" + Nl;
  for (const Choice &One : Kernels) {
    if (One.Type != Of)
      continue;
    for (const std::string &G : One.Guards)
      Out += G + Nl;
    Out += In1 + "if (" + Pointer + " == " + One.K.Of.F->getNameAsString() +
           ") {" + Nl + In2 + One.K.Name + "(" + All + In2 + "return;" + Nl +
           In1 + "}" + Nl;
    for (size_t I = 0; I < One.Guards.size(); ++I)
      Out += "#endif" + Nl;
  }
  if (!Rest.empty())
    Out += In1 + Name + "<" + Rest + ">(" + Pointer + ", " + All;
  else
    Out += In1 + "for (int " + C + " = 0; " + C + " < " + Count + "; ++" + C +
           ")" + Nl + In2 + Dists + "[" + C + "] = " + Pointer + "(" +
           arguments("[" + C + "]") + ");" + Nl;
  return Out + In + "}";
}

} // namespace crinn::passes

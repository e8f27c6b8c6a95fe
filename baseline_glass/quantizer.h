//===- quantizer.h - how a row becomes a code ----------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// A quantiser learns from rows, turns a row into a code and back, and a query
/// into what the kernel for its codes takes. None is called per distance.

#ifndef CRINN_BASELINE_GLASS_QUANTIZER_H
#define CRINN_BASELINE_GLASS_QUANTIZER_H

#include "baseline_glass/kernels.h"

#include <memory>

namespace glass {

// The numbers of these kinds are those of the file format.

/// What orders the answers; smaller is nearer in each.
enum class Metric : uint32_t {
  L2 = 0,           ///< squared Euclidean distance
  InnerProduct = 1, ///< minus the inner product
  Angular = 2, ///< minus the cosine; of a zero row 0 (asymmetric SQ4: -0.5)
};

/// How a row is stored.
enum class QuantizerKind : uint32_t {
  FP32 = 0, ///< as it came
  SQ8 = 1,  ///< a byte per dimension, one range for all
  FP16 = 2, ///< IEEE half precision; what overflows becomes the largest
  BF16 = 3, ///< the upper half of a float, rounded
  SQ4 = 4,  ///< half a byte per dimension, one range for all
  PQ = 5,   ///< a byte per part of the row: its nearest of 256 centroids
};
inline constexpr uint32_t QuantizerKinds = 6;

/// Whether a query is quantised as the rows are before it is compared.
enum class Comparison : uint32_t {
  Default = 0,    ///< symmetric for SQ8 and SQ4, asymmetric for the others
  Symmetric = 1,  ///< code with code
  Asymmetric = 2, ///< the floats of the query with codes
};

/// Count x Dim finite floats, row-major, not owned.
struct FloatRows {
  const float *Data = nullptr;
  size_t Count = 0;
  size_t Dim = 0;
  bool Unit = false; ///< read as if scaled to length 1 (zero rows stay zero)

  /// Row I; Buffer, of Dim floats, is used where it must be scaled.
  const float *row(size_t I, std::vector<float> &Buffer) const;
};

struct CodeShape {
  QuantizerKind Kind = QuantizerKind::FP32;
  bool IsL2 = true; ///< else minus the inner product
  size_t Dim = 0;
  size_t Parts = 0;  ///< of PQ; 0: as many as have 8 dimensions each
  bool Unit = false; ///< of L2: of unit rows, and told as minus the cosine

  /// Null if all is well.
  const char *findFault() const;
  bool hasRange() const {
    return Kind == QuantizerKind::SQ8 || Kind == QuantizerKind::SQ4;
  }
  size_t parts() const { return Parts ? Parts : (Dim + 7) / 8; }
  size_t dimsPerPart() const { return (Dim + parts() - 1) / parts(); }
  size_t rowBytes() const;    ///< with padding
  size_t elements() const;    ///< of a row with its padding
  size_t stateFloats() const; ///< what a quantiser learns
};

/// Angles by SQ4 are taken from the L2 of unit rows, whose codes have not quite
/// length 1: |x - q|^2 less 1 - w of |x|^2 - 1, for cosines w of 0.7 to 1.
inline constexpr float LengthWeight = 0.15f; ///< 1 - w

/// distance = Scale * kernel's result + Bias
struct Affine {
  float Scale = 1, Bias = 0;
};

class Quantizer {
public:
  static std::unique_ptr<Quantizer> create(const CodeShape &Shape);
  virtual ~Quantizer() = default;

  /// Fills state(). The same for any number of threads.
  virtual void train(const FloatRows &, int /*Threads*/) {}

  /// Code has rowBytes() bytes, zero at first; Out has elements() floats.
  virtual void encode(const float *In, uint8_t *Code) const = 0;
  virtual void decode(const uint8_t *Code, float *Out) const = 0;

  /// Fills Operand, operandFloats() floats that are zero at first.
  virtual Affine prepare(const float *Query, float *Operand) const = 0;

  const CodeShape &shape() const { return Shape; }
  size_t rowBytes() const { return Shape.rowBytes(); }
  size_t elements() const { return Shape.elements(); }
  size_t operandFloats() const { return OperandFloats; }
  const FloatKernel &floatKernel() const { return Floats; }
  /// Null if there is none. Then the first argument is a code too.
  const IntegerKernel *integerKernel() const { return Integers; }
  /// From the integer kernel's unit to that of the floats.
  virtual Affine integerUnit() const { return {}; }
  /// What was learnt, as a file stores it.
  std::vector<float> &state() { return State; }
  const std::vector<float> &state() const { return State; }

protected:
  explicit Quantizer(const CodeShape &Shape)
      : Shape(Shape), OperandFloats(Shape.elements()),
        State(Shape.stateFloats()) {}

  const CodeShape Shape;
  size_t OperandFloats;
  FloatKernel Floats = {};
  const IntegerKernel *Integers = nullptr;
  std::vector<float> State;
};

std::unique_ptr<Quantizer> createProductQuantizer(const CodeShape &Shape);

} // namespace glass

#endif // CRINN_BASELINE_GLASS_QUANTIZER_H

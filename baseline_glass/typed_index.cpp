//===- typed_index.cpp - an index over one quantiser ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The sections of a file are written and read here, next to what they hold.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/typed_index.h"

#include "baseline_glass/sq8_quantizer.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <type_traits>

namespace glass {

template <typename T>
inline constexpr bool HasRange = requires(T Q) { Q.setRange(0.0f, 1.0f); };

template <typename Quantizer>
Expected<Success> TypedIndex<Quantizer>::train(const float *Data, size_t N,
                                               size_t Dim) {
  if (!Rows.train(Data, N, Dim) ||
      (Params.RefineFactor > 0 && !Floats.train(Data, N, Dim)))
    return Error{ErrorCode::OutOfMemory, "rows: no memory"};
  Expected<HnswGraph> Built = buildHnsw(Rows, Params.Graph);
  if (!Built)
    return Built.error();
  Graph = std::move(*Built);
  return Success{};
}

template <typename Quantizer>
bool TypedIndex<Quantizer>::prepare(const float *Query,
                                    SearchScratch &Scratch) const {
  // Both buffers are zero when allocated and only their first dim() elements
  // are written, so another dimension needs others.
  const size_t Padded = RowStore<float>::paddedElements(dim());
  const size_t CodeBytes = Rows.rows().stride() * sizeof(Code);
  if ((Scratch.Query.size() != Padded && !Scratch.Query.allocate(Padded)) ||
      (Scratch.CodeBytes.size() != CodeBytes &&
       !Scratch.CodeBytes.allocate(CodeBytes)))
    return false;
  std::copy(Query, Query + dim(), Scratch.Query.data());
  std::fill(Scratch.Query.data() + dim(), Scratch.Query.data() + Padded, 0.0f);
  Code *Codes = reinterpret_cast<Code *>(Scratch.CodeBytes.data());
  Rows.encode(Scratch.Query.data(), Codes);
  std::fill(Codes + dim(), Codes + Rows.rows().stride(), Code(0));
  return true;
}

template <typename Quantizer>
Expected<size_t>
TypedIndex<Quantizer>::search(const float *Query, size_t K, size_t Ef,
                              SearchScratch &Scratch, int32_t *Ids,
                              float *Distances) const {
  if (Ef == 0)
    return Error{ErrorCode::InvalidArgument, "ef: must be at least 1"};
  K = std::min(K, size());
  if (K == 0)
    return size_t(0);
  if (!allFinite(Query, dim()))
    return Error{ErrorCode::NotFinite, "query: holds a NaN or an infinity"};
  if (!prepare(Query, Scratch))
    return Error{ErrorCode::OutOfMemory, "search: no memory"};

  const size_t Wanted =
      std::min(K * size_t(std::max(Params.RefineFactor, 1)), size());
  const size_t Kept = std::clamp(Ef, Wanted, size());
  auto &Pool = std::get<LinearPool<typename Quantizer::Dist>>(Scratch.Pools);
  Pool.reset(int(Kept), int(std::min(Ef, Kept)));
  Scratch.Visited.reset(Graph.size());
  const auto Distance =
      Rows.computer(reinterpret_cast<const Code *>(Scratch.CodeBytes.data()));
  const int Start = descendToLevel0(Graph, Distance);
  searchLevel0(Graph, Distance, Start, Pool, Scratch.Visited);

  if (Params.RefineFactor == 0) {
    const size_t Found = std::min(K, size_t(Pool.size()));
    for (size_t I = 0; I < Found; ++I) {
      Ids[I] = Pool.id(int(I));
      Distances[I] = Rows.toDistance(Pool.dist(int(I)));
    }
    return Found;
  }
  Scratch.Refined.reset(int(K), int(K));
  refine(Pool, int(Wanted), Floats.computer(Scratch.Query.data()),
         Scratch.Refined);
  const size_t Found = size_t(Scratch.Refined.size());
  for (size_t I = 0; I < Found; ++I) {
    Ids[I] = Scratch.Refined.id(int(I));
    Distances[I] = Scratch.Refined.dist(int(I));
  }
  return Found;
}

template <typename Quantizer>
Expected<Success> TypedIndex<Quantizer>::save(const std::string &Path) const {
  FileHeader H = {};
  H[HwMetric] = uint64_t(Quantizer::DistanceMetric);
  H[HwQuantizer] = uint64_t(Params.Quantizer);
  H[HwRows] = size();
  H[HwDim] = dim();
  H[HwDegree] = uint64_t(Graph.degree());
  H[HwEntry] = uint64_t(Graph.entryPoint() + 1);
  H[HwUpperIds] = Graph.upper().size();
  H[HwRefineFactor] = uint64_t(Params.RefineFactor);
  if constexpr (HasRange<Quantizer>) {
    H[HwOffset] = std::bit_cast<uint32_t>(Rows.offset());
    H[HwStep] = std::bit_cast<uint32_t>(Rows.step());
  }
  IndexWriter Out(Path, H);
  const auto Write = [&](const auto &A) { Out.write(A.data(), A.bytes()); };
  Write(Rows.rows().elements());
  Write(Floats.rows().elements());
  Write(Graph.level0());
  Out.write(Graph.levels().data(), Graph.levels().size());
  Write(Graph.upper());
  return Out.finish();
}

template <typename Quantizer>
Expected<Success> TypedIndex<Quantizer>::read(IndexReader &Reader) {
  const FileHeader &H = Reader.header();
  const Error Corrupt = {ErrorCode::Corrupt, "index file contradicts itself"};
  const Error NoMemory = {ErrorCode::OutOfMemory, "index file: no memory"};
  const size_t N = H[HwRows], Dim = H[HwDim];
  if (!Rows.reserve(N, Dim) ||
      (Params.RefineFactor > 0 && !Floats.reserve(N, Dim)))
    return NoMemory;
  if constexpr (HasRange<Quantizer>)
    Rows.setRange(std::bit_cast<float>(uint32_t(H[HwOffset])),
                  std::bit_cast<float>(uint32_t(H[HwStep])));
  const auto Read = [&](auto &A) { return Reader.read(A.data(), A.bytes()); };
  if (!Read(Rows.rows().elements()) || !Read(Floats.rows().elements()))
    return Corrupt;
  AlignedArray<int32_t> Level0;
  std::vector<uint8_t> Levels(N);
  if (!Level0.allocate(N * H[HwDegree]))
    return NoMemory;
  if (!Read(Level0) || !Reader.read(Levels.data(), N))
    return Corrupt;
  const size_t UpperRows =
      std::accumulate(Levels.begin(), Levels.end(), size_t(0));
  if (UpperRows * (H[HwDegree] / 2) != H[HwUpperIds])
    return Corrupt;
  if (!Graph.allocate(int(H[HwDegree]), std::move(Levels)))
    return NoMemory;
  if (!Read(Graph.upper()))
    return Corrupt;
  Graph.level0() = std::move(Level0);
  Graph.setEntryPoint(int(H[HwEntry]) - 1);
  if (!Reader.checksumMatches())
    return Error{ErrorCode::Corrupt, "payload checksum differs"};
  if constexpr (HasRange<Quantizer>)
    Rows.computeTerms();
  if (!Graph.isConsistent())
    return Corrupt;
  return Success{};
}

template class TypedIndex<Fp32Quantizer<Metric::L2>>;
template class TypedIndex<Fp32Quantizer<Metric::InnerProduct>>;
template class TypedIndex<Sq8Quantizer<Metric::L2>>;
template class TypedIndex<Sq8Quantizer<Metric::InnerProduct>>;

} // namespace glass

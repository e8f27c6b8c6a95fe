// The engine's copy of HNSW, by itself: what else it includes needs TBB.
#include <unordered_map>

#include "index/impl/hnswlib/hnswlib.h"

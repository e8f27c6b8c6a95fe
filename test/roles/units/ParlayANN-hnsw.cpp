// The layered index.
#include "algorithms/HNSW/HNSW.hpp"

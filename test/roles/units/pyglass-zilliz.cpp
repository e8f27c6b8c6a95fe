// All of the library: builders, quantisers, searchers.
#include "glass/hnsw/hnsw.hpp"
#include "glass/hnswlib/hnswlib.h"
#include "glass/hnswlib/visited_list_pool.h"
#include "glass/nsg/nsg.hpp"
#include "glass/nsg/rnndescent.hpp"
#include "glass/quant/quant.hpp"
#include "glass/searcher/graph_searcher.hpp"
#include "glass/searcher/refiner.hpp"

// The library in its usual configuration.
#include "glass/hnsw/hnsw.hpp"
#include "glass/hnswlib/hnswlib.h"
#include "glass/hnswlib/visited_list_pool.h"
#include "glass/quant/quant.hpp"
#include "glass/searcher/graph_searcher.hpp"
#include "glass/searcher/refiner.hpp"
#include "glass/searcher/searcher_factory.hpp"

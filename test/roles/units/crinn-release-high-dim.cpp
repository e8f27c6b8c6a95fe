// The library in its configuration for many dimensions.
#include "glass/quant/quant.hpp"
#include "glass/searcher/graph_searcher_high_dim.hpp"
#include "glass/searcher/searcher_factory_high_dim.hpp"

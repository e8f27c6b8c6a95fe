// A header that nothing includes.
#include "glass/searcher.hpp"

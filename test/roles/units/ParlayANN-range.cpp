// Searches within a radius.
#include "algorithms/utils/point_range.h"
#include "algorithms/utils/graph.h"
#include "algorithms/utils/beamSearch.h"
#include "algorithms/utils/doublingSearch.h"
#include "algorithms/utils/rangeSearch.h"

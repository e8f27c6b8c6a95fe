// The index and two of its spaces.
#include "hnswlib.h"

#include "Spaces/Euclidean.h"
#include "Spaces/InnerProduct.h"
#include "hnswalg.h"

// A number of rows that threads share.
// RUN: %vary one_layer.cpp 's/#include <cmath>/#include <atomic>\n&/' \
// RUN:   's/count++/count;\n    count++/' \
// RUN:   's/size_t count = 0, dim/std::atomic<size_t> count{0};\n  size_t dim/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %like %S/two-heaps.cpp

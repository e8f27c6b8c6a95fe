// Other parameters.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --rewrites=tiered-entry-points --set=tiered-entry-points.count=5 --set=tiered-entry-points.first=20 --set=tiered-entry-points.second=300 -- %flags \
// RUN:   | %like %S/two-heaps.cpp 's/64 ? 0 : ef < 160 ? 3 : 6/20 ? 0 : ef < 300 ? 5 : 10/'

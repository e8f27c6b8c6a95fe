// As far apart as the entry point is from the query.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --rewrites=diverse-entry-points --set=diverse-entry-points.percent=100 -- %flags \
// RUN:   | %like %S/two-heaps.cpp 's/ 10 %/ 100 %/' 's/0\.1f/1.0f/'

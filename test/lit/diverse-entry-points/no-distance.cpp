// Rows are taken whatever their distances are.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --rewrites=diverse-entry-points --set=diverse-entry-points.percent=0 -- %flags \
// RUN:   | %like %S/two-heaps.cpp 's/, where their .*/./' '/the query differ/d' \
// RUN:   '/if (!apart)/,/continue/d' '/start_dist\|apart\|starts/d'

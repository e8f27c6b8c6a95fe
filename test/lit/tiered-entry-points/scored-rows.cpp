// The class computes distances between rows.
// RUN: %vary one_layer.cpp \
// RUN:   '/void connect/a \  float between(Id a, Id b) const { return distance(row(a), row(b)); }'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %like %S/two-heaps.cpp

// Tabs.
// RUN: %vary one_layer.cpp ':a;s/^\(\t*\)  /\1\t/;ta'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags \
// RUN:   | %like %S/two-heaps.cpp ':a;s/\(CHECK-NEXT:[ +]\t*\)  /\1\t/;ta'

// What somebody changed since stays as it is, and is not written anew.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --in-place --rewrites=tiered-entry-points -- %flags
// RUN: sed -i '0,/if (seen/s//if (id == entry || seen/' %t/code.cpp && grep -q 'id == entry' %t/code.cpp
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | count 0
// RUN: %rewrite -v --rewrites=tiered-entry-points --set=tiered-entry-points.count=5 -- %flags 2>&1 | FileCheck %s
// CHECK: tiered-entry-points: refused: the search starts from further rows already
// CHECK-NOT: {{.}}

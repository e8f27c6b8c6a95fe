// A class in a header, and a search that is in another file: a unit that has no
// search is not asked what it does with the fields.
// RUN: %vary rows_with_links.cpp '/include <new>/a\#include "index.h"'
// RUN: sed -n "/^struct Index/,/^};/p" %t/code.cpp > %t/index.h
// RUN: sed -i "/^struct Index/,/^};/d" %t/code.cpp
// RUN: crinn-rewrite apply --root=%t %t/code.cpp -v --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s
// CHECK: index.h:{{[0-9]+}}: aligned-storage: refused: the class is in a header and the search is not, so units without a search may use its fields
// CHECK-NOT: {{.}}

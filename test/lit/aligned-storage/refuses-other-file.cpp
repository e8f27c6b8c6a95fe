// Units that see the class need not see this function: the class
// moves to a header, the constructor out of the class.
// RUN: %vary rows_with_links.cpp '/include <new>/a\#include "index.h"' \
// RUN:   '/^  Index(/,/^  }/{H;/^  Index(/!d;s/ {/;/};/^};/{G;s/  Index(/Index::Index(/}'
// RUN: sed -n "/^struct Index/,/^};/p" %t/code.cpp > %t/index.h
// RUN: sed -i "/^struct Index/,/^};/d" %t/code.cpp
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the class is in another file, so units that do not see this function may use rows_
// CHECK-NOT: {{.}}

// The header has the search too; another unit compares a row's size.
// RUN: %vary rows_with_links.cpp '/include <new>/a\#include "index.h"' \
// RUN:   's/^void search/inline void search/' \
// RUN:   '$a\//USE bool small(const Index &index) { return index.row_size_ < 700; }'
// RUN: sed -n "/^struct Index/,/^}$/p" %t/code.cpp > %t/index.h
// RUN: sed -i "/^struct Index/,/^}$/d" %t/code.cpp
// RUN: sed "s/^\/\/USE //" %t/code.cpp > %t/other.cpp
// RUN: crinn-rewrite apply --root=%t %t/code.cpp -v --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s --check-prefix=ALONE
// ALONE: index.h:{{[0-9]+}}: aligned-storage: rewritten
// RUN: crinn-rewrite apply --root=%t %t/code.cpp %t/other.cpp -v --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s
// CHECK: index.h:{{[0-9]+}}: aligned-storage: refused: not every use of row_size_ fits rows of another form: index.row_size_ < 700
// CHECK-NOT: {{.}}

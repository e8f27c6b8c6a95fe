// The pool is in a header that two files include, each with a search of its own.
// RUN: %vary sorted_pool.cpp '1s/.*/#pragma once/' '/^void search/,$d' && mv %t/code.cpp %t/pool.h
// RUN: sed -n '1s/.*/#include "pool.h"/p;/^void search/,$p' %inputs/sorted_pool.cpp > %t/one.cpp
// RUN: sed 's/search/searchToo/' %t/one.cpp > %t/two.cpp
// RUN: crinn-rewrite apply --root=%t %t/one.cpp %t/two.cpp -v --in-place --rewrites=pool-insert -- %flags 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=HEADER --input-file=%t/pool.h
// RUN: crinn-rewrite apply --root=%t %t/one.cpp %t/two.cpp --check --rewrites=pool-insert -- %flags
// CHECK: one.cpp:{{[0-9]+}}: pool-insert: rewritten
// CHECK: two.cpp:{{[0-9]+}}: pool-insert: rewritten
// HEADER:      int lo = size;
// HEADER-NEXT: for (; lo > 0 && items[lo - 1].d > d; --lo)
// HEADER-NEXT:   items[lo] = items[lo - 1];
// HEADER-NEXT: items[lo] = {id, d};
// HEADER-NOT:  for

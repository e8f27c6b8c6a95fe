// Rows that no path leads to are found.
// RUN: %vary one_layer_run.cpp
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/before
// RUN: %t/before islands | FileCheck %s --check-prefix=BEFORE
// BEFORE: {{^}}0 of 2000 in
// RUN: %rewrite --in-place --rewrites=diverse-entry-points -- -std=c++17
// RUN: %clang -std=c++17 -O1 %t/code.cpp -o %t/after -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %t/after islands | FileCheck %s --check-prefix=AFTER
// AFTER: {{^}}2000 of 2000 in

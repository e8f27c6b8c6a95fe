// Ctrl-C: one line, the documented code, no half of an answer, no worker left.
// RUN: %prepare
// RUN: %python %inputs/many.py %t/code.cpp %t/many 60
// RUN: %python %inputs/interrupt.py crinn-rewrite scan -j2 --root=%t %t/many -- %flags | FileCheck %s --match-full-lines
// CHECK: stdout: 0 bytes
// CHECK-NEXT: stderr: crinn-rewrite: error: interrupted
// CHECK-NEXT: code 130
// CHECK-NEXT: nothing is left
#include <algorithm>
#include <map>
#include <string>
#include <vector>
int unit() { return 0; }

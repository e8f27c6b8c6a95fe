// On a terminal one line tells how far it is, and is gone at the end; elsewhere
// there is none.
// RUN: %prepare
// RUN: %python %inputs/many.py %t/code.cpp %t/many 3
// RUN: crinn-rewrite scan -j1 --root=%t %t/many -- %flags 2> %t/err
// RUN: test ! -s %t/err
// RUN: %python -c "import pty,sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)" crinn-rewrite scan -j1 --root=%t %t/many -- %flags > %t/tty
// RUN: FileCheck %s --input-file=%t/tty
// RUN: %code crinn-rewrite scan -j0 --root=%t %t/many -- %flags 2>&1 | FileCheck %s --check-prefix=NONE
// CHECK: [1/3] {{.*}}0000.cpp{{.*}}[2/3] {{.*}}0001.cpp{{.*}}[3/3] {{.*}}0002.cpp{{.*}}[K
// CHECK-NOT: {{[0-9a-z]}}
// NONE: error: -j0: at least one
// NONE-NEXT: code 2
int unit() { return 0; }

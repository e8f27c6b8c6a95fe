// Nothing to do is exit code 0 and no output, with each kind of output.
// RUN: %prepare
// RUN: %rewrite -v -- %flags > %t/out 2>&1
// RUN: %rewrite --check -- %flags >> %t/out 2>&1
// RUN: %rewrite --in-place -- %flags >> %t/out 2>&1
// RUN: %scan-loud -- %flags >> %t/out 2>&1
// RUN: test ! -s %t/out
// RUN: diff %s %t/code.cpp
int main() { return 0; }

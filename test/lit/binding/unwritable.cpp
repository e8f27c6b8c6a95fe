// A binding that cannot be written is an error of the machine, not of the input.
// RUN: %prepare
// RUN: %code %scan-loud --emit-binding=%t/no/such/dir/binding.json -- %flags > %t/out 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// RUN: count 0 < %t/out
// CHECK: error: {{.*}}binding.json: cannot be written
// CHECK-NEXT: code 7
void nothing() {}

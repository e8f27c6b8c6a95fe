// A comment in the old body keeps crinn away from all of it.
// RUN: %body
// RUN: sed -i 's,int node = pool.pop();,& // NOCRINN,' %t/code.cpp
// RUN: not %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: refuses: a comment in the body keeps crinn away
{
}

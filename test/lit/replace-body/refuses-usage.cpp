// Only a plan has a body to give, and only this rewrite takes one.
// RUN: %body
// RUN: %code crinn-rewrite apply --root=%t --rewrites=replace-body %t/code.cpp -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: replace-body: takes a body, from a plan
// CHECK: code 2
// RUN: sed -i 's/replace-body/batch-neighbours/' %t/plan.json
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err --check-prefix=OTHER
// OTHER: batch-neighbours: takes no body
// OTHER: code 2
// RUN: sed -i 's/batch-neighbours/replace-body/; s/Index::search/Index::sort/' %t/plan.json
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err --check-prefix=NOWHERE
// NOWHERE: function@Index::sort{{.*}}: no such site
// NOWHERE: code 2
{
}

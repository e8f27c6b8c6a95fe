// Nothing is set blindly: there is no default, and one value is for one site.
// RUN: %prepare
// RUN: %rewrite -- %flags | FileCheck %s --check-prefix=OFF --allow-empty
// OFF-NOT: constexpr int ahead = {{[^4]}}
// RUN: %code %rewrite --rewrites=set-tunable --site='tunable@score(const Points &, float *):ahead#0' -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --check-prefix=NONE --input-file=%t/err
// NONE: set-tunable: value has no default; give set-tunable.value a value
// NONE-NEXT: code 2
// RUN: %code %rewrite --rewrites=set-tunable --set=set-tunable.value=8 -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --check-prefix=WHERE --input-file=%t/err
// WHERE: set-tunable: what it is given is for one site; name it with --site=ID
// WHERE-NEXT: code 2
// RUN: %code %rewrite --rewrites=set-tunable,huge-pages --site=x --set=set-tunable.value=8 -- %flags > %t/out 2> %t/err
// RUN: test ! -s %t/out && FileCheck %s --check-prefix=ONE --input-file=%t/err
// ONE: --site=x: name the one rewrite for it with --rewrites
// ONE-NEXT: code 2
#include "points.h"

float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; ++i)
    s += a[i] * b[i];
  return s;
}

void score(const Points &p, float *out) {
  constexpr int ahead = 4;
  for (int i = 0; i < p.n; ++i) {
    if (i + ahead < p.n)
      __builtin_prefetch(p.vectors + 128 * p.ids[i + ahead]);
    out[i] = dot(p.query, p.vectors + 128 * p.ids[i], 128);
  }
}

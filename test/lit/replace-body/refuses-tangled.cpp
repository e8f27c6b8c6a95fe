// Pointers bound to each other in more ways than can be followed.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}more pointers than can be followed
{
  const float *p0 = query, *q0 = query;
  const float *p1 = dim ? p0 : q0, *q1 = dim ? q0 : p0;
  const float *p2 = dim ? p1 : q1, *q2 = dim ? q1 : p1;
  const float *p3 = dim ? p2 : q2, *q3 = dim ? q2 : p2;
  const float *p4 = dim ? p3 : q3, *q4 = dim ? q3 : p3;
  const float *p5 = dim ? p4 : q4, *q5 = dim ? q4 : p4;
  const float *p6 = dim ? p5 : q5, *q6 = dim ? q5 : p5;
  const float *p7 = dim ? p6 : q6, *q7 = dim ? q6 : p6;
  const float *p8 = dim ? p7 : q7, *q8 = dim ? q7 : p7;
  const float *p9 = dim ? p8 : q8, *q9 = dim ? q8 : p8;
  const float *p10 = dim ? p9 : q9, *q10 = dim ? q9 : p9;
  const float *p11 = dim ? p10 : q10, *q11 = dim ? q10 : p10;
  const float *p12 = dim ? p11 : q11, *q12 = dim ? q11 : p11;
  const float *p13 = dim ? p12 : q12, *q13 = dim ? q12 : p12;
  const float *p14 = dim ? p13 : q13, *q14 = dim ? q13 : p13;
  const float *p15 = dim ? p14 : q14, *q15 = dim ? q14 : p14;
  const float *p16 = dim ? p15 : q15, *q16 = dim ? q15 : p15;
  const float *p17 = dim ? p16 : q16, *q17 = dim ? q16 : p16;
  const float *p18 = dim ? p17 : q17, *q18 = dim ? q17 : p17;
  const float *p19 = dim ? p18 : q18, *q19 = dim ? q18 : p18;
  const float *p20 = dim ? p19 : q19, *q20 = dim ? q19 : p19;
  const float *p21 = dim ? p20 : q20, *q21 = dim ? q20 : p20;
  const float *p22 = dim ? p21 : q21, *q22 = dim ? q21 : p21;
  const float *p23 = dim ? p22 : q22, *q23 = dim ? q22 : p22;
  const float *p24 = dim ? p23 : q23, *q24 = dim ? q23 : p23;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

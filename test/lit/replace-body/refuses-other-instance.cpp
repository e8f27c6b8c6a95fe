// One instance of a template may do what another does not.
// RUN: %body
// RUN: sed -i 's,^struct Index {,struct Loud {};\ntemplate <class T> int kind(int i) { return i; }\ntemplate <> inline int kind<Loud>(int i) { return limitOf(i); }\n&,; s,++evaluated;,& kind<int>(id);,' %t/code.cpp
// RUN: %code %replace -- %flags 2> %t/err
// RUN: FileCheck %s --input-file=%t/err
// CHECK: crinn-rewrite: error: {{.*}}the new body has the instance kind<Loud>
// CHECK: code 5
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      kind<Loud>(3);
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

// Answers that are known, one by one.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}many more numbers
{
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      ++evaluated;
      if (id == 3) break;
      if (id == 10) break;
      if (id == 17) break;
      if (id == 24) break;
      if (id == 31) break;
      if (id == 38) break;
      if (id == 45) break;
      if (id == 52) break;
      if (id == 59) break;
      if (id == 66) break;
      if (id == 73) break;
      if (id == 80) break;
      if (id == 87) break;
      if (id == 94) break;
      if (id == 101) break;
      if (id == 108) break;
      if (id == 115) break;
      if (id == 122) break;
      if (id == 129) break;
      if (id == 136) break;
      if (id == 143) break;
      if (id == 150) break;
      if (id == 157) break;
      if (id == 164) break;
      if (id == 171) break;
      if (id == 178) break;
      if (id == 185) break;
      if (id == 192) break;
      if (id == 199) break;
      if (id == 206) break;
      if (id == 213) break;
      if (id == 220) break;
      if (id == 227) break;
      if (id == 234) break;
      if (id == 241) break;
      if (id == 248) break;
      if (id == 255) break;
      if (id == 262) break;
      if (id == 269) break;
      if (id == 276) break;
      if (id == 283) break;
      if (id == 290) break;
      if (id == 297) break;
      if (id == 304) break;
      if (id == 311) break;
      if (id == 318) break;
      if (id == 325) break;
      if (id == 332) break;
      if (id == 339) break;
      if (id == 346) break;
      if (id == 353) break;
      if (id == 360) break;
      if (id == 367) break;
      if (id == 374) break;
      if (id == 381) break;
      if (id == 388) break;
      if (id == 395) break;
      if (id == 402) break;
      if (id == 409) break;
      if (id == 416) break;
      float d = score(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

// Values grouped by a key and stored by it: no distance joins the two.
// RUN: %prepare
// RUN: %scan --idiom=reverse-link -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "lists.h"

struct Row {
  int size() const;
  void assign(const List<int> &Values);
};

struct Group {
  int key;
  List<int> values;
};

List<int> shortened(int most, List<int> &values);

void store(Row *rows, List<Group> &groups, int most) {
  for (int j = 0; j < groups.size(); ++j) {
    auto &[key, values] = groups[j];
    if (values.size() + rows[key].size() <= most) {
      rows[key].assign(values);
    } else {
      List<int> chosen = shortened(most, values);
      rows[key].assign(chosen);
    }
  }
}

// The number of rows is a container's size; a range-for over the list.
// RUN: %vary one_layer.cpp 's/return vectors + .*;/return vectors[id].data();/' '/list(Id id)/d' \
// RUN:   's/const float \*vector)/const std::vector<float> \&vector)/' \
// RUN:   's/count++/vectors.size()/' \
// RUN:   '/for (size_t i/,/links\[/c \    vectors.push_back(vector);\n    distance(row(id), row(id));' \
// RUN:   '/const Id \*ids/,/Id id = ids/c \      for (Id id : links[best.second]) {' \
// RUN:   's/float \*vectors/std::vector<std::vector<float>> vectors/' \
// RUN:   's/Id \*links;/std::vector<std::vector<Id>> links;/' '/size_t count/d'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags \
// RUN:   | %like %S/between-rows.cpp 's/= count/= vectors.size()/' 's/start++/++start/' \
// RUN:   's/; s++/; ++s/'

// The test that ends a list stays behind.
// RUN: %vary one_layer.cpp 's/^struct/static const Id None = -1;\n\n&/' \
// RUN:   's/Id i = 1; i <= ids\[0\]; i++/Id i = 0; i < 32; ++i/' \
// RUN:   's/Id id = ids\[i\];/const &\n        if (id == None)\n          break;/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags \
// RUN:   | %like %S/two-heaps.cpp 's/start++/++start/' 's/; s++/; ++s/' \
// RUN:   's/+ *Id id =/+      const Id id =/'

// The scalar configuration: no OpenMP, no NumKong.
#include <usearch/index.hpp>
#include <usearch/index_plugins.hpp>

#include <usearch/index_dense.hpp>

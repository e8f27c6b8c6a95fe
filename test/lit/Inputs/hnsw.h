// What the small indices of the tests of storage and settings stand on.
#pragma once
#include <cstddef>
#include <cstdlib>
#include <queue>
#include <utility>
#include <vector>

typedef unsigned Id;
using Heap = std::priority_queue<std::pair<float, Id>>;
float distance(const void *A, const void *B);

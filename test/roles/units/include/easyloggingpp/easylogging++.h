// As much of Easylogging++ as a log statement needs to parse.
#pragma once

#include <iostream>

#define LOG(Level) std::cerr
#define VLOG(Level) std::cerr
#define INITIALIZE_EASYLOGGINGPP

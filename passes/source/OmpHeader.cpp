//===- OmpHeader.cpp - omp.h for compilers that lack it -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/OmpHeader.h"

namespace crinn::passes {

/// The calls and types of the OpenMP API that host code uses; a name that is
/// not here is an error like any other.
const char OmpHeader[] = R"(#ifndef CRINN_OMP_H
#define CRINN_OMP_H
struct omp_lock_t { void *lock; };
struct omp_nest_lock_t { void *lock; };
enum omp_sched_t { omp_sched_static = 1, omp_sched_dynamic, omp_sched_guided,
                   omp_sched_auto };
enum omp_lock_hint_t { omp_lock_hint_none = 0 };
extern "C" {
int omp_get_thread_num(void);
int omp_get_num_threads(void);
int omp_get_max_threads(void);
int omp_get_num_procs(void);
int omp_get_thread_limit(void);
int omp_in_parallel(void);
int omp_get_dynamic(void);
int omp_get_nested(void);
int omp_get_level(void);
int omp_get_max_active_levels(void);
void omp_set_num_threads(int);
void omp_set_dynamic(int);
void omp_set_nested(int);
void omp_set_max_active_levels(int);
void omp_set_schedule(omp_sched_t, int);
void omp_get_schedule(omp_sched_t *, int *);
double omp_get_wtime(void);
double omp_get_wtick(void);
void omp_init_lock(omp_lock_t *);
void omp_init_lock_with_hint(omp_lock_t *, omp_lock_hint_t);
void omp_destroy_lock(omp_lock_t *);
void omp_set_lock(omp_lock_t *);
void omp_unset_lock(omp_lock_t *);
int omp_test_lock(omp_lock_t *);
void omp_init_nest_lock(omp_nest_lock_t *);
void omp_destroy_nest_lock(omp_nest_lock_t *);
void omp_set_nest_lock(omp_nest_lock_t *);
void omp_unset_nest_lock(omp_nest_lock_t *);
int omp_test_nest_lock(omp_nest_lock_t *);
}
#endif
)";

} // namespace crinn::passes

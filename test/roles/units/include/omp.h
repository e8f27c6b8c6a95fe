// The part of OpenMP's run-time interface that the codebases call, for parsing
// only: a compiler's own omp.h may not be installed, or not be for this compiler.
#pragma once

extern "C" {
typedef struct omp_lock_t omp_lock_t;
struct omp_lock_t {
  void *Opaque;
};
void omp_init_lock(omp_lock_t *);
void omp_destroy_lock(omp_lock_t *);
void omp_set_lock(omp_lock_t *);
void omp_unset_lock(omp_lock_t *);
int omp_test_lock(omp_lock_t *);
int omp_get_thread_num();
int omp_get_num_threads();
int omp_get_max_threads();
int omp_in_parallel();
int omp_get_nested();
void omp_set_nested(int);
void omp_set_num_threads(int);
}

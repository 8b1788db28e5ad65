#ifndef CREDENCE_CLAPACK_SHIM_H
#define CREDENCE_CLAPACK_SHIM_H

/* OpenBLAS as one library: CBLAS and openblas_set_num_threads from its own header, and the few LAPACK
   routines Credence calls, under their Fortran names. OpenBLAS exports those symbols but installs no
   prototypes for them (LAPACKE is another package), so they are declared here.

   Conventions: every argument is a pointer; matrices are column-major; integers are 32 bits (the LP64
   build every distribution ships as its default); each CHARACTER argument adds a trailing length,
   passed by value, in the order of the characters. */

#include <stdint.h>
#include <cblas.h>

/* Cholesky factor A = L L'. info > 0: the leading minor of that order is not positive definite. */
void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *info,
             unsigned long uplo_length);

/* Inverse from the Cholesky factor (one triangle is written). */
void dpotri_(const char *uplo, const int32_t *n, double *a, const int32_t *lda, int32_t *info,
             unsigned long uplo_length);

/* Reciprocal condition number in the 1-norm from the Cholesky factor. work: 3n, iwork: n. */
void dpocon_(const char *uplo, const int32_t *n, const double *a, const int32_t *lda,
             const double *anorm, double *rcond, double *work, int32_t *iwork, int32_t *info,
             unsigned long uplo_length);

/* QR with column pivoting: A P = Q R. jpvt holds 1-based columns. */
void dgeqp3_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda, int32_t *jpvt,
             double *tau, double *work, const int32_t *lwork, int32_t *info);

/* Multiply by Q or Q' of a QR factorisation. */
void dormqr_(const char *side, const char *trans, const int32_t *m, const int32_t *n, const int32_t *k,
             const double *a, const int32_t *lda, const double *tau, double *c, const int32_t *ldc,
             double *work, const int32_t *lwork, int32_t *info, unsigned long side_length,
             unsigned long trans_length);

/* All eigenvalues, ascending, and vectors of a symmetric matrix. info > 0: that many off-diagonals of the
   tridiagonal form did not converge. */
void dsyev_(const char *jobz, const char *uplo, const int32_t *n, double *a, const int32_t *lda, double *w,
            double *work, const int32_t *lwork, int32_t *info, unsigned long jobz_length,
            unsigned long uplo_length);
void dsyevd_(const char *jobz, const char *uplo, const int32_t *n, double *a, const int32_t *lda, double *w,
             double *work, const int32_t *lwork, int32_t *iwork, const int32_t *liwork, int32_t *info,
             unsigned long jobz_length, unsigned long uplo_length);

#endif

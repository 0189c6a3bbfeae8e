/* The practical limit for the person model: plain C, people in blocks of eight doubles, the whole course of a block in the first
   cache. The same equations (person-model.md 4.1, the prototype's constants), the same people, the same steps (Euler-Maruyama, four
   a day), the same Philox numbers at the same addresses, the same injuries as `Dorsal.Benchmarks.dll course FILE`, which writes FILE.

     gcc -O3 -march=native -mprefer-vector-width=512 -ffast-math [-fopenmp] course.c -o course -lmvec -lm
     ./course FILE DAYS REPEATS                                                                                                  */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

enum { LANES = 8, EVENTS = 16, ROUNDS = 10 };
enum { D, G, I, C, N, V, P, S, L, M, K, E, F, X, W, Q, H, T, B, Y, Z, U, O, J, A, R, Ep, Pn, xi, ze, STATES };
enum { kheal, kap, wl, gN, gexc, E0, w, amp0, z0, u0, o0, sleep0, a0, c0, rb, kG, gdeg, ep0, vx, TRAITS };
#define EACH _Pragma("GCC ivdep") for (int l = 0; l < LANES; l++)

static inline double h2(double x) { double q = x * x; return q / (1 + q); }
static inline double h4(double x) { double q = x * x; q *= q; return q / (1 + q); }
static inline double pos(double x) { return x > 0 ? x : 0; }
static inline double clamp(double x, double a, double b) { x = x < a ? a : x; return x > b ? b : x; }
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }

typedef double row[LANES] __attribute__((aligned(64)));

static inline void step(row *restrict y, const row *restrict p, double *restrict rate, double *restrict heal, double dt) {
  EACH {
    const double pn = y[Pn][l] * 0.1, hp = h2(pn * 3.3333333);
    const double load = (0.50 + 0.50 * y[A][l]) * p[wl][l] * (1.0 + y[xi][l]);
    const double per = 0.55 * y[D][l] + 0.31 * y[I][l] + load * (0.0449 * p[gdeg][l] * y[G][l] + 0.227 * y[V][l]) + 0.0316 * y[R][l];
    const double nox = p[gN][l] * (1.0 + 0.6 * y[P][l]) * per;
    const double gsp = 1.0 + p[gexc][l] * (0.45 * y[S][l] + 0.45 * y[L][l] + 0.25 * y[K][l]);
    const double desc = (1.0 + 0.413 * y[F][l]) / (0.45 + 0.55 * y[E][l]);
    const double sp = nox * gsp * desc, sens = h2(sp * (1 / 1.13)), ex = sp + 0.35 * y[F][l];
    const double pinf = 10.0 * ((1.0 - p[w][l]) * sens + p[w][l] * y[X][l]);
    const double amp = p[amp0][l] * (1.0 + y[ze][l]) * (1.0 + 0.22 * y[Z][l] + 0.20 * y[Y][l] + 0.15 * y[U][l] + 0.13 * y[J][l] + 0.10 * y[B][l] + 0.25 * (1.0 - y[E][l]));
    const double xinf = h4(pn * amp * (1 / 0.319));
    const double ix = xinf > y[X][l] ? 1 / 27.6 : 1 / 65.1, iw = hp > y[W][l] ? 1 / 260.0 : 1 / 170.0;
    rate[l] = (1.0 + 0.8 * y[R][l] + 0.5 * y[G][l]) * (1.0 + 0.5 * pos(y[xi][l]));
    heal[l] = p[kheal][l] * (1 / 7.35) * (0.55 + 0.45 * y[A][l]);
    const double dD = -heal[l] * y[D][l];
    const double dG = p[kG][l] * (1.0 + 2.0 * y[I][l]) * (1.0 - y[G][l]);
    const double dI = (p[kap][l] * (y[D][l] + 0.15 * y[G][l] * load + 0.20 * y[C][l] + 0.10 * y[V][l]) - y[I][l]) * (1 / 3.16);
    const double dC = (p[c0][l] + 0.25 * y[I][l] + 0.20 * y[J][l] + 0.20 * y[O][l] - y[C][l]) * (1 / 14.0);
    const double dN = (y[I][l] - y[N][l]) * (1 / 7.0);
    const double dV = 0.009 * pos(y[N][l] - 0.25) * (1.0 - y[V][l]) - y[V][l] * (1 / 400.0);
    const double dP = (0.55 * y[I][l] + 0.45 * y[N][l] + 0.15 * y[Ep][l] - y[P][l]) * (1 / 5.0);
    const double dS = (h2(ex * 1.25) - y[S][l]) * (1 / 2.0);
    const double dM = (h2(nox + 0.3 * y[F][l]) + 0.10 * y[C][l] - y[M][l]) * (1 / 14.0);
    const double dL = (h2(ex * (0.45 + 0.55 * y[M][l]) * 1.6) - y[L][l]) * (1 / 21.0);
    const double dK = (0.8 * y[M][l] - y[K][l]) * (1 / 10.0);
    const double dE = (p[E0][l] * (1.0 - 0.22 * hp - 0.36 * y[Ep][l]) - 0.08 * y[J][l] - 0.05 * y[U][l] + 0.065 - y[E][l]) * (1 / 150.0);
    const double dF = (0.35 * y[Y][l] + 0.30 * y[Z][l] + 0.25 * y[O][l] + 0.35 * y[X][l] - y[F][l]) * (1 / 10.0);
    const double dX = (xinf - y[X][l]) * ix * p[vx][l];
    const double dW = (hp * (0.65 + 0.35 * y[X][l]) - y[W][l]) * iw;
    const double dQ = (0.55 * y[R][l] + 0.35 * hp - y[Q][l]) * (1 / 45.0);
    const double dH = (0.75 * hp + 0.15 * y[X][l] - y[H][l]) * (1 / 60.0);
    const double dT = (0.60 * hp + 0.15 * y[R][l] + 0.10 * (1.0 - y[A][l]) - y[T][l]) * (1 / 100.0);
    const double dB = (0.60 * y[T][l] + 0.25 * y[Z][l] - y[B][l]) * (1 / 40.0);
    const double dY = (h2((0.6 + y[Z][l]) * pn * 2.2) - y[Y][l]) * (1 / 20.0);
    const double dZ = (p[z0][l] + 0.55 * pn - y[Z][l]) * (1 / 12.0);
    const double dU = (p[u0][l] + 0.45 * pn + 0.20 * y[J][l] + 0.15 * (1.0 - y[A][l]) - y[U][l]) * (1 / 30.0);
    const double dO = (p[o0][l] + 0.30 * pn + 0.25 * y[U][l] - y[O][l]) * (1 / 10.0);
    const double dJ = (p[sleep0][l] + 0.55 * pn + 0.20 * y[O][l] + 0.15 * y[U][l] - y[J][l]) * (1 / 5.0);
    const double dA = (p[a0][l] * (1.0 - 0.50 * y[Y][l] - 0.30 * hp) - y[A][l]) * (1 / 9.0);
    const double dR = (p[rb][l] + 0.50 * y[Y][l] + 0.30 * hp - y[R][l]) * (1 / 21.0);
    const double dEp = (p[ep0][l] + 0.45 * hp + 0.25 * y[O][l] - y[Ep][l]) * (1 / 400.0);
    const double dPn = (pinf - y[Pn][l]) * (1 / 0.75), dxi = -y[xi][l] * (1 / 2.0), dze = -y[ze][l] * (1 / 75.0);
    y[D][l] += dt * dD; y[G][l] += dt * dG; y[I][l] += dt * dI; y[C][l] += dt * dC; y[N][l] += dt * dN; y[V][l] += dt * dV;
    y[P][l] += dt * dP; y[S][l] += dt * dS; y[L][l] += dt * dL; y[M][l] += dt * dM; y[K][l] += dt * dK; y[E][l] += dt * dE;
    y[F][l] += dt * dF; y[X][l] += dt * dX; y[W][l] += dt * dW; y[Q][l] += dt * dQ; y[H][l] += dt * dH; y[T][l] += dt * dT;
    y[B][l] += dt * dB; y[Y][l] += dt * dY; y[Z][l] += dt * dZ; y[U][l] += dt * dU; y[O][l] += dt * dO; y[J][l] += dt * dJ;
    y[A][l] += dt * dA; y[R][l] += dt * dR; y[Ep][l] += dt * dEp; y[Pn][l] += dt * dPn; y[xi][l] += dt * dxi; y[ze][l] += dt * dze;
  }
}

/* In functions of their own: sine and cosine of one number side by side become a call of sincos, which gcc does not vectorise. */
static __attribute__((noinline)) void sines(const double *restrict r, const double *restrict t, double *restrict g) { EACH g[l] = r[l] * sin(t[l]); }
static __attribute__((noinline)) void cosines(const double *restrict r, const double *restrict t, double *restrict g) { EACH g[l] = r[l] * cos(t[l]); }

static inline void normals(uint64_t first, uint32_t step, uint32_t k0, uint32_t k1, row *restrict g) {
  uint64_t a[LANES] __attribute__((aligned(64))), b[LANES] __attribute__((aligned(64))), c[LANES] __attribute__((aligned(64))), d[LANES] __attribute__((aligned(64)));
  EACH { a[l] = step; b[l] = 0; c[l] = (first + l) & 0xffffffffu; d[l] = (first + l) >> 32; }
  for (int r = 0; r < ROUNDS; r++) {
    EACH {
      const uint64_t x = 0xD2511F53ull * (uint32_t)a[l], z = 0xCD9E8D57ull * (uint32_t)c[l];
      a[l] = (z >> 32) ^ b[l] ^ k0; b[l] = z & 0xffffffffu;
      c[l] = (x >> 32) ^ d[l] ^ k1; d[l] = x & 0xffffffffu;
    }
    k0 += 0x9E3779B9u; k1 += 0xBB67AE85u;
  }
  const double s = 1.0 / 4294967296.0, turn = 6.283185307179586476925;
  row r, t, r2, t2;
  EACH { r[l] = ((double)(int64_t)a[l] + 0.5) * s; t[l] = turn * (((double)(int64_t)b[l] + 0.5) * s); }
  EACH { r2[l] = ((double)(int64_t)c[l] + 0.5) * s; t2[l] = turn * (((double)(int64_t)d[l] + 0.5) * s); }
  EACH { r[l] = sqrt(-2 * log(r[l])); }
  EACH { r2[l] = sqrt(-2 * log(r2[l])); }
  cosines(r, t, g[0]);
  sines(r, t, g[1]);
  cosines(r2, t2, g[2]);
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "course FILE DAYS REPEATS\n"), 2;
  FILE *f = fopen(argv[1], "rb");
  uint32_t head[3];
  if (!f || fread(head, 4, 3, f) != 3) return fprintf(stderr, "no cohort in %s\n", argv[1]), 2;
  const long n = head[0];
  const int days = atoi(argv[2]), repeats = atoi(argv[3]);
  const long rows = STATES + TRAITS + 1 + 2 * EVENTS;
  double *all = malloc(8 * rows * n), best = 1e30, pain = 0;
  if (fread(all, 8, rows * n, f) != (size_t)(rows * n)) return fprintf(stderr, "truncated\n"), 2;
  fclose(f);
  const double dt = 0.25;
  const double sx = 0.25 * sqrt(2 * dt / 2.0), sz = 0.462 * sqrt(2 * dt / 75.0), sp = 0.45 * sqrt(dt);
  for (int k = 0; k < repeats; k++) {
    pain = 0;
    const double start = now();
#pragma omp parallel for schedule(dynamic, 4) reduction(+ : pain)
    for (long b = 0; b < n / LANES; b++) {
      row y[STATES], p[TRAITS], g[3], rate, heal, left, before;
      int event[LANES] = {0};
      double *at = all + b * LANES;
      for (int i = 0; i < STATES; i++) EACH y[i][l] = at[i * n + l];
      for (int i = 0; i < TRAITS; i++) EACH p[i][l] = at[(STATES + i) * n + l];
      const double *lam = at + (STATES + TRAITS) * n, *wait = lam + n, *size = wait + EVENTS * n;
      EACH { left[l] = wait[l]; before[l] = y[Pn][l]; }
      for (int s = 0; s < 4 * days; s++) {
        step(y, p, rate, heal, dt);
        normals(b * LANES, s, head[1], head[2], g);
        int hit = 0;
        EACH {
          y[xi][l] = clamp(y[xi][l] + sx * g[0][l], -0.9, 2.0);
          y[ze][l] = clamp(y[ze][l] + sz * g[1][l], -0.8, 1.5);
          y[Pn][l] = clamp(y[Pn][l] + sp * (0.25 + 0.075 * before[l]) * g[2][l], 0.0, 10.0);
          before[l] = y[Pn][l];
          left[l] -= lam[l] * (1 / 365.0) * rate[l] * dt;
          hit |= left[l] <= 0;
        }
        if (hit)
          for (int l = 0; l < LANES; l++)
            while (left[l] <= 0 && event[l] < EVENTS - 1) {
              /* what comes after the injury in this step has begun to heal */
              const double after = fmin(dt, -left[l] / (lam[l] * (1 / 365.0) * rate[l]));
              y[D][l] = fmin(2.5, y[D][l] + exp(size[event[l] * n + l] - heal[l] * after));
              left[l] += wait[++event[l] * n + l];
            }
      }
      EACH pain += y[Pn][l];
    }
    const double took = now() - start;
    best = took < best ? took : best;
  }
  int threads = 1;
#ifdef _OPENMP
  threads = omp_get_max_threads();
#endif
  printf("C, %d thread(s): %ld people, %d days, mean pain %.4f, best of %d: %.4f s, %.2f million person-days/s\n", threads, n, days, pain / n, repeats, best, n * (double)days / best / 1e6);
  return 0;
}

#!/usr/bin/env bash
# The person model beside plain C and other people's tools: the same equations, people and steps. Prints one line a measurement.
#   bench/course/run.sh [PEOPLE] [DAYS]
# Needs gcc. With Debian's python3-numpy python3-scipy python3-numba, r-cran-desolve and libsundials-dev, and the folder of other
# tools' scripts (PEERS, ../shared/peers/c_slow by default), those are measured too; what is missing is said.
set -euo pipefail
cd "$(dirname "$0")"
people=${1:-10000}
days=${2:-365}
peers=${PEERS:-$(cd ../../.. && pwd)/shared/peers/c_slow}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcc -O3 -march=native -mprefer-vector-width=512 -ffast-math -fopenmp course.c -o "$work/course" -lmvec -lm
dotnet build ../Dorsal.Benchmarks -c Release --nologo -v quiet >/dev/null

# In turns, so that a change of the machine's pace touches both.
for turn in 1 2 3; do
  dotnet ../Dorsal.Benchmarks/bin/Release/net10.0/Dorsal.Benchmarks.dll course "$work/cohort.bin" "$people" "$days"
  for threads in 1 2; do OMP_NUM_THREADS=$threads "$work/course" "$work/cohort.bin" "$days" 5; done
done

[ -d "$peers" ] || { echo "other tools: no scripts at $peers"; exit 0; }
cp -r "$(dirname "$peers")" "$work/peers"
mkdir -p "$work/design"
cp -r "$(cd "$peers/../../design" && pwd)/prototype" "$work/design/"
chmod -R u+w "$work"
cd "$work/peers/c_slow"
python=/usr/bin/python3
try() { "$@" || echo "not measured: $*"; }
try $python mkcohort.py "$people" cohort.bin
for threads in 1 2; do NUMBA_NUM_THREADS=$threads try $python bench_numba.py "$people" "$days" 0.25; done
try $python bench_numpy.py "$people" "$days" 0.25 1000
try $python bench_scipy.py 50 "$days"
try $python gen_c.py
try gcc -O3 -march=native cvode_run.c -o cvode_run -lsundials_cvode -lsundials_nvecserial -lm
try ./cvode_run cohort.bin 200 "$days" 1e-5 1
try env PKG_CFLAGS=-O3 R CMD SHLIB desolve.c
try Rscript desolve.R 100 "$days"

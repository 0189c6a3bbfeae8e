#!/usr/bin/env bash
# The spiking engine beside plain C and Brian2: the same cells, synapses and drive, 1,000 and 4,000 cells. Prints one line a measurement.
#   bench/circuits/run.sh [SECONDS]
# Needs gcc and the folder of other tools' scripts (PEERS, ../shared/peers by default); Brian2 is Debian's python3-brian. What is missing is said.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-10}
peers=${PEERS:-$(cd ../../.. && pwd)/shared/peers}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
try() { "$@" || echo "not measured: $*"; }

dotnet build ../Dorsal.Benchmarks -c Release --nologo -v quiet >/dev/null
ours() { dotnet ../Dorsal.Benchmarks/bin/Release/net10.0/Dorsal.Benchmarks.dll "$@"; }

if [ -d "$peers/a_spiking" ]; then
  cp -r "$peers" "$work/peers"
  chmod -R u+w "$work"
  # On a machine that is never quiet: three tries, of which the best counts, as for the others.
  sed -i 's/maxwait=90/maxwait=3/; s/max_tries=9/max_tries=3/' "$work/peers/quiet.py"
  gcc -O3 -march=native -mprefer-vector-width=512 -ffast-math "$work/peers/a_spiking/adex.c" -o "$work/adex" -lmvec -lm
else
  echo "other tools: no scripts at $peers/a_spiking"
fi

# In turns, so that a change of the machine's pace touches all.
for turn in 1 2 3; do
  for cells in 1000 4000; do
    ours circuits "$cells" "$seconds"
    if [ -x "$work/adex" ]; then for repeat in 1 2 3; do "$work/adex" "$cells" "$seconds"; done; fi
  done
done
for cells in 1000 4000; do
  for threads in 1 2; do
    [ -x "$work/adex" ] && try /usr/bin/python3 "$work/peers/a_spiking/brian_net.py" adex "$cells" "$threads" "$seconds" "$work/brian"
  done
done
ours circuits-scaling 4000 "$seconds"

"""Runs in Brian2 (double precision, NumPy) the network that Dorsal wrote out: the same equations, parameters, connections and given spikes.

    circuits.py NETWORK.json RESULT.json

What differs between the two programs and is made equal here:
- Dorsal lets conductances and the adaptation current fall exactly from step to step. Forward Euler does the same with the time
  constant step / (1 - exp(-step / tau)).
- A spike in Brian2's step n is the crossing at the end of that step, time (n + 1) step, and its conductances act from step n + 1 + delay
  on, delay after the crossing, as in Dorsal; it is reported as n step. A given spike at a time acts a step later than in Dorsal, so it is
  given one step earlier; refractory times count from the reported time, so they are one step longer.
"""
import json
import sys

import numpy as np
from brian2 import (
    Network,
    NeuronGroup,
    SpikeGeneratorGroup,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    defaultclock,
    ms,
    prefs,
)

prefs.codegen.target = "numpy"
prefs.logging.file_log = False
with open(sys.argv[1], encoding="utf-8") as file:
    told = json.load(file)

step = told["step_ms"]
defaultclock.dt = step * ms
populations = told["populations"]
first = dict(zip((p["name"] for p in populations), np.cumsum([0] + [p["count"] for p in populations])))
total = sum(p["count"] for p in populations)


def euler(tau):
    """The time constant with which forward Euler falls as exp(-step / tau)."""
    return step / -np.expm1(-step / tau)


# Times in ms and everything else in mV, nS, pA and pF, as plain numbers.
receptors = told["receptors"]
currents, states = [], []
for r in receptors:
    name = r["name"]
    rises = r["rise_ms"] > 0
    open_ = f"({name}_d - {name}_r)" if rises else f"{name}_d"
    if r["magnesium_mM"] > 0:
        open_ += f"/(1 + exp(-0.062*v)*{r['magnesium_mM']!r}/3.57)"
    currents.append(f"{open_}*({r['reversal_mV']!r} - v)")
    states.append(f"d{name}_d/dt = -{name}_d/({float(euler(r['decay_ms']))!r}*ms) : 1")
    if rises:
        states.append(f"d{name}_r/dt = -{name}_r/({float(euler(r['rise_ms']))!r}*ms) : 1")

fields = ["c", "gl", "el", "vt", "slope", "spike", "reset", "held", "a", "b", "tw", "current"]
equations = "\n".join(
    [
        f"dv/dt = (gl*(el - v) + gl*slope*exp((v - vt)/slope) - w + current + {' + '.join(currents)})/(c*ms) : 1 (unless refractory)",
        "dw/dt = (a*(v - el) - w)/(tw*ms) : 1",
        *states,
        *(f"{name} : 1 (constant)" for name in fields),
    ]
)
cells = NeuronGroup(
    total, equations, threshold="v > spike", reset="v = reset; w += b", refractory="held*ms", method="euler"
)
for p in populations:
    here = slice(first[p["name"]], first[p["name"]] + p["count"])
    for name in fields:
        getattr(cells, name)[here] = p[name]
    cells.held[here] = p["held"] + step if p["held"] > 0 else 0
    cells.tw[here] = euler(p["tw"])
    cells.v[here] = p["start"]


def peak_factor(r):
    if r["rise_ms"] == 0:
        return 1.0
    rise, decay = r["rise_ms"], r["decay_ms"]
    peak = rise * decay / (decay - rise) * np.log(decay / rise)
    return 1 / (np.exp(-peak / decay) - np.exp(-peak / rise))


by_name = {r["name"]: r for r in receptors}
objects = [cells]


def connect(source, offset, projection):
    """One projection: a jump of every one of its receptors after the delay."""
    jumps = []
    for s in projection["synapses"]:
        r = by_name[s["receptor"]]
        size = float(s["weight_nS"] * peak_factor(r))
        jumps.append(f"{r['name']}_d_post += {size!r}")
        if r["rise_ms"] > 0:
            jumps.append(f"{r['name']}_r_post += {size!r}")
    synapses = Synapses(source, cells, on_pre="\n".join(jumps), delay=projection["delay_ms"] * ms)
    synapses.connect(
        i=np.array(projection["from"]) + offset, j=np.array(projection["to"]) + first[projection["target"]]
    )
    objects.append(synapses)


fibres = {}
for f in told["fibres"]:
    ticks, which = zip(*((round(t / step) - 1, i) for i, train in enumerate(f["trains_ms"]) for t in train))
    fibres[f["name"]] = SpikeGeneratorGroup(len(f["trains_ms"]), which, np.array(ticks) * step * ms)
    objects.append(fibres[f["name"]])

for projection in told["projections"]:
    if projection["source"] in fibres:
        connect(fibres[projection["source"]], 0, projection)
    else:
        connect(cells, first[projection["source"]], projection)

traced = StateMonitor(cells, "v", record=told["traced"])
spikes = SpikeMonitor(cells)
early = Network(*objects, traced, spikes)
early.run(told["trace_ms"] * ms)
traced.active = False
crossed = [(int(i), float(t / ms) + step) for i, t in zip(spikes.i, spikes.t)]
early.run((told["duration_ms"] - told["trace_ms"]) * ms)
counts = np.asarray(spikes.count)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(
        {
            "potentials_mV": np.asarray(traced.v).tolist(),
            "early": sorted(crossed),
            "spikes": {p["name"]: int(counts[first[p["name"]] :][: p["count"]].sum()) for p in populations},
        },
        file,
    )
print(json.dumps({"done": True}))

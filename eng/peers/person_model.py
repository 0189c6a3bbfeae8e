"""Runs the right-hand side of the Python prototype of the person model (NumPy, double precision) with forward Euler.

    person_model.py PROTOTYPE_FOLDER PEOPLE STEPS_PER_DAY DAYS DAYS_BETWEEN OUT_FOLDER

Writes traits.f64 (parameters x people) and path.f64 (visits x states x people, the first on day 0), row-major, and prints the
names of the rows.
"""
import json
import sys
import types

# The prototype's cohort module wants numba for its simulation, which is not run here.
numba = types.ModuleType("numba")
numba.njit = lambda *a, **k: (a[0] if a and callable(a[0]) else (lambda f: f))
numba.prange = range
sys.modules["numba"] = numba
sys.path.insert(0, sys.argv[1])
import numpy as np
import cohort
import model_spec

people, per_day, days, between = (int(a) for a in sys.argv[2:6])
out = sys.argv[6]
scope = {
    "h2": lambda x: x * x / (1.0 + x * x),
    "h4": lambda x: (x * x) * (x * x) / (1.0 + (x * x) * (x * x)),
    "pos": lambda x: np.maximum(x, 0.0),
    "step": lambda x: (x > 0) * 1.0,
}
exec(model_spec.gen_numpy(), scope)
covariates = cohort.sample_covariates(people, 3)
traits = cohort.person_params(covariates)
y = cohort.healthy_init(covariates, traits)
y[cohort.IDX["D"]] += np.exp(0.526 + 0.218 * np.random.default_rng(5).normal(size=people))
path = [y]
traits.tofile(out + "/traits.f64")
dt = 1.0 / per_day
for step in range(1, days * per_day + 1):
    y = y + dt * np.stack([np.broadcast_to(d, people) for d in scope["rhs"](y, traits, np.zeros(6))])
    if step % (between * per_day) == 0:
        path.append(y)
np.stack(path).tofile(out + "/path.f64")
print(json.dumps({"states": model_spec.SN, "traits": model_spec.PERSON}))

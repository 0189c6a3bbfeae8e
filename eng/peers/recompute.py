"""Computes results of `dorsal measure` again with pandas, NumPy and SciPy, from the study's own files.

    recompute.py STUDY RESULTS        prints, as JSON, the largest relative difference of each kind of result
"""
import gzip
import json
import pathlib
import sys

import numpy as np
import pandas as pd
from scipy import optimize, signal, special, stats

study, results = map(pathlib.Path, sys.argv[1:])
keys = ["participant", "session", "site", "side", "condition", "outcome"]


def read(name):
    table = pd.read_csv(results / name, dtype={key: str for key in keys})
    return table.fillna({key: "" for key in keys})


trials, findings, contrasts = read("trials.csv"), read("findings.csv"), read("contrasts.csv")
participants = pd.read_csv(study / "participants.tsv", sep="\t")
group = {p.removeprefix("sub-"): g for p, g in zip(participants["participant_id"], participants["group"])}


def relative(ours, theirs):
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    return float(np.max(np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-12)))


def means():
    """Mean and t interval of pressures; series that reached the limit have another estimate."""
    pressures = trials[trials["outcome"] == "pressure_pain_threshold"]
    plain = pressures.groupby(keys)["status"].transform(lambda status: status.isin(["Used", "Rejected"]).all())
    used = pressures[plain & (pressures["status"] == "Used")]
    one = used.groupby(keys)["value"].agg(["mean", "sem", "count"]).reset_index()
    one = one[one["count"] > 1]
    both = one.merge(findings, on=keys)
    reach = stats.t.ppf(0.975, both["count"] - 1) * both["sem"]
    assert len(both) > 10
    return max(relative(both["value"], both["mean"]), relative(both["ci_low"], both["mean"] - reach), relative(both["standard_error"], both["sem"]))


def hedges(a, b):
    """g = J d, and the interval by inversion of the noncentral t."""
    n, m = len(a), len(b)
    df = n + m - 2
    d = (b.mean() - a.mean()) / np.sqrt((a.var(ddof=1) * (n - 1) + b.var(ddof=1) * (m - 1)) / df)
    j = np.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / np.sqrt(df / 2)
    root = np.sqrt(n * m / (n + m))
    low, high = (optimize.brentq(lambda nc: stats.nct.cdf(d * root, df, nc) - p, d * root - 8, d * root + 8, xtol=1e-12) / root for p in (0.975, 0.025))
    return j * d, low, high


def effect_sizes():
    worst = 0
    scale = {"pressure_pain_threshold": np.log10, "heat_pain_threshold": lambda x: x}
    count = 0
    for row in contrasts[contrasts["outcome"].isin(scale)].itertuples():
        same = findings[(findings["outcome"] == row.outcome) & (findings["session"] == row.session) & (findings["site"] == row.site) & (findings["side"] == row.side)]
        values = scale[row.outcome](same["value"].to_numpy())
        groups = same["participant"].map(group).to_numpy()
        ok = np.isfinite(values)
        expected = hedges(values[ok & (groups == row.reference)], values[ok & (groups == row.group)])
        worst = max(worst, relative([row.hedges_g, row.ci_low, row.ci_high], expected))
        count += 1
    assert count > 4
    return worst


def sway():
    """Path, velocity and ellipse from the raw signals, filtered as the protocol says."""
    # Two passes of second order; the cutoff of each is raised on the warped axis so that both together have -3 dB at 10 Hz.
    warped = np.tan(np.pi * 10 / 100) / (np.sqrt(2) - 1) ** 0.25
    b, a = signal.butter(2, 100 / np.pi * np.arctan(warped), fs=100)
    worst = 0
    files = sorted(study.glob("sub-*/**/*task-stance*_physio.tsv.gz"))
    assert len(files) > 4
    for file in files:
        with gzip.open(file, "rt") as stream:
            ap, ml = np.loadtxt(stream, delimiter="\t").T
        ap, ml = (signal.filtfilt(b, a, x) for x in (ap, ml))
        n = len(ap)
        path = np.hypot(np.diff(ap), np.diff(ml)).sum()
        area = np.pi * np.sqrt(np.linalg.det(np.cov(ml, ap))) * 2 * (n + 1) * (n - 1) / (n * (n - 2)) * stats.f.ppf(0.95, 2, n - 2)
        ours = trials[trials["source_file"] == file.relative_to(study).as_posix()].set_index("outcome")["value"]
        worst = max(worst, relative([ours["sway_path"], ours["sway_velocity"], ours["sway_area"]], [path, path / (n / 100), area]))
    return worst


print(json.dumps({"means": means(), "effect_sizes": effect_sizes(), "sway": sway()}))

"""Connectivity by scikit-learn, to hold Dorsal's against.

    connectivity.py matrices DATA OUT     partial correlations of each time series of DATA (RPN signature, both centres), as OUT/SITE-NAME.f64;
                                          prints the number of regions left out of each
    connectivity.py elastic X Y ALPHA L1  coefficients and intercept of the elastic net for text tables X and Y
"""
import json
import pathlib
import sys

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.linear_model import ElasticNet


def partial(series):
    """NaN where a region does not vary."""
    varies = np.ptp(series, axis=0) > 0
    kept = series[:, varies]
    kept = (kept - kept.mean(axis=0)) / kept.std(axis=0)
    precision = np.linalg.inv(LedoitWolf().fit(kept).covariance_)
    scale = np.sqrt(np.diag(precision))
    r = -precision / np.outer(scale, scale)
    np.fill_diagonal(r, 1)
    all_regions = np.full((len(varies), len(varies)), np.nan)
    all_regions[np.ix_(varies, varies)] = r
    return all_regions, int(np.sum(~varies))


def matrices(data, out):
    left_out = {}
    for file in sorted(pathlib.Path(data, "timeseries").glob("*/*.tsv.gz")):
        name, site = file.name.removesuffix(".tsv.gz"), file.parent.name
        series = np.loadtxt(file, delimiter="\t", skiprows=1)
        moved = np.loadtxt(pathlib.Path(data, "fd", site, f"FD_{name}.txt"), skiprows=1)
        still = np.concatenate([[0], moved]) <= 0.15
        r, left_out[f"{site}-{name}"] = partial(series[still])
        r.tofile(pathlib.Path(out, f"{site}-{name}.f64"))
    return left_out


def elastic(x, y, alpha, l1):
    model = ElasticNet(alpha=float(alpha), l1_ratio=float(l1), tol=1e-14, max_iter=1_000_000)
    model.fit(np.loadtxt(x), np.loadtxt(y))
    return {"coefficients": list(model.coef_), "intercept": float(model.intercept_)}


print(json.dumps({"matrices": matrices, "elastic": elastic}[sys.argv[1]](*sys.argv[2:])))

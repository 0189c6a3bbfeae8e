"""The same work as SwayBenchmarks in NumPy and SciPy: 60 s of quiet standing at 100 Hz.

Needs Debian's python3-numpy and python3-scipy; run with /usr/bin/python3. Prints the median of 50 repetitions in microseconds.
"""
import statistics
import time

import numpy as np
from scipy import signal, stats

rng = np.random.default_rng(1)
ap = signal.lfilter([0.01], [1, -0.999], rng.normal(size=6000))
ml = signal.lfilter([0.01], [1, -0.999], rng.normal(size=6000))
thinned = signal.detrend(ap[::4])
b, a = signal.butter(2, 10 / 0.802, fs=100)


def ellipse():
    n = len(ap)
    return np.pi * np.sqrt(np.linalg.det(np.cov(ml, ap))) * 2 * (n + 1) * (n - 1) / (n * (n - 2)) * stats.f.ppf(0.95, 2, n - 2)


def entropy(x, m=2, r=0.2):
    tolerance = r * x.std()
    n = len(x) - m
    longer = shorter = 0
    for i in range(n - 1):
        near = np.ones(n - 1 - i, bool)
        for k in range(m):
            near &= np.abs(x[i + 1 + k : n + k] - x[i + k]) <= tolerance
        shorter += near.sum()
        longer += (near & (np.abs(x[i + 1 + m : n + m] - x[i + m]) <= tolerance)).sum()
    return -np.log(longer / shorter)


work = {
    "LowPass": lambda: signal.filtfilt(b, a, ap),
    "Path": lambda: np.hypot(np.diff(ap), np.diff(ml)).sum(),
    "Ellipse": ellipse,
    "Frequency": lambda: [signal.welch(x, 100, nperseg=3000) for x in (ap, ml)],
    "Entropy": lambda: entropy(thinned),
}
for name, do in work.items():
    times = []
    for _ in range(50 if name != "Entropy" else 5):
        start = time.perf_counter()
        do()
        times.append(time.perf_counter() - start)
    print(f"{name:10s} {1e6 * statistics.median(times):12.1f} us")

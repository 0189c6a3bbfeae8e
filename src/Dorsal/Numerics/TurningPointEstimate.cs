using System.Runtime.InteropServices;

namespace Dorsal.Numerics;

/// <summary>A threshold from turning points, in the field's way and by the model of the answers.</summary>
/// <param name="GeometricMean">
/// The geometric mean of all turning points (the field's standard), with the model's error and interval.
/// </param>
/// <param name="ModelBased">
/// The posterior median of the threshold, with the posterior's standard deviation and the same interval (before it was
/// widened, where needed, to hold the geometric mean).
/// </param>
/// <param name="NoiseSd">
/// Posterior mean of the SD of the threshold from one stimulus to the next, in log10 units; NaN without interval.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TurningPointEstimate(
    Log10Estimate GeometricMean,
    Log10Estimate ModelBased,
    double NoiseSd
);

using System.Runtime.InteropServices;

namespace Dorsal.Numerics;

/// <summary>Reliability of a measure taken in two sessions of the same persons.</summary>
/// <param name="Correlation">Pearson's r with Fisher's interval; no unit.</param>
/// <param name="Shift">Mean of second minus first with its t interval: the drift, which is not part of the SEM.</param>
/// <param name="Error">SEM = SD(second - first) / sqrt(2), and SDC.</param>
/// <remarks>
/// SEM by differences: Bland and Altman, BMJ 1996;313:744 and Hopkins, Sports Med 2000;30:1-15. It leaves out the mean
/// shift between sessions, unlike <see cref="WithinSubject"/>.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TestRetest(Estimate Correlation, Estimate Shift, MeasurementError Error)
{
    /// <summary>Compares two sessions.</summary>
    /// <param name="first">One value for each person, finite.</param>
    /// <param name="second">The second session of the same persons in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite.</exception>
    public static TestRetest From(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Guard.SameLength(first.Length, second.Length, nameof(second));
        Guard.Finite(first);
        Guard.Finite(second);
        var difference = new double[first.Length];
        for (var i = 0; i < first.Length; i++)
        {
            difference[i] = second[i] - first[i];
        }
        var halfSquares = Moments.SumOfSquares(difference, Moments.Mean(difference)) / 2;
        var sem = WithinSubject.FromVariance(halfSquares, Math.Max(first.Length - 1, 0));
        var error = new MeasurementError(sem, Math.Max(first.Length - 1, 0), 0);
        return new TestRetest(Pearson.From(first, second), MeanEstimate.From(difference), error);
    }
}

using System.Runtime.InteropServices;

namespace Dorsal.Numerics;

/// <summary>Standard error of measurement (SEM) and smallest detectable change (SDC) of one person's value.</summary>
/// <param name="Sem">The SEM with its chi-square interval, in the unit of the data.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the SEM.</param>
/// <param name="PersonsWithoutRepeat">Persons who had fewer than two values and so say nothing about error.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeasurementError(Estimate Sem, int DegreesOfFreedom, int PersonsWithoutRepeat)
{
    /// <summary>SDC = 1.96 sqrt(2) SEM with its interval, in the unit of the data, for a change in one person.</summary>
    public Estimate SmallestDetectableChange =>
        Sem.IsFitted
            ? new Estimate(
                WithinSubject.ChangePerSem * Sem.Value,
                WithinSubject.ChangePerSem * Sem.StandardError,
                WithinSubject.ChangePerSem * Sem.Low,
                WithinSubject.ChangePerSem * Sem.High
            )
            : Estimate.None(Sem.Outcome);
}

using System.Globalization;

namespace Dorsal.Courses.Calibration;

/// <summary>How a figure is compared with its target.</summary>
public enum TargetScale
{
    /// <summary>By difference.</summary>
    Linear,

    /// <summary>By difference of logarithms (ratios).</summary>
    Log,

    /// <summary>Only what is above the target counts.</summary>
    Most,

    /// <summary>Only what is below the target counts.</summary>
    Least,
}

/// <summary>A published figure of the course, and whether it may be fitted (<c>targets.tsv</c>, after split.md).</summary>
/// <param name="Id">The figure.</param>
/// <param name="Value">Its published value.</param>
/// <param name="Tolerance">The difference that counts as 1: our choice, about the published uncertainty.</param>
/// <param name="Scale">How it is compared.</param>
/// <param name="IsFitted">Fitted; else predicted, and never seen by the calibration.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Meaning">What it is.</param>
public sealed record Target(
    string Id,
    double Value,
    double Tolerance,
    TargetScale Scale,
    bool IsFitted,
    string Source,
    string Meaning
)
{
    /// <summary>All figures of the table.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        .. EmbeddedTable
            .Read("Dorsal.Courses.Calibration.targets.tsv")
            .Skip(1)
            .Select(cells => new Target(
                cells[0],
                double.Parse(cells[1], CultureInfo.InvariantCulture),
                double.Parse(cells[2], CultureInfo.InvariantCulture),
                Enum.Parse<TargetScale>(cells[3], ignoreCase: true),
                cells[4] == "fit",
                cells[5],
                cells[6]
            )),
    ];

    /// <summary>How far a figure is from the target, in tolerances; negative below.</summary>
    public double Distance(double achieved) =>
        Scale switch
        {
            TargetScale.Log => Math.Log(achieved / Value) / Tolerance,
            TargetScale.Most => Math.Max(0, achieved - Value) / Tolerance,
            TargetScale.Least => Math.Min(0, achieved - Value) / Tolerance,
            _ => (achieved - Value) / Tolerance,
        };
}

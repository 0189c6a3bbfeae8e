using Dorsal.Laboratory.Norms;

namespace Dorsal.Laboratory.Measurement;

/// <summary>What to measure, and against which norm.</summary>
/// <param name="Tests">Ids of the tests wanted; empty for all.</param>
/// <param name="Participants">Labels of the people wanted, with or without <c>sub-</c>; empty for all.</param>
/// <param name="Protocol">Protocol fields that override the study's, by parameter id.</param>
/// <param name="Norm">The norm.</param>
/// <param name="Covariates">Columns of <c>participants.tsv</c> that adjusted group contrasts hold equal; null: age and sex where stated; empty: none.</param>
/// <param name="Threads">How many people are measured at a time; the results do not depend on it.</param>
public sealed record MeasureOptions(
    IReadOnlyCollection<string> Tests,
    IReadOnlyCollection<string> Participants,
    IReadOnlyDictionary<string, string> Protocol,
    NormRequest Norm,
    IReadOnlyList<string>? Covariates,
    int Threads
)
{
    /// <summary>Everything, by the study's own protocol.</summary>
    public static MeasureOptions Default { get; } =
        new(
            [],
            [],
            new Dictionary<string, string>(StringComparer.Ordinal),
            NormRequest.Automatic,
            null,
            Environment.ProcessorCount
        );
}

using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Norms;

/// <summary>
/// z = (x - mean) / SD on the norm's scale, with the sign turned so that positive is gain of function, i.e. more sensitive
/// (Rolke et al. 2006; evidence C.1).
/// </summary>
public static class Standardisation
{
    /// <summary>The finding with its z-score, or with the note that says why it has none.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="participant">Its person.</param>
    /// <param name="norm">The norm.</param>
    /// <param name="outcome">What is known of the outcome; null for one that Dorsal does not know, which gets no z-score; nor does an ordinal one.</param>
    public static Finding Standardise(Finding finding, Participant participant, INorm norm, Outcome? outcome)
    {
        if (outcome is null or { IsOrdinal: true } || !finding.Estimate.IsFitted)
        {
            return finding;
        }

        var entry = norm.Find(finding, participant);
        if (entry is null)
        {
            return Without(finding, new Note(Grade.Note, "NormMissing", Where(finding)));
        }

        // Two records without a unit need not have the same one.
        if (finding.Unit == Unit.Unstated || !finding.Unit.ConvertsTo(entry.Unit))
        {
            return Without(
                finding,
                new Note(Grade.Warning, "NormOtherScale", Where(finding), finding.Unit.Code, entry.Unit.Code)
            );
        }

        var value = finding.Unit.Convert(finding.Estimate.Value, entry.Unit);
        double ZOf(double x) =>
            outcome.GainSign(finding.Unit) * (finding.Unit.Convert(x, entry.Unit) - entry.Mean) / entry.Sd;
        var (one, other) = (ZOf(finding.Estimate.Low), ZOf(finding.Estimate.High));
        return double.IsFinite(value)
            ? finding with
            {
                Z = ZOf(finding.Estimate.Value),
                ZInterval =
                    double.IsFinite(one) && double.IsFinite(other)
                        ? (Math.Min(one, other), Math.Max(one, other))
                        : (double.NaN, double.NaN),
                Norm = norm.Label,
                NormCount = entry.Count,
            }
            : Without(
                finding,
                new Note(
                    Grade.Warning,
                    "NormNoLogarithm",
                    Where(finding),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{finding.Estimate.Value:0.###} {finding.Unit.Symbol}"
                    ),
                    entry.Unit.Symbol
                )
            );
    }

    private static Finding Without(Finding finding, Note why) => finding with { Quality = [.. finding.Quality, why] };

    private static Place Where(Finding finding) => new(string.Join(';', finding.SourceFiles));
}

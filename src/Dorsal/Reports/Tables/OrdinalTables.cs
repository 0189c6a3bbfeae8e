using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.Groups;

namespace Dorsal.Reports.Tables;

/// <summary>The tables of ordinal outcomes.</summary>
internal static partial class ResultTables
{
    public static ResultTable<OrdinalContrast> Ordinal { get; } =
        new(
            "ordinal.csv",
            [
                new TextColumn<OrdinalContrast>("test", r => r.Test),
                new TextColumn<OrdinalContrast>("session", r => r.Session),
                new TextColumn<OrdinalContrast>("site", r => r.Series.Site),
                new TextColumn<OrdinalContrast>("side", r => r.Series.Side),
                new TextColumn<OrdinalContrast>("condition", r => r.Series.Condition),
                new TextColumn<OrdinalContrast>("outcome", r => r.Series.Outcome),
                new TextColumn<OrdinalContrast>("group", r => r.Group),
                new TextColumn<OrdinalContrast>("reference", r => r.Reference),
                new CountColumn<OrdinalContrast>("n", r => r.Count),
                new CountColumn<OrdinalContrast>("n_reference", r => r.ReferenceCount),
                new TextColumn<OrdinalContrast>("distribution", r => r.Distribution),
                new TextColumn<OrdinalContrast>("distribution_reference", r => r.ReferenceDistribution),
                new NumberColumn<OrdinalContrast>("superiority", r => r.Superiority.Value),
                new NumberColumn<OrdinalContrast>("standard_error", r => r.Superiority.StandardError),
                new NumberColumn<OrdinalContrast>("ci_low", r => r.Superiority.Low),
                new NumberColumn<OrdinalContrast>("ci_high", r => r.Superiority.High),
            ]
        );

    public static ResultTable<RaterAgreement> Agreement { get; } =
        new(
            "agreement.csv",
            [
                new TextColumn<RaterAgreement>("test", r => r.Test),
                new TextColumn<RaterAgreement>("session", r => r.Session),
                new TextColumn<RaterAgreement>("outcome", r => r.Outcome),
                new TextColumn<RaterAgreement>("rater", r => r.Rater),
                new TextColumn<RaterAgreement>("other_rater", r => r.Other),
                new CountColumn<RaterAgreement>("n", r => r.People),
                new CountColumn<RaterAgreement>("pairs", r => r.Pairs),
                new TextColumn<RaterAgreement>("weights", r => r.Weights) { Levels = ["linear", "quadratic"] },
                new NumberColumn<RaterAgreement>("kappa", r => r.Kappa.Value),
                new NumberColumn<RaterAgreement>("standard_error", r => r.Kappa.StandardError),
                new NumberColumn<RaterAgreement>("ci_low", r => r.Kappa.Low),
                new NumberColumn<RaterAgreement>("ci_high", r => r.Kappa.High),
            ]
        );
}

using Dorsal.Laboratory.Groups;

namespace Dorsal.Reports.Tables;

/// <summary>The tables of adjusted contrasts and of reliable change.</summary>
internal static partial class ResultTables
{
    public static ResultTable<AdjustedContrast> Adjusted { get; } =
        new(
            "adjusted.csv",
            [
                new TextColumn<AdjustedContrast>("test", r => r.Test),
                new TextColumn<AdjustedContrast>("session", r => r.Session),
                new TextColumn<AdjustedContrast>("site", r => r.Series.Site),
                new TextColumn<AdjustedContrast>("side", r => r.Series.Side),
                new TextColumn<AdjustedContrast>("condition", r => r.Series.Condition),
                new TextColumn<AdjustedContrast>("outcome", r => r.Series.Outcome),
                new TextColumn<AdjustedContrast>("group", r => r.Group),
                new TextColumn<AdjustedContrast>("reference", r => r.Reference),
                new TextColumn<AdjustedContrast>("covariates", r => string.Join(';', r.Covariates)),
                new TextColumn<AdjustedContrast>("unit", r => r.Unit.Code),
                new CountColumn<AdjustedContrast>("n", r => r.Count),
                new CountColumn<AdjustedContrast>("n_left_out", r => r.LeftOut),
                new NumberColumn<AdjustedContrast>("difference", r => r.Difference.Value),
                new NumberColumn<AdjustedContrast>("standard_error", r => r.Difference.StandardError),
                new NumberColumn<AdjustedContrast>("ci_low", r => r.Difference.Low),
                new NumberColumn<AdjustedContrast>("ci_high", r => r.Difference.High),
                new NumberColumn<AdjustedContrast>("p", r => r.P),
                new NumberColumn<AdjustedContrast>("standardised_difference", r => r.Standardised) { Unit = "{z}" },
            ]
        );

    public static ResultTable<ReliableChange> Changes { get; } =
        new(
            "changes.csv",
            [
                new TextColumn<ReliableChange>("participant", r => r.Participant),
                new TextColumn<ReliableChange>("test", r => r.Test),
                new TextColumn<ReliableChange>("site", r => r.Series.Site),
                new TextColumn<ReliableChange>("side", r => r.Series.Side),
                new TextColumn<ReliableChange>("condition", r => r.Series.Condition),
                new TextColumn<ReliableChange>("outcome", r => r.Series.Outcome),
                new TextColumn<ReliableChange>("first_session", r => r.FirstSession),
                new TextColumn<ReliableChange>("second_session", r => r.SecondSession),
                new TextColumn<ReliableChange>("unit", r => r.Unit.Code),
                new NumberColumn<ReliableChange>("difference", r => r.Difference),
                new NumberColumn<ReliableChange>("smallest_detectable_change", r => r.SmallestDetectableChange),
                new NumberColumn<ReliableChange>("reliable_change_index", r => r.Index) { Unit = "{z}" },
                new TextColumn<ReliableChange>("is_reliable", r => r.IsReliable ? "yes" : "no")
                {
                    Levels = ["yes", "no"],
                },
                new TextColumn<ReliableChange>("error_from", r => r.ErrorFrom),
            ]
        );
}

using Dorsal.Laboratory.Groups;

namespace Dorsal.Reports.Tables;

/// <summary>The table of slopes on the years of pain.</summary>
internal static partial class ResultTables
{
    public static ResultTable<DurationSlope> Durations { get; } =
        new(
            "durations.csv",
            [
                new TextColumn<DurationSlope>("test", r => r.Test),
                new TextColumn<DurationSlope>("session", r => r.Session),
                new TextColumn<DurationSlope>("site", r => r.Series.Site),
                new TextColumn<DurationSlope>("side", r => r.Series.Side),
                new TextColumn<DurationSlope>("condition", r => r.Series.Condition),
                new TextColumn<DurationSlope>("outcome", r => r.Series.Outcome),
                new TextColumn<DurationSlope>("group", r => r.Group),
                new TextColumn<DurationSlope>("covariates", r => string.Join(';', r.Covariates)),
                new TextColumn<DurationSlope>("unit", r => r.Unit.Code),
                new CountColumn<DurationSlope>("n", r => r.Count),
                new CountColumn<DurationSlope>("n_left_out", r => r.LeftOut),
                new NumberColumn<DurationSlope>("slope_per_year", r => r.Slope.Value),
                new NumberColumn<DurationSlope>("standard_error", r => r.Slope.StandardError),
                new NumberColumn<DurationSlope>("ci_low", r => r.Slope.Low),
                new NumberColumn<DurationSlope>("ci_high", r => r.Slope.High),
                new NumberColumn<DurationSlope>("p", r => r.P),
            ]
        );
}

using Dorsal.Laboratory.Groups;

namespace Dorsal.Reports.Tables;

/// <summary>The tables about groups of people.</summary>
internal static partial class ResultTables
{
    public static ResultTable<GroupSummary> Groups { get; } =
        new(
            "groups.csv",
            [
                new TextColumn<GroupSummary>("test", r => r.Test),
                new TextColumn<GroupSummary>("session", r => r.Session),
                new TextColumn<GroupSummary>("site", r => r.Series.Site),
                new TextColumn<GroupSummary>("side", r => r.Series.Side),
                new TextColumn<GroupSummary>("condition", r => r.Series.Condition),
                new TextColumn<GroupSummary>("outcome", r => r.Series.Outcome),
                new TextColumn<GroupSummary>("group", r => r.Group),
                new TextColumn<GroupSummary>("unit", r => r.Unit.Code),
                new CountColumn<GroupSummary>("n", r => r.Count),
                new CountColumn<GroupSummary>("n_at_bound", r => r.AtBound),
                new NumberColumn<GroupSummary>("mean", r => r.Mean),
                new NumberColumn<GroupSummary>("sd", r => r.Sd),
                new NumberColumn<GroupSummary>("median", r => r.Median),
                new NumberColumn<GroupSummary>("censored_mean", r => r.CensoredMean.Value),
                new NumberColumn<GroupSummary>("censored_sd", r => r.CensoredSd),
                new NumberColumn<GroupSummary>("ci_low", r => r.CensoredMean.Low),
                new NumberColumn<GroupSummary>("ci_high", r => r.CensoredMean.High),
            ]
        );

    public static ResultTable<GroupContrast> Contrasts { get; } =
        new(
            "contrasts.csv",
            [
                new TextColumn<GroupContrast>("test", r => r.Test),
                new TextColumn<GroupContrast>("session", r => r.Session),
                new TextColumn<GroupContrast>("site", r => r.Series.Site),
                new TextColumn<GroupContrast>("side", r => r.Series.Side),
                new TextColumn<GroupContrast>("condition", r => r.Series.Condition),
                new TextColumn<GroupContrast>("outcome", r => r.Series.Outcome),
                new TextColumn<GroupContrast>("group", r => r.Group),
                new TextColumn<GroupContrast>("reference", r => r.Reference),
                new CountColumn<GroupContrast>("n", r => r.Count),
                new CountColumn<GroupContrast>("n_reference", r => r.ReferenceCount),
                new CountColumn<GroupContrast>("n_at_bound", r => r.AtBound),
                new NumberColumn<GroupContrast>("hedges_g", r => r.HedgesG.Value) { Unit = "{z}" },
                new NumberColumn<GroupContrast>("standard_error", r => r.HedgesG.StandardError) { Unit = "{z}" },
                new NumberColumn<GroupContrast>("ci_low", r => r.HedgesG.Low) { Unit = "{z}" },
                new NumberColumn<GroupContrast>("ci_high", r => r.HedgesG.High) { Unit = "{z}" },
                new NumberColumn<GroupContrast>("reference_rule_p", r => r.ReferenceRuleP),
                new TextColumn<GroupContrast>("difference_unit", r => r.Unit.Code),
                new NumberColumn<GroupContrast>("difference", r => r.Difference.Value),
                new NumberColumn<GroupContrast>("difference_low", r => r.Difference.Low),
                new NumberColumn<GroupContrast>("difference_high", r => r.Difference.High),
            ]
        );

    public static ResultTable<ConditionContrast> Conditions { get; } =
        new(
            "conditions.csv",
            [
                new TextColumn<ConditionContrast>("test", r => r.Test),
                new TextColumn<ConditionContrast>("session", r => r.Session),
                new TextColumn<ConditionContrast>("site", r => r.Series.Site),
                new TextColumn<ConditionContrast>("side", r => r.Series.Side),
                new TextColumn<ConditionContrast>("condition", r => r.Series.Condition),
                new TextColumn<ConditionContrast>("outcome", r => r.Series.Outcome),
                new TextColumn<ConditionContrast>("reference", r => r.Reference),
                new TextColumn<ConditionContrast>("group", r => r.Group),
                new TextColumn<ConditionContrast>("unit", r => r.Unit.Code),
                new CountColumn<ConditionContrast>("pairs", r => r.Pairs),
                new CountColumn<ConditionContrast>("n_at_bound", r => r.AtBound),
                new NumberColumn<ConditionContrast>("difference", r => r.Difference.Value),
                new NumberColumn<ConditionContrast>("standard_error", r => r.Difference.StandardError),
                new NumberColumn<ConditionContrast>("ci_low", r => r.Difference.Low),
                new NumberColumn<ConditionContrast>("ci_high", r => r.Difference.High),
                new NumberColumn<ConditionContrast>("dz", r => r.Dz) { Unit = "{z}" },
                new NumberColumn<ConditionContrast>("p", r => r.P),
                new NumberColumn<ConditionContrast>("p_holm", r => r.PHolm),
                new NumberColumn<ConditionContrast>("p_holm_test", r => r.PHolmTest),
            ]
        );

    public static ResultTable<SurvivalSummary> Survival { get; } =
        new(
            "survival.csv",
            [
                new TextColumn<SurvivalSummary>("test", r => r.Test),
                new TextColumn<SurvivalSummary>("session", r => r.Session),
                new TextColumn<SurvivalSummary>("site", r => r.Series.Site),
                new TextColumn<SurvivalSummary>("side", r => r.Series.Side),
                new TextColumn<SurvivalSummary>("condition", r => r.Series.Condition),
                new TextColumn<SurvivalSummary>("outcome", r => r.Series.Outcome),
                new TextColumn<SurvivalSummary>("group", r => r.Group),
                new TextColumn<SurvivalSummary>("unit", r => r.Unit.Code),
                new CountColumn<SurvivalSummary>("n", r => r.Count),
                new CountColumn<SurvivalSummary>("n_events", r => r.Events),
                new NumberColumn<SurvivalSummary>("median", r => r.Median.Value),
                new NumberColumn<SurvivalSummary>("median_ci_low", r => r.Median.Low),
                new NumberColumn<SurvivalSummary>("median_ci_high", r => r.Median.High),
                new NumberColumn<SurvivalSummary>("horizon", r => r.Horizon),
                new NumberColumn<SurvivalSummary>("restricted_mean", r => r.RestrictedMean.Value),
                new NumberColumn<SurvivalSummary>("standard_error", r => r.RestrictedMean.StandardError),
                new NumberColumn<SurvivalSummary>("ci_low", r => r.RestrictedMean.Low),
                new NumberColumn<SurvivalSummary>("ci_high", r => r.RestrictedMean.High),
                new NumberColumn<SurvivalSummary>("logrank_chi_square", r => r.LogRank.ChiSquare),
                new CountColumn<SurvivalSummary>("logrank_df", r => r.LogRank.DegreesOfFreedom),
                new NumberColumn<SurvivalSummary>("logrank_p", r => r.LogRank.P),
            ]
        );

    public static ResultTable<TestRetest> Reliability { get; } =
        new(
            "reliability.csv",
            [
                new TextColumn<TestRetest>("test", r => r.Test),
                new TextColumn<TestRetest>("site", r => r.Series.Site),
                new TextColumn<TestRetest>("side", r => r.Series.Side),
                new TextColumn<TestRetest>("condition", r => r.Series.Condition),
                new TextColumn<TestRetest>("outcome", r => r.Series.Outcome),
                new TextColumn<TestRetest>("first_session", r => r.FirstSession),
                new TextColumn<TestRetest>("second_session", r => r.SecondSession),
                new CountColumn<TestRetest>("pairs", r => r.Pairs),
                new NumberColumn<TestRetest>("correlation", r => r.Correlation.Value),
                new NumberColumn<TestRetest>("ci_low", r => r.Correlation.Low),
                new NumberColumn<TestRetest>("ci_high", r => r.Correlation.High),
                new NumberColumn<TestRetest>("icc_agreement", r => r.Icc.Agreement.Value),
                new NumberColumn<TestRetest>("icc_agreement_low", r => r.Icc.Agreement.Low),
                new NumberColumn<TestRetest>("icc_agreement_high", r => r.Icc.Agreement.High),
                new NumberColumn<TestRetest>("icc_consistency", r => r.Icc.Consistency.Value),
                new NumberColumn<TestRetest>("icc_consistency_low", r => r.Icc.Consistency.Low),
                new NumberColumn<TestRetest>("icc_consistency_high", r => r.Icc.Consistency.High),
                new TextColumn<TestRetest>("unit", r => r.Unit.Code),
                new NumberColumn<TestRetest>("standard_error_of_measurement", r => r.StandardErrorOfMeasurement),
                new NumberColumn<TestRetest>("smallest_detectable_change", r => r.SmallestDetectableChange),
            ]
        );

    public static ResultTable<MeasurementErrorWithin> MeasurementError { get; } =
        new(
            "measurement_error.csv",
            [
                new TextColumn<MeasurementErrorWithin>("test", r => r.Test),
                new TextColumn<MeasurementErrorWithin>("site", r => r.Series.Site),
                new TextColumn<MeasurementErrorWithin>("side", r => r.Series.Side),
                new TextColumn<MeasurementErrorWithin>("condition", r => r.Series.Condition),
                new TextColumn<MeasurementErrorWithin>("outcome", r => r.Series.Outcome),
                new TextColumn<MeasurementErrorWithin>("unit", r => r.Unit.Code),
                new CountColumn<MeasurementErrorWithin>("n", r => r.People),
                new NumberColumn<MeasurementErrorWithin>("standard_error_of_measurement", r => r.Sem.Value),
                new NumberColumn<MeasurementErrorWithin>("ci_low", r => r.Sem.Low),
                new NumberColumn<MeasurementErrorWithin>("ci_high", r => r.Sem.High),
                new NumberColumn<MeasurementErrorWithin>("standard_error_of_mean", r => r.SemOfMean),
                new NumberColumn<MeasurementErrorWithin>("smallest_detectable_change", r => r.SmallestDetectableChange),
            ]
        );
}

using Dorsal.Laboratory;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Parameters;

namespace Dorsal.Reports.Tables;

/// <summary>The table of questionnaires: what <c>findings.csv</c> has no columns for.</summary>
internal static partial class ResultTables
{
    public static ResultTable<Finding> Questionnaires { get; } =
        new(
            "questionnaires.csv",
            [
                new TextColumn<Finding>("participant", f => f.Participant),
                new TextColumn<Finding>("session", f => f.Session),
                new TextColumn<Finding>("condition", f => f.Series.Condition),
                new TextColumn<Finding>("instrument", f => f.Questionnaire?.Instrument.Id),
                new TextColumn<Finding>("version", f => f.Questionnaire?.Version),
                new TextColumn<Finding>("language", f => f.Questionnaire?.Language),
                new TextColumn<Finding>("outcome", f => f.Series.Outcome),
                new NumberColumn<Finding>("value", f => f.Estimate.Value),
                new TextColumn<Finding>("unit", f => f.Unit.Code),
                new CountColumn<Finding>(
                    "items_used",
                    f => f.Questionnaire?.ItemsMissing is null ? null : f.TrialsUsed
                ),
                new CountColumn<Finding>("items_missing", f => f.Questionnaire?.ItemsMissing),
                new TextColumn<Finding>("class", f => f.Questionnaire?.Class),
                new TextColumn<Finding>("cut_off_origin", f => CutOffOf(f)?.Origin),
                new TextColumn<Finding>("cut_off_confidence", f => CutOffOf(f)?.Confidence.ToString())
                {
                    Levels = Enum.GetNames<Confidence>(),
                },
                new NumberColumn<Finding>("important_change", f => f.Questionnaire?.Change?.Value ?? double.NaN),
                new NumberColumn<Finding>(
                    "important_change_percent",
                    f => f.Questionnaire?.Change?.PercentOfBaseline ?? double.NaN
                )
                {
                    Unit = "%",
                },
                new TextColumn<Finding>("important_change_where", f => f.Questionnaire?.Change?.Where),
                new TextColumn<Finding>("important_change_origin", f => ChangeOf(f)?.Origin),
                new TextColumn<Finding>("rule_origin", f => RuleOf(f)?.Origin),
                new TextColumn<Finding>("rule_confidence", f => RuleOf(f)?.Confidence.ToString())
                {
                    Levels = Enum.GetNames<Confidence>(),
                },
                new TextColumn<Finding>("quality", f => f.QualityText),
            ]
        );

    private static RuleSource? CutOffOf(Finding finding) =>
        finding.Questionnaire is { CutOff: { } cutOff } detail ? detail.Instrument.Sources[cutOff.Source] : null;

    private static RuleSource? ChangeOf(Finding finding) =>
        finding.Questionnaire is { Change: { } change } detail ? detail.Instrument.Sources[change.Source] : null;

    private static RuleSource? RuleOf(Finding finding) =>
        finding.Questionnaire is { } detail ? detail.Instrument.Sources[detail.Score.Source] : null;
}

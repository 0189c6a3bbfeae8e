using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Parameters;

namespace Dorsal.Reports.Tables;

/// <summary>The tables that a measured study is written to, column by column.</summary>
internal static partial class ResultTables
{
    public static ResultTable<Finding> Findings { get; } =
        new(
            "findings.csv",
            [
                new TextColumn<Finding>("participant", f => f.Participant),
                new TextColumn<Finding>("session", f => f.Session),
                new TextColumn<Finding>("test", f => f.Test),
                new TextColumn<Finding>("site", f => f.Series.Site),
                new TextColumn<Finding>("side", f => f.Series.Side),
                new TextColumn<Finding>("condition", f => f.Series.Condition),
                new TextColumn<Finding>("outcome", f => f.Series.Outcome),
                new NumberColumn<Finding>("value", f => f.Estimate.Value),
                new TextColumn<Finding>("bound", f => BoundOf(f.Bound)) { Levels = ["<=", ">="] },
                new TextColumn<Finding>("unit", f => f.Unit.Code),
                new NumberColumn<Finding>("standard_error", f => f.Estimate.StandardError),
                new NumberColumn<Finding>("ci_low", f => f.Estimate.Low),
                new NumberColumn<Finding>("ci_high", f => f.Estimate.High),
                new CountColumn<Finding>("trials_used", f => f.TrialsUsed),
                new CountColumn<Finding>("trials_rejected", f => f.TrialsRejected),
                new NumberColumn<Finding>("z", f => f.Z) { Unit = "{z}" },
                new TextColumn<Finding>("norm", f => f.Norm),
                new TextColumn<Finding>("quality", f => f.QualityText),
                new TextColumn<Finding>("detector", f => f.Detector.Name),
                new TextColumn<Finding>("detector_version", f => f.Detector.Version),
                new TextColumn<Finding>("source_file", f => string.Join(';', f.SourceFiles)),
            ]
        );

    public static ResultTable<(string Participant, TrialOf Of)> Trials { get; } =
        new(
            "trials.csv",
            [
                new TextColumn<(string Participant, TrialOf Of)>("participant", t => t.Participant),
                new TextColumn<(string Participant, TrialOf Of)>("session", t => t.Of.Session),
                new TextColumn<(string Participant, TrialOf Of)>("test", t => t.Of.Test),
                new TextColumn<(string Participant, TrialOf Of)>("site", t => t.Of.Trial.Series.Site),
                new TextColumn<(string Participant, TrialOf Of)>("side", t => t.Of.Trial.Series.Side),
                new TextColumn<(string Participant, TrialOf Of)>("condition", t => t.Of.Trial.Series.Condition),
                new TextColumn<(string Participant, TrialOf Of)>("outcome", t => t.Of.Trial.Series.Outcome),
                new TextColumn<(string Participant, TrialOf Of)>("trial", t => t.Of.Trial.Label),
                new NumberColumn<(string Participant, TrialOf Of)>("value", t => t.Of.Trial.Value),
                new TextColumn<(string Participant, TrialOf Of)>("unit", t => t.Of.Trial.Unit.Code),
                new TextColumn<(string Participant, TrialOf Of)>("status", t => t.Of.Trial.Status.ToString())
                {
                    Levels = Enum.GetNames<TrialStatus>(),
                },
                new TextColumn<(string Participant, TrialOf Of)>("reason", t => t.Of.Trial.Reason),
                new TextColumn<(string Participant, TrialOf Of)>("source_file", t => t.Of.Trial.Place.File),
                new CountColumn<(string Participant, TrialOf Of)>("source_line", t => t.Of.Trial.Place.Line),
            ]
        );

    public static ResultTable<ProtocolChoice> Protocol { get; } =
        new(
            "protocol.tsv",
            [
                new TextColumn<ProtocolChoice>("parameter", c => c.Id),
                new TextColumn<ProtocolChoice>("value", c => c.Value),
                new TextColumn<ProtocolChoice>("unit", c => c.Unit),
                new TextColumn<ProtocolChoice>("decided_by", c => c.Source.ToString())
                {
                    Levels = Enum.GetNames<ProtocolSource>(),
                },
                new TextColumn<ProtocolChoice>("file", c => c.File),
                new TextColumn<ProtocolChoice>("origin_kind", c => OriginOf(c)?.Kind.ToString())
                {
                    Levels = Enum.GetNames<OriginKind>(),
                },
                new TextColumn<ProtocolChoice>("confidence", c => OriginOf(c)?.Confidence.ToString())
                {
                    Levels = Enum.GetNames<Confidence>(),
                },
                new TextColumn<ProtocolChoice>("origin", c => OriginOf(c)?.Source),
                new TextColumn<ProtocolChoice>("meaning", c => ParameterTable.Find(c.Id)?.Meaning),
            ]
        );

    public static ResultTable<Note> Quality(Language language) =>
        new(
            "quality.tsv",
            [
                new TextColumn<Note>("grade", n => n.Grade.ToString()) { Levels = Enum.GetNames<Grade>() },
                new TextColumn<Note>("code", n => n.Code),
                new TextColumn<Note>("participant", n => n.Subject.Participant),
                new TextColumn<Note>("session", n => n.Subject.Session),
                new TextColumn<Note>("test", n => n.Subject.Test),
                new TextColumn<Note>("file", n => n.Place.File),
                new CountColumn<Note>("line", n => n.Place.Line),
                new TextColumn<Note>("column", n => n.Place.Column),
                new TextColumn<Note>("value", n => n.ShownValue(language)),
                new TextColumn<Note>("limit", n => n.ShownLimit(language)),
                new TextColumn<Note>("message", n => n.Message(language)),
                new TextColumn<Note>("remedy", n => n.Remedy(language)),
            ]
        );

    /// <summary>Where a default comes from; null where the study or the command decided the field.</summary>
    private static Parameter? OriginOf(ProtocolChoice choice) =>
        choice.Source == ProtocolSource.Default ? ParameterTable.Find(choice.Id) : null;

    private static string BoundOf(Bound bound) =>
        bound switch
        {
            Bound.AtMost => "<=",
            Bound.AtLeast => ">=",
            _ => "",
        };
}

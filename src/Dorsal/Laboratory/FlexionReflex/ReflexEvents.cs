using System.Globalization;
using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>Reads the stimuli of a recording; each row is a stimulus, or a rejected trial with its reason.</summary>
internal sealed class ReflexEvents(StimulusRecording recording, ReflexProtocol protocol, TrialLog log)
{
    private readonly TrialTable table = recording.Events;
    private readonly TrialColumn intensity = TrialColumn.Of(recording.Events, "intensity", Milliamperes.Unit);
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>The stimuli in the order of their onsets.</summary>
    public IReadOnlyList<ReflexStimulus> Read()
    {
        log.Add(intensity.Notes);
        table.Table.Require("onset");
        table.Table.Require("kind");
        return [.. table.Table.Rows.Select(Stimulus).OfType<ReflexStimulus>().OrderBy(s => s.Time.Onset.Value)];
    }

    private ReflexStimulus? Stimulus(TableRow row)
    {
        var time = StimulusTime.Of(table, row);
        var kind = table.TextOf(row, "kind");
        var run = table.TextOf(row, "run");
        var (strength, fault) = intensity.Read(row);
        var stimulus = new ReflexStimulus(
            PlaceOf(row),
            kind,
            Join(recording.File.Run, run),
            0,
            strength,
            intensity.Unit,
            time,
            row,
            LabelOf(row),
            Join(kind, Join(recording.File.Run, run), Next(Join(kind, run))),
            recording.File.Path
        );
        var (pulse, wrongPulse) = kind == ReflexKinds.Summation ? PulseOf(row, run) : (0, null);
        fault =
            time.Fault
            ?? Unknown(row, "kind", kind, ReflexKinds.All)
            ?? (IsNeeded(kind, fault) ? fault : null)
            ?? Impossible(row, strength)
            ?? wrongPulse;
        if (fault is null)
        {
            return stimulus with { Pulse = pulse };
        }

        log.Reject(stimulus.At.Of(ReflexOutcomes.Score), stimulus.Label, double.NaN, Unit.Parse("1"), fault);
        return null;
    }

    // Series of equal stimuli and single ones need no intensity.
    private static bool IsNeeded(string kind, Note? fault) =>
        kind is ReflexKinds.Staircase or ReflexKinds.Ascending || fault?.Code != "ValueMissing";

    private Note? Impossible(TableRow row, double strength)
    {
        var highest = protocol.Staircase.HighestPossible.Value;
        return strength < 0 || (strength > highest && intensity.Unit == Milliamperes.Unit)
            ? new Note(
                Grade.Error,
                "ValueImpossible",
                intensity.PlaceOf(row),
                intensity.Show(row),
                Show.Quantity(0, "") + " … " + Show.Quantity(highest, "mA")
            )
            : null;
    }

    private Note? Unknown(TableRow row, string column, string word, IReadOnlyList<string> known) =>
        word.Length == 0 ? Missing(row, column)
        : known.Contains(word, StringComparer.Ordinal) ? null
        : new Note(Grade.Error, "WordUnknown", table.PlaceOf(row, column), word, string.Join(", ", known), column);

    // A word that is not known is no label; the check of the study and this note say so.
    private bool? LabelOf(TableRow row)
    {
        var word = table.TextOf(row, "reflex");
        if (word.Length > 0 && Unknown(row, "reflex", word, ["present", "absent"]) is { } note)
        {
            log.Add(note);
            return null;
        }

        return word.Length == 0 ? null : word == "present";
    }

    // Without the column, the stimuli of a series are numbered in their order.
    private (int Pulse, Note? Fault) PulseOf(TableRow row, string run)
    {
        if (run.Length == 0)
        {
            return (0, Missing(row, "run"));
        }

        var text = table.TextOf(row, "pulse");
        text = table.Has("pulse") ? text : Next("pulse/" + run);
        var isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pulse) && pulse > 0;
        return !isWhole ? (0, new Note(Grade.Error, "PulseNotWhole", table.PlaceOf(row, "pulse"), text))
            : pulse > protocol.Summation.Stimuli
                ? (
                    0,
                    new Note(
                        Grade.Error,
                        "PulseBeyondTrain",
                        table.PlaceOf(row, "pulse"),
                        text,
                        Show.Count(protocol.Summation.Stimuli)
                    )
                )
            : taken.TryAdd(Key(row, run, pulse), row.Line) ? (pulse, null)
            : (
                0,
                new Note(
                    Grade.Error,
                    "TrialTwice",
                    table.PlaceOf(row, "pulse"),
                    $"{run} / {text}",
                    Show.Count(taken[Key(row, run, pulse)])
                )
            );
    }

    private string Key(TableRow row, string run, int pulse) => $"{PlaceOf(row)} {run} {Show.Count(pulse)}";

    private ReflexPlace PlaceOf(TableRow row)
    {
        string Say(string column, string field) =>
            table.TextOf(row, column) is { Length: > 0 } own ? own : recording.Sidecar.Field(field)?.Value ?? "";
        return new(Say("site", "Site"), Say("side", "Side"), Say("condition", "Condition"));
    }

    private string Next(string key) =>
        (order[key] = order.GetValueOrDefault(key) + 1).ToString(CultureInfo.InvariantCulture);

    private Note Missing(TableRow row, string column) =>
        new(Grade.Error, "CellMissing", table.PlaceOf(row, column), column);

    private static string Join(params string[] parts) => string.Join('/', parts.Where(part => part.Length > 0));
}

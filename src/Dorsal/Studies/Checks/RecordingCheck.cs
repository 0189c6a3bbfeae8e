using Dorsal.Messages;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Studies.Images;
using Dorsal.Units;

namespace Dorsal.Studies.Checks;

/// <summary>Checks one recording against <see cref="ColumnTable"/>.</summary>
internal static class RecordingCheck
{
    public static IEnumerable<Note> Of(Study study, RecordingFile file)
    {
        var parts = ColumnTable.For(file.Task, file.Suffix);
        if (
            parts.Count == 0
            && !file.IsFreeSurfer
            && !IsKnownImage(file)
            && !(file.HasStimuli && ColumnTable.For(file.Task, RecordingFile.EventsSuffix).Count > 0)
        )
        {
            var known = string.Join(", ", ColumnTable.Recordings);
            return [new Note(Grade.Warning, "TaskUnknown", new Place(file.Path), $"{file.Task}_{file.Suffix}", known)];
        }

        try
        {
            return study.Read(file) switch
            {
                TrialTable table => TrialCheck.Of(table, parts),
                SignalRecording signal => SignalCheck.Of(signal, parts),
                StimulusRecording signal => StimulusCheck.Of(signal, parts),
                FreeSurferRecording table => table.Stats.Notes,
                RegionRecording series => series.Notes,
                LabelMapRecording map => map.Notes,
                _ => [],
            };
        }
        catch (StudyException fault)
        {
            return [fault.Note];
        }
    }

    private static bool IsKnownImage(RecordingFile file) =>
        file.Suffix == "dseg" || (file.Suffix == "bold" && ColumnTable.For(file.Task, "timeseries").Count > 0);

    /// <summary>Checks the unit that the sidecar states for a part with numbers.</summary>
    /// <returns>The unit, or null where none fits; and what is wrong.</returns>
    public static (Unit? Unit, Note? Fault) UnitOf(Recording recording, RecordingPart part)
    {
        if (part.Dimensions.Count == 0)
        {
            return (null, null);
        }

        var place = new Place(recording.Sidecar.FileOf(part.Name) ?? recording.File.Path, null, part.Name);
        var code = recording.Sidecar.Column(part.Name, "Units");
        if (code is null)
        {
            return (part.Unit, new Note(Grade.Warning, "UnitNotStated", place, null, part.Unit?.Symbol, part.Name));
        }

        if (!Unit.TryParse(code, out var unit))
        {
            return (null, new Note(Grade.Error, "UnitUnknown", place, code, string.Join(", ", Unit.Codes)));
        }

        return part.Accepts(unit)
            ? (unit, null)
            : (
                null,
                new Note(Grade.Error, "UnitWrong", place, unit.Code, string.Join(", ", part.Dimensions), part.Name)
            );
    }

    /// <summary>Whether a number is possible; numbers without a convertible unit are not judged.</summary>
    public static Note? Judge(double value, string text, Unit? unit, RecordingPart part, Place place)
    {
        if (double.IsNaN(value) || (part.Dimensions.Count > 0 && unit is null))
        {
            return null;
        }

        if (part.Unit is not null && unit is not null && !unit.ConvertsTo(part.Unit))
        {
            return value < 0 && part.Lowest >= 0 && unit != Unit.Unstated
                ? new Note(Grade.Error, "ValueOutsideTable", place, $"{text} {unit.Symbol}".Trim(), "≥ 0", part.Name)
                : null;
        }

        var converted = part.Unit is not null && unit is not null ? unit.Convert(value, part.Unit) : value;
        if (converted >= part.Lowest && converted <= part.Highest)
        {
            return null;
        }

        var limits = FormattableString.Invariant($"{part.Lowest}–{part.Highest} {part.Unit?.Symbol}").Trim();
        return new Note(Grade.Error, "ValueOutsideTable", place, $"{text} {unit?.Symbol}".Trim(), limits, part.Name);
    }

    /// <summary>Checks a word.</summary>
    public static Note? Judge(string word, string? measure, RecordingPart part, Place place)
    {
        var words = part.WordsFor(measure).ToList();
        return word.Length == 0 || words.Contains(word, StringComparer.Ordinal)
            ? null
            : new Note(Grade.Error, "WordUnknown", place, word, string.Join(", ", words), part.Name);
    }
}

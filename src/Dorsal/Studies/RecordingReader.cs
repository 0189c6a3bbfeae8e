using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Studies;

/// <summary>Opens a recording's file.</summary>
public static class RecordingReader
{
    /// <summary>Reads a table of trials or a signal, by the file's suffix (<c>physio</c> is a signal).</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="sidecar">Its merged sidecar.</param>
    /// <exception cref="StudyException">The file cannot be read; the note has line, value and remedy.</exception>
    public static Recording Read(string root, RecordingFile file, Sidecar sidecar)
    {
        var path = Path.Combine(root, file.Path);
        var place = new Place(file.Path);
        return file.Suffix == "physio"
            ? ReadSignal(path, place, file, sidecar)
            : new TrialTable(file, sidecar, TableReader.Read(path, place, TableFormat.Bids));
    }

    private static SignalRecording ReadSignal(string path, Place place, RecordingFile file, Sidecar sidecar)
    {
        var columns = sidecar.List("Columns");
        if (columns.Count == 0)
        {
            throw new StudyException(new Note(Grade.Error, "SidecarFieldMissing", place, "Columns"));
        }

        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Count)
        {
            var twice = columns.GroupBy(name => name, StringComparer.Ordinal).First(name => name.Count() > 1).Key;
            throw new StudyException(new Note(Grade.Error, "ColumnTwice", place with { Column = "Columns" }, twice));
        }

        var (text, _) = TextDecoding.Decode(TableReader.ReadBytes(path, place), place);
        var samples = ParseSamples(text, columns.Count, place);
        var channels = columns.Select((name, i) => new Channel(name, ChannelUnit(sidecar, name, place), samples[i]));
        return new SignalRecording(file, sidecar, SamplingFrequency(sidecar, place), [.. channels]);
    }

    private static Hertz SamplingFrequency(Sidecar sidecar, Place place)
    {
        var field =
            sidecar.Field("SamplingFrequency")
            ?? throw new StudyException(new Note(Grade.Error, "SidecarFieldMissing", place, "SamplingFrequency"));
        return
            double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz)
            && hertz > 0
            && double.IsFinite(hertz)
            ? new Hertz(hertz)
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "SidecarFieldWrong",
                    new Place(field.File, null, "SamplingFrequency"),
                    field.Value,
                    "> 0 Hz"
                )
            );
    }

    private static Unit ChannelUnit(Sidecar sidecar, string name, Place place)
    {
        var code = sidecar.Column(name, "Units");
        return code is null ? Unit.Unstated
            : Unit.TryParse(code, out var unit) ? unit
            : throw new StudyException(
                new Note(Grade.Error, "UnitUnknown", place with { Column = name }, code, string.Join(", ", Unit.Codes))
            );
    }

    private static double[][] ParseSamples(string text, int columns, Place place)
    {
        var samples = Enumerable.Range(0, columns).Select(_ => new List<double>()).ToArray();
        var line = 0;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            if (!row.IsEmpty)
            {
                ParseRow(row, samples, place with { Line = line });
            }
        }

        return samples[0].Count > 0
            ? [.. samples.Select(channel => channel.ToArray())]
            : throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
    }

    private static void ParseRow(ReadOnlySpan<char> row, List<double>[] samples, Place place)
    {
        var column = 0;
        foreach (var range in row.Split('\t'))
        {
            if (column < samples.Length)
            {
                samples[column].Add(ParseSample(row[range].Trim(), place));
            }

            column++;
        }

        if (column != samples.Length)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "RowRagged",
                    place,
                    FormattableString.Invariant($"{column}"),
                    FormattableString.Invariant($"{samples.Length}")
                )
            );
        }
    }

    private static double ParseSample(ReadOnlySpan<char> cell, Place place) =>
        cell is "" or TrialTable.Missing ? double.NaN
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
        : throw new StudyException(new Note(Grade.Error, "NotANumber", place, cell.ToString()));
}

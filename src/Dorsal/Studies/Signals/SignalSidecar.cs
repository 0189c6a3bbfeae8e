using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Signals;

/// <summary>What a sidecar says of a signal whose format does not say it itself: channels, units, sampling frequency.</summary>
internal static class SignalSidecar
{
    /// <summary>Most channels of a file: a matrix that lies the other way round would give a channel for each sample.</summary>
    public const int MostChannels = 65_536;

    /// <summary>Names of the channels in <c>Columns</c>; empty where the sidecar has none.</summary>
    public static IReadOnlyList<string> Columns(Sidecar sidecar, Place place)
    {
        var columns = sidecar.List("Columns");
        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Count)
        {
            var twice = columns.GroupBy(name => name, StringComparer.Ordinal).First(name => name.Count() > 1).Key;
            throw new StudyException(new Note(Grade.Error, "ColumnTwice", place with { Column = "Columns" }, twice));
        }

        return columns;
    }

    /// <summary>A field that must be there.</summary>
    public static SidecarField Field(Sidecar sidecar, string key, Place place) =>
        sidecar.Field(key) ?? throw new StudyException(new Note(Grade.Error, "SidecarFieldMissing", place, key));

    /// <summary>The field <c>SamplingFrequency</c>, in Hz.</summary>
    public static Hertz SamplingFrequency(Sidecar sidecar, Place place)
    {
        var field = Field(sidecar, "SamplingFrequency", place);
        return
            double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz)
            && hertz > 0
            && double.IsFinite(hertz)
            ? new Hertz(hertz)
            : throw Wrong(field, "SamplingFrequency", "> 0 Hz");
    }

    /// <summary>Whether the field <c>Channels</c> says that each row of the matrix is a channel; else each column is.</summary>
    public static bool ChannelsAreRows(Sidecar sidecar) =>
        sidecar.Field("Channels") is { } field
        && field.Value switch
        {
            "rows" => true,
            "columns" => false,
            _ => throw Wrong(field, "Channels", "rows, columns"),
        };

    /// <summary>Unit of a channel, stated with its column.</summary>
    public static Unit UnitOf(Sidecar sidecar, string name, Place place)
    {
        var code = sidecar.Column(name, "Units");
        return code is null ? Unit.Unstated
            : Unit.TryParse(code, out var unit) ? unit
            : throw new StudyException(
                new Note(Grade.Error, "UnitUnknown", place with { Column = name }, code, string.Join(", ", Unit.Codes))
            );
    }

    /// <summary>The channels of a matrix: named by <c>Columns</c>, or numbered from 1 with a note where there is no such field.</summary>
    public static IReadOnlyList<SignalChannel> ChannelsOf(
        Sidecar sidecar,
        Place place,
        Hertz frequency,
        (long Channels, long Samples) size,
        List<Note> notes
    )
    {
        if (size.Channels > MostChannels)
        {
            throw new StudyException(
                new Note(Grade.Error, "ChannelsTooMany", place, Text(size.Channels), Text(MostChannels))
            );
        }

        var names = Columns(sidecar, place);
        if (names.Count == 0)
        {
            notes.Add(new Note(Grade.Note, "ChannelsNumbered", place, Text(size.Channels)));
            names = [.. Enumerable.Range(1, (int)size.Channels).Select(i => Text(i))];
        }
        else if (names.Count != size.Channels)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "ChannelCountDiffers",
                    place with
                    {
                        Column = "Columns",
                    },
                    Text(names.Count),
                    Text(size.Channels)
                )
            );
        }

        return
        [
            .. names.Select(name => new SignalChannel(name, UnitOf(sidecar, name, place), frequency, size.Samples)),
        ];
    }

    private static StudyException Wrong(SidecarField field, string key, string expected) =>
        new(new Note(Grade.Error, "SidecarFieldWrong", new Place(field.File, null, key), field.Value, expected));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

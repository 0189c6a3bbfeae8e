using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>Reads ratings of single stimuli, trains and pulses; each row ends as one trial, or as a note where it belongs to no form.</summary>
internal sealed class SummationTrials(TrialTable table, Unit scale, SummationProtocol protocol, SummationSeries into)
{
    private readonly TrialColumn rating = TrialColumn.Of(table, "rating", scale);
    private readonly bool hasRepeats = table.Has("repeat");
    private readonly bool hasPulses = table.Has("pulse");
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);

    public void Read()
    {
        into.Log.Add(rating.Notes);
        table.Table.Require("modality");
        table.Table.Require("kind");
        foreach (var row in table.Table.Rows)
        {
            if (FormOf(row) is { } form)
            {
                Add(row, form, table.TextOf(row, "kind"));
            }
        }
    }

    private SummationForm? FormOf(TableRow row)
    {
        var modality = table.TextOf(row, "modality");
        var form = SummationForms.Find(modality, protocol.IsSlow);
        var (column, word, known) = form is null
            ? ("modality", modality, SummationForms.Modalities)
            : ("kind", table.TextOf(row, "kind"), form.Kinds);
        if (form is not null && known.Contains(word, StringComparer.Ordinal))
        {
            return form;
        }

        into.Log.Add(
            new Note(Grade.Error, "WordUnknown", table.PlaceOf(row, column), word, string.Join(", ", known), column)
        );
        return null;
    }

    private void Add(TableRow row, SummationForm form, string kind)
    {
        var series = SeriesKeys.Of(table, row, form.Ratings);
        into.Declare(series, form, protocol);
        var (repeat, noRepeat) = RepeatOf(row, series, kind);
        var (pulse, wrongPulse) = kind == "pulse" ? PulseOf(row, series, repeat) : (0, null);
        var label = table.TextOf(row, "trial") is { Length: > 0 } named
            ? named
            : string.Create(CultureInfo.InvariantCulture, $"{repeat}/{(kind == "pulse" ? pulse : kind)}");
        var (value, fault) = rating.Read(row);
        fault ??=
            noRepeat
            ?? wrongPulse
            ?? RatingScale.Fault(rating, row, value)
            ?? into.Double(series, (kind, repeat, pulse), row.Line, rating.PlaceOf(row), label);
        if (fault is not null)
        {
            into.Log.Reject(series, label, value, rating.Unit, fault);
            return;
        }

        into.Add(
            new SummationRating(
                new Trial(series, label, value, rating.Unit, TrialStatus.Used, "", rating.PlaceOf(row)),
                kind,
                repeat,
                pulse
            )
        );
    }

    // Without the column, single stimuli and trains are paired in order, and all pulses are of one train.
    private (string Repeat, Note? Fault) RepeatOf(TableRow row, SeriesKey series, string kind)
    {
        if (!hasRepeats)
        {
            return (kind == "pulse" ? "1" : Next($"{series}/{kind}"), null);
        }

        var repeat = table.TextOf(row, "repeat");
        return (repeat, repeat.Length > 0 ? null : Missing(row, "repeat"));
    }

    private (int Pulse, Note? Fault) PulseOf(TableRow row, SeriesKey series, string repeat)
    {
        if (!hasPulses)
        {
            return (int.Parse(Next($"{series}/{repeat}/pulse"), CultureInfo.InvariantCulture), null);
        }

        var text = table.TextOf(row, "pulse");
        if (text.Length == 0)
        {
            return (0, Missing(row, "pulse"));
        }

        const int MostPulses = 10_000;
        _ = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var isWhole = number is >= 1 and <= MostPulses && number == Math.Floor(number);
        var pulse = isWhole ? (int)number : 0;
        return !isWhole ? (0, new Note(Grade.Error, "PulseNotWhole", table.PlaceOf(row, "pulse"), text))
            : protocol.Pulses > 0 && pulse > protocol.Pulses
                ? (
                    pulse,
                    new Note(
                        Grade.Error,
                        "PulseBeyondTrain",
                        table.PlaceOf(row, "pulse"),
                        text,
                        Quality.Show.Count(protocol.Pulses)
                    )
                )
            : (pulse, null);
    }

    private string Next(string key) =>
        (order[key] = order.GetValueOrDefault(key) + 1).ToString(CultureInfo.InvariantCulture);

    private Note Missing(TableRow row, string column) =>
        new(Grade.Error, "CellMissing", table.PlaceOf(row, column), column);
}

using System.Globalization;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory;

/// <summary>Finds the series that a row belongs to, by the columns that all trial tables share.</summary>
internal static class SeriesKeys
{
    public static SeriesKey Of(TrialTable table, TableRow row, Outcome outcome) =>
        new(outcome.Id, table.TextOf(row, "site"), table.TextOf(row, "side"), table.TextOf(row, "condition"));

    /// <summary>The series of a signal, by its sidecar.</summary>
    public static SeriesKey Of(SignalRecording signal, Outcome outcome, string condition) =>
        new(outcome.Id, Say(signal, "Site"), Say(signal, "Side"), condition);

    /// <summary>The trial's label, or its order where the table has none.</summary>
    public static string LabelOf(TrialTable table, TableRow row, int order) =>
        table.TextOf(row, "trial") is { Length: > 0 } label ? label : order.ToString(CultureInfo.InvariantCulture);

    private static string Say(SignalRecording signal, string key) => signal.Sidecar.Field(key)?.Value ?? "";
}

using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>When pulses were given: before the stimulations, in the gap between them, or so long after the second.</summary>
/// <param name="Name"><c>baseline</c>, <c>between</c> or <c>after</c>.</param>
/// <param name="Minute">Minutes after the end of the second stimulation; NaN unless <c>after</c>.</param>
internal sealed record PulseBlock(string Name, double Minute)
{
    private static readonly string[] Names = ["baseline", "between", "after"];

    public static PulseBlock Baseline { get; } = new(Names[0], double.NaN);

    public static PulseBlock Between { get; } = new(Names[1], double.NaN);

    public static PulseBlock After(double minute) => new(Names[2], minute);

    public bool IsBaseline => Name == Names[0];

    /// <summary>How it stands in the output: the file's own word, or the time.</summary>
    public string Label =>
        double.IsNaN(Minute) ? Name : string.Create(CultureInfo.InvariantCulture, $"{Minute:0.###} min");

    /// <summary>Its place in time.</summary>
    public double Order => double.IsNaN(Minute) ? Array.IndexOf(Names, Name) - Names.Length : Minute;

    /// <summary>The block of a row, or why it has none.</summary>
    public static (PulseBlock? Block, Note? Fault) Of(TrialTable table, TableRow row)
    {
        var name = table.TextOf(row, "block");
        var place = table.PlaceOf(row, "block");
        if (name.Length == 0)
        {
            return (null, new Note(Grade.Error, "CellMissing", place, "block"));
        }

        return name == Names[2] ? AfterOf(table, row)
            : Names.Contains(name, StringComparer.Ordinal) ? (new PulseBlock(name, double.NaN), null)
            : (null, new Note(Grade.Error, "WordUnknown", place, name, string.Join(", ", Names), "block"));
    }

    private static (PulseBlock? Block, Note? Fault) AfterOf(TrialTable table, TableRow row)
    {
        var (minute, fault) = table.NumberOf(row, "minute");
        var place = table.PlaceOf(row, "minute");
        fault ??=
            double.IsNaN(minute) ? new Note(Grade.Error, "CellMissing", place, "minute")
            : minute < 0
                ? new Note(Grade.Error, "ValueOutsideTable", place, table.TextOf(row, "minute"), "≥ 0", "minute")
            : null;
        return fault is null ? (After(minute), null) : (null, fault);
    }
}

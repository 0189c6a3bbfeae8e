using System.Security.Cryptography;
using System.Text;
using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>The tables that a calibration rests on, as SHA-256 of what in them can change its result.</summary>
/// <param name="Free">Of <c>free.tsv</c>.</param>
/// <param name="Targets">Of <c>targets.tsv</c>, without sources and meanings.</param>
/// <param name="Model">Of <c>model.tsv</c>: all ranges, and the values that the calibration does not change.</param>
internal sealed record CalibrationTables(string Free, string Targets, string Model)
{
    /// <summary>Those of this version.</summary>
    public static CalibrationTables Now { get; } = Of(FreeConstant.All, Target.All, ModelConstants.Table);

    /// <summary>Those of some rows.</summary>
    public static CalibrationTables Of(
        IEnumerable<FreeConstant> free,
        IEnumerable<Target> targets,
        IEnumerable<Parameters.Parameter> model
    )
    {
        var rows = free.ToList();
        var ids = rows.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            Hash(rows.Select(f => FormattableString.Invariant($"{f.Id} {f.Start:R} {f.Unit:R} {f.IsRatio}"))),
            Hash(
                targets.Select(t =>
                    FormattableString.Invariant($"{t.Id} {t.Value:R} {t.Tolerance:R} {t.Scale} {t.IsFitted}")
                )
            ),
            Hash(model.Select(p => ids.Contains(p.Id) ? $"{p.Id} {p.Range}" : $"{p.Id} {p.Range} {p.Value}"))
        );
    }

    /// <summary>What a reader of a record must know: that it was made with other tables, or that it does not say with which.</summary>
    /// <param name="record">The tables of the record; null in those of earlier versions.</param>
    /// <param name="file">The record.</param>
    /// <returns>A warning, or null where all is as it was.</returns>
    public Note? Compare(CalibrationTables? record, string file)
    {
        if (record is null)
        {
            return new Note(Grade.Warning, "CalibrationTablesUnknown", new Place(file));
        }

        var changed = string.Join(
            ", ",
            new[]
            {
                ("free.tsv", Free == record.Free),
                ("targets.tsv", Targets == record.Targets),
                ("model.tsv", Model == record.Model),
            }
                .Where(table => !table.Item2)
                .Select(table => table.Item1)
        );
        return changed.Length == 0 ? null : new Note(Grade.Warning, "CalibrationTablesOther", new Place(file), changed);
    }

    private static string Hash(IEnumerable<string> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))));
}

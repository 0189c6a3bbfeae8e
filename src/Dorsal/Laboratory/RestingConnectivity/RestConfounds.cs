using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>
/// What the table of confounds beside a recording says, a row a volume (BIDS derivatives, as fMRIPrep writes it): movement, and the columns
/// that the protocol takes out.
/// </summary>
internal static class RestConfounds
{
    /// <summary>The columns that the protocol names; a first row without a value gets the mean of the others, which takes nothing out.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="names">Names of the columns.</param>
    /// <param name="volumes">Volumes of the recording.</param>
    /// <param name="log">Gets the notes.</param>
    /// <exception cref="StudyException">There is no table, it lacks a column, is of another length, or a cell is no number.</exception>
    public static double[][] Columns(Recording recording, IReadOnlyList<string> names, int volumes, TrialLog log)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var table =
            recording.Confounds
            ?? throw new StudyException(
                new Note(Grade.Error, "RestConfoundsMissing", new Place(recording.File.Path), string.Join("; ", names))
            );
        RequireLength(table, volumes);
        return [.. names.Select(name => Column(table, name, log))];
    }

    /// <summary>Framewise displacement in mm, 0 for the first volume, from a column of a table; null where it has none.</summary>
    /// <param name="table">The table of regions or of confounds; may be null.</param>
    /// <param name="volumes">Volumes of the recording.</param>
    /// <exception cref="StudyException">The table is of another length, or a cell but the first is no number.</exception>
    public static double[]? Displacement(TrialTable? table, int volumes)
    {
        if (table?.Has(RestRegion.DisplacementColumn) != true)
        {
            return null;
        }

        RequireLength(table, volumes);
        var unit = table.UnitOf(RestRegion.DisplacementColumn) ?? RestOutcomes.Displacement.Unit;
        var scale = unit.ConvertsTo(RestOutcomes.Displacement.Unit) ? unit : RestOutcomes.Displacement.Unit;

        // The first volume has moved from nowhere: it is missing there, and counts as 0.
        var values = Values(table, RestRegion.DisplacementColumn);
        return
        [
            .. values.Select(value => double.IsNaN(value) ? 0 : scale.Convert(value, RestOutcomes.Displacement.Unit)),
        ];
    }

    private static double[] Column(TrialTable table, string name, TrialLog log)
    {
        table.Table.Require(name);
        var values = Values(table, name);
        if (double.IsNaN(values[0]))
        {
            values[0] = values.Skip(1).DefaultIfEmpty(0).Average();
            var place = new Place(table.File.Path, table.Table.Rows[0].Line, name);
            log.Add(new Note(Grade.Note, "RestConfoundFirstMissing", place, TrialTable.Missing));
        }

        return values;
    }

    // Only the first may be missing: it has no volume before it.
    private static double[] Values(TrialTable table, string column)
    {
        var values = new double[table.Table.Rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var row = table.Table.Rows[i];
            var (value, fault) = table.NumberOf(row, column);
            if (fault is not null || (double.IsNaN(value) && i > 0))
            {
                var missing = new Note(Grade.Error, "NotANumber", table.PlaceOf(row, column), TrialTable.Missing);
                throw new StudyException(fault ?? missing);
            }

            values[i] = value;
        }

        return values;
    }

    private static void RequireLength(TrialTable table, int volumes)
    {
        var rows = table.Table.Rows.Count;
        if (rows != volumes)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "RestConfoundsLength",
                    new Place(table.File.Path),
                    Show.Count(rows),
                    Show.Count(volumes)
                )
            );
        }
    }
}

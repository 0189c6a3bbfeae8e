using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>The numbers of one table of region time series.</summary>
/// <param name="Interval">Time from one volume to the next (repetition time).</param>
/// <param name="Regions">The regions.</param>
/// <param name="Columns">Their samples, one a volume.</param>
/// <param name="Displacement">Framewise displacement of each volume, in mm; 0 for the first; null where the table has none.</param>
internal sealed record RestSeries(
    Seconds Interval,
    IReadOnlyList<RestRegion> Regions,
    double[][] Columns,
    double[]? Displacement
)
{
    /// <summary>Reads a table; what is no number is refused.</summary>
    /// <exception cref="StudyException">A cell or the repetition time is no number, or there are fewer than two regions.</exception>
    public static RestSeries Read(TrialTable table, TrialLog log)
    {
        var place = new Place(table.File.Path);
        var regions = RestRegion.Of(table);
        if (regions.Count < 2)
        {
            throw new StudyException(new Note(Grade.Error, "RestRegionsTooFew", place, Show.Count(regions.Count)));
        }

        var displacement = table.Has(RestRegion.DisplacementColumn) ? DisplacementOf(table) : null;
        if (displacement is null)
        {
            log.Add(new Note(Grade.Warning, "RestWithoutDisplacement", place, RestRegion.DisplacementColumn));
        }

        return new(
            IntervalOf(table),
            regions,
            [.. regions.Select(region => Samples(table, region.Name))],
            displacement
        );
    }

    private static Seconds IntervalOf(TrialTable table)
    {
        const string Key = "RepetitionTime";
        var field =
            table.Sidecar.Field(Key)
            ?? throw new StudyException(new Note(Grade.Error, "SidecarFieldMissing", new Place(table.File.Path), Key));
        return
            double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= 10
            ? new Seconds(seconds)
            : throw new StudyException(
                new Note(Grade.Error, "SidecarFieldWrong", new Place(field.File, null, Key), field.Value, "0–10 s")
            );
    }

    private static double[] Samples(TrialTable table, string column) =>
        [
            .. table.Table.Rows.Select(row =>
                table.NumberOf(row, column) switch
                {
                    ({ } value, null) when Math.Abs(value) <= 1e100 => value,
                    (_, { } fault) => throw new StudyException(fault),
                    _ => throw new StudyException(
                        new Note(Grade.Error, "NotANumber", table.PlaceOf(row, column), table.TextOf(row, column))
                    ),
                }
            ),
        ];

    // The first volume has moved from nowhere: it is missing there, and counts as 0.
    private static double[] DisplacementOf(TrialTable table)
    {
        var unit = table.UnitOf(RestRegion.DisplacementColumn) ?? RestOutcomes.Displacement.Unit;
        var scale = unit.ConvertsTo(RestOutcomes.Displacement.Unit) ? unit : RestOutcomes.Displacement.Unit;
        var isFirst = true;
        var values = new List<double>();
        foreach (var row in table.Table.Rows)
        {
            var (value, fault) = table.NumberOf(row, RestRegion.DisplacementColumn);
            if (fault is not null || (double.IsNaN(value) && !isFirst))
            {
                throw new StudyException(
                    fault
                        ?? new Note(Grade.Error, "NotANumber", table.PlaceOf(row, RestRegion.DisplacementColumn), "n/a")
                );
            }

            values.Add(double.IsNaN(value) ? 0 : scale.Convert(value, RestOutcomes.Displacement.Unit));
            isFirst = false;
        }

        return [.. values];
    }
}

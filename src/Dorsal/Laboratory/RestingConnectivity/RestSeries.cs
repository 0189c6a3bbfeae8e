using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Images;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>The numbers of one resting recording: a table of region time series, or a series of volumes with an atlas.</summary>
/// <param name="Interval">Time from one volume to the next (repetition time).</param>
/// <param name="Regions">The regions.</param>
/// <param name="Columns">Their samples, one a volume.</param>
/// <param name="Displacement">Framewise displacement of each volume, in mm; 0 for the first; null where nobody states it.</param>
/// <param name="Confounds">What is taken out of each region, a column each, one value a volume.</param>
internal sealed record RestSeries(
    Seconds Interval,
    IReadOnlyList<RestRegion> Regions,
    double[][] Columns,
    double[]? Displacement,
    double[][] Confounds
)
{
    private const double Largest = 1e100;

    /// <summary>Reads a recording; what is no number is refused.</summary>
    /// <exception cref="StudyException">A cell or the repetition time is no number, there are fewer than two regions, or confounds do not fit.</exception>
    public static RestSeries Read(Recording recording, RestProtocol rules, TrialLog log)
    {
        var (regions, columns) = Samples(recording);
        var place = new Place(recording.File.Path);
        if (regions.Count < 2)
        {
            throw new StudyException(new Note(Grade.Error, "RestRegionsTooFew", place, Show.Count(regions.Count)));
        }

        var volumes = columns[0].Length;
        var displacement =
            RestConfounds.Displacement(recording as TrialTable, volumes)
            ?? RestConfounds.Displacement(recording.Confounds, volumes);
        if (displacement is null)
        {
            log.Add(new Note(Grade.Warning, "RestWithoutDisplacement", place, RestRegion.DisplacementColumn));
        }

        var confounds = RestConfounds.Columns(recording, rules.ConfoundNames, volumes, log);
        return new(IntervalOf(recording, rules.LongestInterval), regions, columns, displacement, confounds);
    }

    private static (IReadOnlyList<RestRegion> Regions, double[][] Columns) Samples(Recording recording)
    {
        if (recording is RegionRecording image)
        {
            var fault = image.Regions.FirstOrDefault(region => region.Samples.Any(x => Math.Abs(x) > Largest));
            return fault is null
                ? (
                    [.. image.Regions.Select(r => new RestRegion(r.Name, r.Network, r.Structure))],
                    [.. image.Regions.Select(region => region.Samples)]
                )
                : throw new StudyException(
                    new Note(
                        Grade.Error,
                        "NotANumber",
                        new Place(image.File.Path, null, fault.Name),
                        fault.Samples.Max(Math.Abs).ToString("R", CultureInfo.InvariantCulture)
                    )
                );
        }

        var table = Expect.TrialTable(recording);
        var regions = RestRegion.Of(table);
        return (regions, [.. regions.Select(region => Samples(table, region.Name))]);
    }

    private static Seconds IntervalOf(Recording recording, Seconds longest)
    {
        const string Key = "RepetitionTime";
        var field =
            recording.Sidecar.Field(Key)
            ?? throw new StudyException(
                new Note(Grade.Error, "SidecarFieldMissing", new Place(recording.File.Path), Key)
            );
        return
            double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0
            && seconds <= longest.Value
            ? new Seconds(seconds)
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "SidecarFieldWrong",
                    new Place(field.File, null, Key),
                    field.Value,
                    "0–" + Show.Quantity(longest.Value, "s")
                )
            );
    }

    private static double[] Samples(TrialTable table, string column) =>
        [
            .. table.Table.Rows.Select(row =>
                table.NumberOf(row, column) switch
                {
                    ({ } value, null) when Math.Abs(value) <= Largest => value,
                    (_, { } fault) => throw new StudyException(fault),
                    _ => throw new StudyException(
                        new Note(Grade.Error, "NotANumber", table.PlaceOf(row, column), table.TextOf(row, column))
                    ),
                }
            ),
        ];
}

using System.Globalization;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.People;

namespace Dorsal.Courses.Calibration;

/// <summary>
/// Fits the calibrated constants to the figures that may be fitted, and records how. A search that was stopped goes on from its
/// record and gives what an uninterrupted one gives.
/// </summary>
/// <remarks>
/// The cost is the sum of squared distances in tolerances, with a weak pull towards the start, since figures of
/// cohorts leave many directions open (person-model.md, section 6).
/// </remarks>
public sealed class Calibrator
{
    private const double Pull = 0.25;
    private const double FirstSpread = 0.3;
    private const double NoFigure = 10;

    private readonly IReadOnlyList<FreeConstant> free = FreeConstant.All;
    private readonly EvolutionStrategy search;
    private readonly string path;
    private readonly ulong seed;
    private readonly int acute;
    private readonly int general;
    private readonly CalibrationTables? tables = CalibrationTables.Now;

    /// <summary>Opens the record, or starts one.</summary>
    /// <param name="path">The record, JSON.</param>
    /// <param name="seed">The seed of search and cohorts; must be the record's.</param>
    /// <param name="people">People with an acute episode a candidate, a multiple of 96; a sixth as many are the general population.</param>
    /// <param name="candidates">Candidates a generation.</param>
    /// <exception cref="StudyException">The record is of another seed or size, or was made with other tables.</exception>
    public Calibrator(string path, ulong seed, int people, int candidates = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 96);
        (this.path, this.seed) = (path, seed);
        (acute, general) = (people / 96 * 96, people / 96 * 16);
        search = new(new double[free.Count], FirstSpread, seed, candidates);
        if (!File.Exists(path))
        {
            return;
        }

        var record = CalibrationFile.Read(path);
        if (record.Seed != seed || record.Acute != acute || record.Candidates != candidates)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "CalibrationOther",
                    new Place(path),
                    Text(record.Seed),
                    null,
                    Text(record.Acute),
                    Text(record.Candidates)
                )
            );
        }

        Note = CalibrationTables.Now.Compare(record.Tables, path);
        if (record.Tables is not null && Note is { } other)
        {
            throw new StudyException(other with { Grade = Grade.Error });
        }

        tables = record.Tables;
        search.State = record.Search;
    }

    /// <summary>What a reader of a record must know: made with other tables than those of now, or not saying with which; else null.</summary>
    /// <param name="path">The record.</param>
    public static Note? NoteOf(string path) => CalibrationTables.Now.Compare(CalibrationFile.Read(path).Tables, path);

    /// <summary>What a reader must know of the record that goes on; null where there is nothing.</summary>
    public Note? Note { get; }

    /// <summary>Generations so far.</summary>
    public int Generation => search.State.Generation;

    /// <summary>The constants at the middle of the cloud.</summary>
    public ModelConstants Constants => At(search.State.Mean);

    /// <summary>One generation; the record is written at its end.</summary>
    /// <returns>The lowest cost of the generation.</returns>
    public double Advance(CancellationToken cancel)
    {
        var candidates = search.Ask();
        var costs = candidates.Select(x => Cost(x, cancel)).ToArray();
        search.Tell(candidates, costs);
        Record([]);
        return costs.Min();
    }

    /// <summary>Computes all figures at the middle of the cloud and writes them into the record.</summary>
    public void Finish(CancellationToken cancel)
    {
        var figures = CourseFigures.All(PersonModel.Of(Constants), seed, acute, general, cancel);
        Record([
            .. Target.All.Select(t => new Achieved(
                t.Id,
                t.Value,
                t.Tolerance,
                t.IsFitted ? "fitted" : "predicted",
                figures[t.Id],
                t.Distance(figures[t.Id])
            )),
        ]);
    }

    private void Record(IReadOnlyList<Achieved> achieved) =>
        new CalibrationFile(
            seed,
            search.Candidates,
            acute,
            general,
            tables,
            free.Select((f, i) => (f.Id, Value: f.At(search.State.Mean[i]))).ToDictionary(f => f.Id, f => f.Value),
            achieved,
            search.State
        ).Write(path);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private ModelConstants At(double[] x) =>
        ModelConstants.Default.With(free.Select((f, i) => KeyValuePair.Create(f.Id, f.At(x[i]))));

    private double Cost(double[] x, CancellationToken cancel)
    {
        var figures = CourseFigures.ForFit(PersonModel.Of(At(x)), seed, acute, general, cancel);
        var misfit = Target
            .All.Where(t => t.IsFitted)
            .Select(t => t.Distance(figures[t.Id]))
            .Sum(d => double.IsFinite(d) ? d * d : NoFigure * NoFigure);
        return misfit + (Pull * x.Sum(v => v * v));
    }
}

using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.StimulusResponse;

/// <summary>A rating of a stimulus of known intensity, in the unit of <see cref="ResponseStimulus.Intensity"/>.</summary>
internal sealed record RatedStimulus(Trial Trial, double Intensity)
{
    /// <summary>The rating, in the trial's unit.</summary>
    public double Rating => Trial.Value;
}

/// <summary>Reads ratings of stimuli; each row ends as one trial.</summary>
internal sealed class ResponseTrials
{
    private readonly TrialTable table;
    private readonly TrialLog log;
    private readonly TrialColumn rating;
    private readonly TrialColumn intensity;
    private readonly ResponseStimulus stimulus;

    /// <summary>Settles the units.</summary>
    /// <exception cref="StudyException">A column is missing, or the unit of the intensity does not say what was applied.</exception>
    public ResponseTrials(TrialTable table, Unit scale, TrialLog log)
    {
        (this.table, this.log) = (table, log);
        rating = TrialColumn.Of(table, "rating", scale);
        table.Table.Require("intensity");
        stimulus =
            ResponseOutcomes.Find(table.UnitOf("intensity"))
            ?? throw new StudyException(
                new Note(
                    Grade.Error,
                    "IntensityUnitNeeded",
                    new Place(table.File.Path, 1, "intensity"),
                    table.UnitOf("intensity")?.Code ?? TrialTable.Missing,
                    string.Join(", ", ResponseOutcomes.Stimuli.Select(s => s.Intensity.Code))
                )
            );
        intensity = TrialColumn.Of(table, "intensity", stimulus.Intensity);
    }

    public void Read(List<RatedStimulus> into)
    {
        log.Add(rating.Notes);
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            Add(row, ++order, into);
        }
    }

    private void Add(TableRow row, int order, List<RatedStimulus> into)
    {
        var series = SeriesKeys.Of(table, row, stimulus.Mean);
        var run = table.TextOf(row, "run");
        var label = SeriesKeys.LabelOf(table, row, order);
        label = run.Length > 0 ? $"{run}/{label}" : label;
        var (value, fault) = rating.Read(row);
        var (strength, weak) = intensity.Read(row);
        fault ??= weak ?? RatingScale.Fault(rating, row, value);
        if (fault is not null)
        {
            log.Reject(series, label, value, rating.Unit, fault);
            return;
        }

        var trial = new Trial(series, label, value, rating.Unit, TrialStatus.Used, "", rating.PlaceOf(row));
        log.Add(trial);
        into.Add(new RatedStimulus(trial, strength));
    }
}

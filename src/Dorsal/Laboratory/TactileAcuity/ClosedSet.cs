using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Answers from a closed set, such as letters or numbered sites: the share that is right, in % with Wilson's interval, against what guessing gives,
/// one in the number of answers there are to choose from (evidence sections 6-10, C6).
/// </summary>
internal static class ClosedSet
{
    /// <summary>Code of the note that answers may be guesses.</summary>
    public const string AtChance = "AnswersAtChance";

    private static readonly Unit Truth = Unit.Parse("1");

    public static Outcome OutcomeOf(string id, string abbreviation) =>
        new(id, abbreviation, Unit.Parse("%"), UnitScale.Linear, Gain.WhenHigher);

    /// <summary>What the single answers stand under, 1 where right and 0 where wrong; no finding is made of it.</summary>
    private static SeriesKey AnswersOf(SeriesKey series) => series with { Outcome = series.Outcome + "_answers" };

    public static Analysis Analyse(
        IReadOnlyList<Recording> recordings,
        ProtocolReader fields,
        FindingBuilder build,
        Outcome outcome
    )
    {
        var log = new TrialLog();
        var setSize = fields.Count("set_size");
        var counted = fields.Count("counted_trials");
        foreach (var recording in recordings)
        {
            Read(Expect.TrialTable(recording), log, outcome);
        }

        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries())
        {
            var used = trials.Where(trial => trial.Counts).ToList();
            var right = Percent.Of(used.Count(trial => trial.Value > 0), used.Count);
            List<Note> quality = [.. new EnoughTrials(counted).Check(trials)];
            var chance = 100.0 / setSize;
            quality.AddRange(AgainstChance(trials[0].Place, right, chance) is { } note ? [note] : []);
            log.Add(quality);
            findings.Add(build.Make(series with { Outcome = outcome.Id }, right, outcome.Unit, trials, quality));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    /// <summary>That the answers may all be guesses, or that they are worse than guesses, as where answers are coded the wrong way; else null.</summary>
    /// <param name="place">Where the answers stand.</param>
    /// <param name="right">Share of right answers in %, with its interval.</param>
    /// <param name="chance">What guessing gives, in %.</param>
    public static Note? AgainstChance(Place place, Estimate right, double chance)
    {
        Note Make(string code, string end) =>
            new(
                Grade.Warning,
                code,
                place,
                string.Create(CultureInfo.InvariantCulture, $"{right.Value:0.#} % (95 % {end} %)"),
                string.Create(CultureInfo.InvariantCulture, $"{chance:0.#} %")
            );

        return !right.IsFitted || right.Low > chance ? null
            : right.High < chance
                ? Make("AnswersBelowChance", string.Create(CultureInfo.InvariantCulture, $"≤ {right.High:0.#}"))
            : Make(AtChance, string.Create(CultureInfo.InvariantCulture, $"≥ {right.Low:0.#}"));
    }

    private static void Read(TrialTable table, TrialLog log, Outcome outcome)
    {
        table.Table.Require("correct");
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            var series = AnswersOf(SeriesKeys.Of(table, row, outcome));
            var label = SeriesKeys.LabelOf(table, row, ++order);
            var (value, fault) = table.NumberOf(row, "correct");
            fault = FaultOf(table, row, value, fault);
            if (fault is not null)
            {
                log.Reject(series, label, value, Truth, fault);
            }
            else
            {
                log.Add(new Trial(series, label, value, Truth, TrialStatus.Used, "", table.PlaceOf(row, "correct")));
            }
        }
    }

    private static Note? FaultOf(TrialTable table, TableRow row, double value, Note? fault)
    {
        var place = table.PlaceOf(row, "correct");
        var (shown, said) = (table.TextOf(row, "presented"), table.TextOf(row, "answered"));
        return MarkedRejected.Of(table, row, "correct") is { } rejected ? rejected
            : fault is not null ? fault
            : double.IsNaN(value) ? new Note(Grade.Note, "ValueMissing", place)
            : value is not (0 or 1)
                ? new Note(Grade.Error, "ValueImpossible", place, table.TextOf(row, "correct"), "0, 1")
            : shown.Length > 0
            && said.Length > 0
            && string.Equals(shown, said, StringComparison.OrdinalIgnoreCase) != (value == 1)
                ? new Note(Grade.Error, "CorrectContradicts", place, table.TextOf(row, "correct"), $"{shown}, {said}")
            : null;
    }
}

using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Reports;

/// <summary>Makes up the results of one person.</summary>
internal sealed class MadeUpPerson
{
    private readonly List<Finding> findings = [];
    private readonly List<TrialOf> trials = [];
    private readonly List<TraceOf> traces = [];
    private readonly List<Note> notes = [];
    private readonly Participant person;
    private readonly int number;
    private readonly double shift;

    private MadeUpPerson(Participant person, int number, double shift) =>
        (this.person, this.number, this.shift) = (person, number, shift);

    /// <summary>The person at a place in the study; the second has no values, the third a broken file.</summary>
    public static ParticipantResult Of(Participant person, int number, int perGroup)
    {
        var made = new MadeUpPerson(person, number, number < perGroup ? 0.8 : 0);
        if (number != 1)
        {
            made.Measure();
        }
        else
        {
            made.notes.Add(made.Note(Grade.Note, "ParticipantWithoutData", "", null, person.Id));
        }

        if (number == 2)
        {
            made.notes.Add(made.Note(Grade.Error, "GzipBroken", "stance", null));
        }

        return new ParticipantResult(
            person,
            made.findings,
            made.trials,
            made.traces,
            made.notes,
            [
                new ProtocolChoice(
                    "thermal.made_up_baseline",
                    "32",
                    "Cel",
                    ProtocolSource.Sidecar,
                    "task-thermal_qst.json"
                ),
                new ProtocolChoice("thermal.made_up_count", "5", "", ProtocolSource.Default, ""),
                new ProtocolChoice("pressure.made_up_ramp", "50", "kPa/s", ProtocolSource.Command, ""),
            ],
            number == 2
        );
    }

    private void Measure()
    {
        foreach (var (site, offset) in new[] { ("back", 0.0), ("hand", 0.4) })
        {
            Thermal("cold_detection_threshold", site, -1.6 - offset, 0.4, "Cel{change}");
            Thermal("warm_detection_threshold", site, 2.1 + offset, 0.5, "Cel{change}");
            Thermal("cold_pain_threshold", site, 9 + (6 * shift), 5, "Cel");
            Thermal("heat_pain_threshold", site, 44.8 - shift, 1.2, "Cel");
            Mechanical("mechanical_detection_threshold", site, -1.1 + offset);
            Mechanical("mechanical_pain_threshold", site, 4.2 - offset - (0.5 * shift));
        }

        foreach (var site in new[] { "back", "hand" })
        {
            foreach (var side in new[] { "left", "right" })
            {
                Pressure(site, side, (site == "back" ? 410 : 340) - (90 * shift) + (side == "left" ? 12 : 0));
            }
        }

        foreach (var condition in new[] { "eyes_open_firm", "eyes_closed_firm", "eyes_open_foam", "eyes_closed_foam" })
        {
            Stance(condition);
        }
    }

    private void Thermal(string outcome, string site, double mean, double spread, string unit)
    {
        var series = new SeriesKey(outcome, site, "right", "");
        var isCold = outcome == "cold_pain_threshold";
        var mine = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var value = Math.Round(mean + (spread * Noise(outcome.Length + site.Length, i)), 1);
            var status =
                i == 0 ? TrialStatus.Practice
                : isCold && value < 9 ? TrialStatus.AtFloor
                : TrialStatus.Used;
            value = status == TrialStatus.AtFloor ? 0 : value;
            trials.Add(Trial("thermal", series, i, value, unit, status, ""));
            if (i > 0)
            {
                mine.Add(value);
            }
        }

        var censored = mine.Count(v => isCold && v == 0);
        Note[] quality =
            censored == 0
                ? []
                :
                [
                    Note(
                        Grade.Warning,
                        "AtCutOff",
                        "thermal",
                        12,
                        censored.ToString(CultureInfo.InvariantCulture),
                        "5"
                    ),
                ];
        notes.AddRange(quality);
        Add("thermal", series, mine, unit, -(Mean(mine) - mean + (isCold ? -6 : 1) * shift) / spread, quality, 0);
    }

    private void Mechanical(string outcome, string site, double mean)
    {
        var series = new SeriesKey(outcome, site, "right", "");
        var mine = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var up = i % 2 == 0 ? 0.35 : -0.35;
            var force = Math.Pow(2, Math.Round((mean + up + (0.4 * Noise(outcome.Length, i))) / Math.Log(2)));
            trials.Add(Trial("mechanical", series, i, force, "mN", TrialStatus.Used, ""));
            mine.Add(Math.Log(force));
        }

        Add("mechanical", series, mine, "ln(mN)", (mean - Mean(mine) + (0.5 * shift)) / 0.5, [], 0);
    }

    private void Pressure(string site, string side, double mean)
    {
        var series = new SeriesKey("pressure_pain_threshold", site, side, "");
        var mine = new List<double>();
        Note[] quality = [];
        for (var i = 0; i < 4; i++)
        {
            var value = Math.Round(mean * (1 + (0.08 * Noise(site.Length + side.Length, i))), 1);
            var isRejected = i == 2 && side == "left";
            if (isRejected)
            {
                value = 980;
                quality = [Note(Grade.Warning, "RampOvershoot", "pressure", 4, "212 kPa", "100 kPa")];
                notes.AddRange(quality);
            }
            else
            {
                mine.Add(value);
            }

            trials.Add(
                Trial(
                    "pressure",
                    series,
                    i,
                    value,
                    "kPa",
                    isRejected ? TrialStatus.Rejected : TrialStatus.Used,
                    isRejected ? "RampOvershoot" : ""
                )
            );
        }

        Add(
            "pressure",
            series,
            mine,
            "kPa",
            (380 - Mean(mine)) / (number == 0 && site == "back" ? 7 : 70),
            quality,
            quality.Length
        );
        if (site == "back")
        {
            traces.Add(new TraceOf("", "pressure", MadeUpTraces.Ramp(series, mean, File("pressure"))));
        }
    }

    private void Stance(string condition)
    {
        var hard = condition.EndsWith("foam", StringComparison.Ordinal) ? 2.1 : 1;
        foreach (
            var (outcome, unit, mean) in new[]
            {
                ("sway_velocity", "cm/s", 1.1),
                ("sway_area", "cm2", 3.2),
                ("sway_sample_entropy_ap", "1", 0.42),
            }
        )
        {
            var mine = Enumerable
                .Range(0, 3)
                .Select(i => mean * hard * (1 + (0.2 * Noise(outcome.Length, i))))
                .ToList();
            Add(
                "stance",
                new SeriesKey(outcome, "", "", condition),
                mine,
                unit,
                (Mean(mine) - (mean * hard)) / (0.1 * mean * hard),
                [],
                0
            );
        }

        if (condition == "eyes_open_firm")
        {
            var series = new SeriesKey("sway_area", "", "", condition);
            traces.Add(new TraceOf("", "stance", MadeUpTraces.SwayPath(series, File("stance"))));
            traces.Add(new TraceOf("", "stance", MadeUpTraces.SwayInTime(series, File("stance"))));
        }
    }

    private void Add(
        string test,
        SeriesKey series,
        List<double> values,
        string unit,
        double z,
        IReadOnlyList<Note> quality,
        int rejected
    )
    {
        var mean = Mean(values);
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1) / values.Count);
        var half = (values.Count > 5 ? 2.26 : 2.78) * error;
        findings.Add(
            new Finding(
                person.Id,
                "",
                test,
                series,
                new Estimate(mean, error, mean - half, mean + half),
                Unit.Parse(unit),
                values.Count,
                rejected,
                new Detector(
                    test switch
                    {
                        "thermal" => "thermal-limits",
                        "mechanical" => "staircase",
                        "stance" => "sway",
                        _ => "pressure.made_up_ramp",
                    },
                    "1.0"
                ),
                test == "stance"
                    ? [File(test), File(test).Replace("task-stance", "task-stance_run-02", StringComparison.Ordinal)]
                    : [File(test)]
            )
            {
                Z = z,
                Norm = MadeUpStudy.Norm,
                Quality = quality,
            }
        );
    }

    private TrialOf Trial(
        string test,
        SeriesKey series,
        int i,
        double value,
        string unit,
        TrialStatus status,
        string reason
    ) =>
        new(
            "",
            test,
            new Trial(
                series,
                (i + 1).ToString(CultureInfo.InvariantCulture),
                value,
                Unit.Parse(unit),
                status,
                reason,
                new Place(File(test), i + 2, "value")
            )
        );

    private Note Note(Grade grade, string code, string test, int? line, string? value = null, string? limit = null) =>
        new(grade, code, new Place(File(test), line, line is null ? null : "value"), value, limit)
        {
            Subject = new Subject(person.Id, "", test),
        };

    private string File(string test) => $"sub-{person.Id}/qst/sub-{person.Id}_task-{test}_qst.tsv";

    private double Noise(int purpose, int i) => MadeUpStudy.Wave((number * 31) + (purpose * 7) + i);

    private static double Mean(List<double> values) => values.Sum() / values.Count;
}

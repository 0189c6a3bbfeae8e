using System.Xml.Linq;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports.Figures;
using Dorsal.Units;

namespace Dorsal.Tests.Reports;

/// <summary>One figure of each kind, with what is hard about it.</summary>
internal static class MadeUpFigures
{
    public static readonly IReadOnlyList<string> Names =
    [
        "profile",
        "profile-other",
        "trials",
        "trials-log",
        "ramp",
        "sway-path",
        "sway-time",
        "groups",
    ];

    public static IEnumerable<XElement> All() =>
        from language in new[] { Language.English, Language.Japanese }
        from name in Names
        select Svg(name, language);

    public static XElement Svg(string name, Language language) =>
        XElement.Parse(Draw(name, language).ToSvg("f", language.Code()));

    public static Figure Draw(string name, Language language)
    {
        var context = MadeUpCatalogue.Context(language);
        var (study, people) = Pages.Small.Value;
        var ppt = new SeriesKey("pressure_pain_threshold", "back", "right", "");
        return name switch
            {
                "profile" => SensoryProfile.Draw(Extreme(people[0]), context, name),
                "profile-other" => SensoryProfile.Draw(people[0].Findings, context, name, isSensory: false),
                "trials" => Trials(context),
                "trials-log" => LogTrials(people[0], context),
                "ramp" => TraceFigure.Draw(MadeUpTraces.Ramp(ppt, 350, "f"), context, name),
                "sway-path" => TraceFigure.Draw(MadeUpTraces.SwayPath(ppt, "f"), context, name),
                "sway-time" => TraceFigure.Draw(MadeUpTraces.SwayInTime(ppt, "f"), context, name),
                _ => GroupDistribution.Draw(
                    [
                        (
                            "chronic low back pain",
                            [.. study.Findings.Where(f => f.Series == ppt && f.Participant != "P05")]
                        ),
                        ("対照群", [.. study.Findings.Where(f => f.Series == ppt)]),
                    ],
                    context,
                    name
                ),
            } ?? throw new InvalidOperationException(name);
    }

    private static IEnumerable<Finding> Extreme(ParticipantResult person) =>
        person.Findings.Select(
            (f, i) =>
                i switch
                {
                    0 => f with { Z = 7.24 },
                    3 => f with { Z = -12.5 },
                    _ => f,
                }
        );

    private static Figure? Trials(Dorsal.Reports.ReportContext context)
    {
        var series = new SeriesKey("cold_pain_threshold", "back", "right", "");
        var celsius = Unit.Parse("Cel");
        (double Value, TrialStatus Status)[] trials =
        [
            (14.2, TrialStatus.Practice),
            (9.1, TrialStatus.Used),
            (0, TrialStatus.AtFloor),
            (6.3, TrialStatus.Used),
            (double.NaN, TrialStatus.Rejected),
            (31.8, TrialStatus.Rejected),
            (7.7, TrialStatus.Used),
        ];
        var finding = new Finding(
            "A",
            "",
            "thermal",
            series,
            new Estimate(5.8, 2, 0.9, 10.7),
            celsius,
            4,
            2,
            new Detector("d", "1"),
            []
        );
        return TrialSeries.Draw(
            [
                .. trials.Select(
                    (t, i) =>
                        new Trial(
                            series,
                            FormattableString.Invariant($"{i + 1}"),
                            t.Value,
                            celsius,
                            t.Status,
                            "",
                            new Place("f")
                        )
                ),
            ],
            finding,
            context,
            "trials"
        );
    }

    private static Figure? LogTrials(ParticipantResult person, Dorsal.Reports.ReportContext context)
    {
        var series = new SeriesKey("mechanical_detection_threshold", "back", "right", "");
        var trials = person.Trials.Select(t => t.Trial).Where(t => t.Series == series).ToList();
        trials[3] = trials[3] with { Value = 16 };
        return TrialSeries.Draw(trials, person.Findings.First(f => f.Series == series), context, "trials-log");
    }
}

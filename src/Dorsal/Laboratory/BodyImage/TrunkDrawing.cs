using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>One drawing: its template, its outline, and the zones left out.</summary>
internal sealed class TrunkDrawing
{
    private readonly SeriesKey series;
    private readonly DrawingProtocol protocol;
    private readonly TrialLog log;
    private readonly Outline? template;
    private readonly Outline? drawn;
    private readonly List<Outline> zones;
    private readonly int zonesLost;
    private readonly List<Trial> trials = [];

    public TrunkDrawing(SeriesKey series, IReadOnlyList<Outline> outlines, DrawingProtocol protocol, TrialLog log)
    {
        (this.series, this.protocol, this.log) = (series, protocol, log);
        outlines = DrawingParts.Used(outlines);
        template = outlines.FirstOrDefault(o => o.Contour == "template" && o.Fault is null);
        drawn = outlines.FirstOrDefault(o => o.Contour == "drawn" && o.Fault is null);
        zones = [.. outlines.Where(o => o.Contour == "left_out" && o.Fault is null)];
        var lost = outlines.Where(o =>
            o.Contour == "left_out" && o.Fault is not null and not { Code: DrawingParts.Unused }
        );
        zonesLost = lost.Count();
        foreach (var outline in outlines)
        {
            trials.Add(TrialOf(outline));
        }

        if (!outlines.Any(o => o.Contour == "template"))
        {
            log.Add(new Note(Grade.Error, "TemplateMissing", outlines[0].Place));
        }

        // A template may be traced from pelvis to pelvis, with its lower edge left to be closed: only more than that is a gap.
        var gap = drawn is null || template is null ? 0 : 100 * (drawn.Shape.Gap - template.Shape.Gap);
        if (gap > protocol.GapLimit)
        {
            var (open, most) = (Show.Quantity(gap, "%"), Show.Quantity(protocol.GapLimit, "%"));
            log.Add(new Note(Grade.Warning, "OutlineOpen", drawn!.Place, open, most));
        }

        if (drawn is { HasScale: false })
        {
            log.Add(new Note(Grade.Warning, "DrawingScaleMissing", drawn.Place));
        }
    }

    public IEnumerable<Finding> Findings(FindingBuilder build)
    {
        Finding Make(Outcome outcome, Estimate value, params Note[] quality) =>
            build.Make(series with { Outcome = outcome.Id }, value, outcome.Unit, trials, quality);

        if (template is null)
        {
            yield break;
        }

        // A zone that could not be read is left out by the person all the same: neither number nor share is known.
        var (count, share) =
            zonesLost > 0
                ? (Estimate.None(FitOutcome.NotIdentified), Estimate.None(FitOutcome.NotIdentified))
                : (
                    Estimate.WithoutError(zones.Count),
                    Estimate.WithoutError(
                        100 * TrunkShape.ShareIn(template.Shape, [.. zones.Select(zone => zone.Shape)])
                    )
                );
        Note[] incomplete = zonesLost > 0 ? [Incomplete()] : [];
        log.Add(incomplete);
        yield return Make(DrawingOutcomes.Zones, count, incomplete);
        yield return Make(DrawingOutcomes.Share, share, incomplete);
        if (drawn is null)
        {
            yield return Make(DrawingOutcomes.AreaRatio, Estimate.None(FitOutcome.TooFewTrials));
            yield break;
        }

        var ratio = drawn.Shape.Area / template.Shape.Area;
        yield return Make(DrawingOutcomes.AreaRatio, Estimate.WithoutError(ratio), About(ratio));
        if (drawn.HasScale)
        {
            yield return Make(DrawingOutcomes.Area, Estimate.WithoutError(drawn.Shape.Area / 100));
        }

        var (left, right) = (Deviation(isLeft: true), Deviation(isLeft: false));
        yield return Make(DrawingOutcomes.Left, Estimate.WithoutError(left));
        yield return Make(DrawingOutcomes.Right, Estimate.WithoutError(right));
        var (grade, note) = DrawingClass.Of(left, right, drawn.Confirmed, protocol.DeviationLimit, drawn.Place);
        Note[] why = [.. note is null ? [] : (Note[])[note], .. AgainstArea(ratio, grade)];
        log.Add(why);
        yield return Make(DrawingOutcomes.Class, grade, why);
    }

    public IEnumerable<Trace> Traces()
    {
        if (template is null || (drawn ?? zones.FirstOrDefault()) is not { } first)
        {
            yield break;
        }

        var points = drawn?.Shape.Points ?? [];
        var unit = first.HasScale ? "mm" : "{pixel}";
        yield return new Trace(
            "outline",
            series with
            {
                Outcome = DrawingOutcomes.AreaRatio.Id,
            },
            "",
            [.. points.Select(p => p.X)],
            [.. points.Select(p => p.Y)],
            unit,
            unit,
            [.. template.Shape.Points.Select(p => ("template", p.X, p.Y)), .. zones.SelectMany(Marks)],
            first.Place.File
        );
    }

    private static IEnumerable<(string Name, double X, double Y)> Marks(Outline zone, int number) =>
        zone.Shape.Points.Select(p =>
            (string.Create(CultureInfo.InvariantCulture, $"left_out {number + 1}"), p.X, p.Y)
        );

    // In % of the height; that of the template is taken off, as a trunk has a waist.
    private double Deviation(bool isLeft) =>
        100 * (TrunkShape.Bulge(drawn!.Shape, isLeft) - TrunkShape.Bulge(template!.Shape, isLeft));

    private Note Incomplete() =>
        new(
            Grade.Warning,
            "ZonesIncomplete",
            template!.Place,
            Show.Count(zonesLost),
            Show.Count(zonesLost + zones.Count)
        );

    // A side that lies evenly inside or outside the template bends like it: the contours are normal, the area is not.
    private Note[] AgainstArea(double ratio, Estimate grade)
    {
        var (byArea, byContour) = (AreaClass(ratio), DrawingClass.NameOf((int)grade.Value));
        return !grade.IsFitted || byArea == byContour
            ? []
            :
            [
                new Note(
                    Grade.Warning,
                    "DrawingClassAgainstArea",
                    drawn!.Place,
                    "@Class." + byContour,
                    "@Class." + byArea,
                    Show.Quantity(ratio, "")
                ),
            ];
    }

    private string AreaClass(double ratio) =>
        ratio > protocol.ExpandedFrom ? "expanded"
        : ratio < protocol.ShrunkenBelow ? "shrunken"
        : "normal";

    private Note[] About(double ratio)
    {
        var name = AreaClass(ratio);
        var limits = $"{Show.Quantity(protocol.ShrunkenBelow, "")} … {Show.Quantity(protocol.ExpandedFrom, "")}";
        Note[] note =
        [
            new(Grade.Note, "DrawingArea", drawn!.Place, Show.Quantity(ratio, ""), limits, "@Class." + name),
        ];
        log.Add(note);
        return note;
    }

    // The area of each outline, in % of the template's.
    private Trial TrialOf(Outline outline)
    {
        var percent =
            template is null || outline.Fault is not null ? double.NaN : 100 * outline.Shape.Area / template.Shape.Area;
        var label = $"{outline.Contour} {outline.Zone}".TrimEnd();
        var unit = DrawingOutcomes.Outlines.Unit;
        if (outline.Fault is { } fault)
        {
            log.Reject(series, label, percent, unit, fault);
            return log.Trials[^1];
        }

        var trial = new Trial(series, label, percent, unit, TrialStatus.Used, "", outline.Place);
        log.Add(trial);
        return trial;
    }
}

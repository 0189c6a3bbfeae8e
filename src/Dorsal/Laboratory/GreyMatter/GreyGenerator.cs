using System.Globalization;
using System.Text;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>A made-up brain: what its tables of FreeSurfer say.</summary>
/// <param name="Head">Intracranial volume in mm³.</param>
/// <param name="Volumes">Volume in mm³ by structure and side (<c>left</c>, <c>right</c>).</param>
/// <param name="Cortex">Cortical grey matter in mm³.</param>
internal sealed record GreyBrain(double Head, IReadOnlyDictionary<(string, string), double> Volumes, double Cortex);

/// <summary>
/// Makes brains whose volumes grow with the head, and writes them as FreeSurfer would. Means and SDs of a hemisphere are those of
/// evidence sections 6-10, C3 (from memory); that a share <see cref="HeadCorrelation"/> goes with the head is made up.
/// </summary>
internal static class GreyGenerator
{
    /// <summary>Correlation of a region's volume with the head's.</summary>
    public const double HeadCorrelation = 0.6;

    private const double HeadOfWomen = 1.45e6;
    private const double HeadOfMen = 1.63e6;
    private const double SdHead = 0.13e6;

    /// <summary>Structures with the mean and the SD of a hemisphere's volume in mm³; that of the rostral anterior cingulate is made up.</summary>
    public static IReadOnlyList<(string Name, bool IsCortical, double Mean, double Sd)> Structures { get; } =
    [
        ("Thalamus", false, 7600, 800),
        ("Hippocampus", false, 4150, 430),
        ("Amygdala", false, 1650, 210),
        ("Accumbens-area", false, 560, 100),
        ("Caudate", false, 3600, 470),
        ("Putamen", false, 5000, 640),
        ("caudalmiddlefrontal", true, 6100, 950),
        ("insula", true, 6900, 800),
        ("medialorbitofrontal", true, 5100, 600),
        ("postcentral", true, 9300, 1200),
        ("precentral", true, 13000, 1500),
        ("rostralanteriorcingulate", true, 2300, 400),
        ("rostralmiddlefrontal", true, 15500, 2000),
    ];

    /// <summary>Draws a brain.</summary>
    /// <param name="isMan">Men have larger heads.</param>
    /// <param name="shift">By how many SD every structure is larger than in others of the same head.</param>
    /// <param name="random">Where chance comes from.</param>
    public static GreyBrain Make(bool isMan, double shift, RandomStream random)
    {
        var head = (isMan ? HeadOfMen : HeadOfWomen) + (SdHead * random.NextGaussian());
        var z = (head - ((HeadOfMen + HeadOfWomen) / 2)) / SdHead;
        var own = Math.Sqrt(1 - (HeadCorrelation * HeadCorrelation));
        double Volume(double mean, double sd) =>
            Math.Max(sd / 2, mean + (sd * ((HeadCorrelation * z) + (own * random.NextGaussian()) + shift)));

        var volumes = Structures
            .SelectMany(s => ((string[])["left", "right"]).Select(side => (s.Name, side, Volume(s.Mean, s.Sd))))
            .ToDictionary(v => (v.Name, v.side), v => v.Item3);
        return new GreyBrain(head, volumes, Volume(480_000, 50_000));
    }

    /// <summary>The table of the segmentation.</summary>
    public static string Segmentation(GreyBrain brain)
    {
        var text = Header("mri_segstats", "");
        Measures(text, brain, isSegmentation: true);
        var rows = Structures
            .Where(s => !s.IsCortical)
            .SelectMany(s => ((string[])["Left", "Right"]).Select(side => (Side: side, s.Name)))
            .ToList();
        Line(text, $"# NRows {rows.Count}");
        Line(text, $"# NTableCols 5");
        Line(text, $"# TableCol  4 Units     mm^3");
        Line(text, $"# ColHeaders  Index SegId NVoxels Volume_mm3 StructName");
        for (var i = 0; i < rows.Count; i++)
        {
            var volume = brain.Volumes[(rows[i].Name, rows[i].Side == "Left" ? "left" : "right")];
            Line(text, $"{i + 1, 3} {i + 10, 3} {volume, 9:0} {volume, 10:0.0}  {rows[i].Side}-{rows[i].Name}");
        }

        return text.ToString();
    }

    /// <summary>The table of a hemisphere's surface.</summary>
    /// <param name="brain">The brain.</param>
    /// <param name="side"><c>left</c> or <c>right</c>.</param>
    /// <param name="random">Scatter of thickness (evidence C3: 2.35 ± 0.12 mm).</param>
    public static string Surface(GreyBrain brain, string side, RandomStream random)
    {
        var text = Header("mris_anatomical_stats", side == "left" ? "lh" : "rh");
        Measures(text, brain, isSegmentation: false);
        Line(text, $"# NTableCols 5");
        Line(text, $"# TableCol  3 Units     mm^2");
        Line(text, $"# TableCol  4 Units     mm^3");
        Line(text, $"# TableCol  5 Units     mm");
        Line(text, $"# ColHeaders StructName NumVert SurfArea GrayVol ThickAvg");
        foreach (var structure in Structures.Where(s => s.IsCortical))
        {
            var thickness = 2.35 + (0.12 * random.NextGaussian());
            var volume = brain.Volumes[(structure.Name, side)];
            var area = volume / thickness;
            Line(text, $"{structure.Name, -40} {1.5 * area, 5:0} {area, 6:0} {volume, 6:0} {thickness, 6:0.000}");
        }

        return text.ToString();
    }

    private static StringBuilder Header(string program, string hemisphere)
    {
        var text = new StringBuilder();
        Line(text, $"# Title Made up by Dorsal; no person was measured");
        Line(text, $"# generating_program {program}");
        Line(text, $"# cvs_version 7.0.0");
        if (hemisphere.Length > 0)
        {
            Line(text, $"# hemi {hemisphere}");
        }

        return text;
    }

    private static void Measures(StringBuilder text, GreyBrain brain, bool isSegmentation)
    {
        Line(text, $"# Measure Cortex, CortexVol, Total cortical gray matter volume, {brain.Cortex:0.000000}, mm^3");
        if (isSegmentation)
        {
            var deep = Structures
                .Where(s => !s.IsCortical)
                .Sum(s => brain.Volumes[(s.Name, "left")] + brain.Volumes[(s.Name, "right")]);
            Line(text, $"# Measure SubCortGray, SubCortGrayVol, Subcortical gray matter volume, {deep:0.000000}, mm^3");
            Line(
                text,
                $"# Measure TotalGray, TotalGrayVol, Total gray matter volume, {brain.Cortex + deep + 110_000:0.000000}, mm^3"
            );
        }

        Line(
            text,
            $"# Measure EstimatedTotalIntraCranialVol, eTIV, Estimated Total Intracranial Volume, {brain.Head:0.000000}, mm^3"
        );
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

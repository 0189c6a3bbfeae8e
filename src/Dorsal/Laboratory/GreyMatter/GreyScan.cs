using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Units;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>Reads the tables of one scan into trials: the segmentation and the two hemispheres, as far as they are there.</summary>
internal sealed class GreyScan(IReadOnlyList<FreeSurferRecording> tables, TrialLog log)
{
    private readonly string label = Label(tables[0]);

    /// <summary>Reads them.</summary>
    public void Read(GreyProtocol rules)
    {
        var tolerance = rules.FilesAgreeWithin;
        foreach (var table in tables)
        {
            CheckSide(table);
            if (table.File.Suffix == "aparc")
            {
                CheckRows(table, rules.SurfaceWholeWithin);
                ReadSurface(table, rules.EveryStructure);
            }
            else
            {
                ReadSegmentation(table, rules.EveryStructure);
            }
        }

        ReadMeasure("TotalGrayVol", GreyOutcomes.Total, tolerance);
        ReadMeasure("CortexVol", GreyOutcomes.Cortex, tolerance);
        ReadMeasure("SubCortGrayVol", GreyOutcomes.Subcortical, tolerance);
        if (!ReadMeasure("eTIV", GreyOutcomes.Intracranial, tolerance))
        {
            log.Add(new Note(Grade.Warning, "EtivMissing", new Place(tables[0].File.Path)));
        }
    }

    private void ReadSurface(FreeSurferRecording table, bool everyStructure)
    {
        var stats = table.Stats;
        var side = table.File.Hemisphere == "L" ? "left" : "right";
        foreach (var region in GreyRegion.All.Where(region => region.IsCortical && !everyStructure))
        {
            var parts = region.Parts.Select(name => stats.Rows.FirstOrDefault(row => row.Name == name)).ToList();
            if (parts.Contains(null))
            {
                Missing(table, region, side);
                continue;
            }

            // Thickness of a region of several parts: weighted by their area, as FreeSurfer's mean over a hemisphere is.
            var area = parts.Sum(row => stats.ValueOf(row!, "SurfArea"));
            var thick = parts.Sum(row => stats.ValueOf(row!, "SurfArea") * stats.ValueOf(row!, "ThickAvg")) / area;
            Add(
                GreyOutcomes.Region,
                region.Id,
                side,
                parts.Sum(row => stats.ValueOf(row!, "GrayVol")),
                Place(parts[0]!)
            );
            Add(GreyOutcomes.Thickness, region.Id, side, thick, Place(parts[0]!));
        }

        var (volume, thickness) = everyStructure
            ? (GreyOutcomes.Region, GreyOutcomes.Thickness)
            : (GreyOutcomes.OtherVolume, GreyOutcomes.OtherThickness);
        foreach (var row in stats.Rows.Where(row => everyStructure || !GreyRegion.Has(row.Name)))
        {
            Add(volume, row.Name, side, stats.ValueOf(row, "GrayVol"), Place(row));
            Add(thickness, row.Name, side, stats.ValueOf(row, "ThickAvg"), Place(row));
        }

        Place Place(FreeSurferRow row) => new(table.File.Path, row.Line, row.Name);
    }

    private void ReadSegmentation(FreeSurferRecording table, bool everyStructure)
    {
        var found = new HashSet<(string, string)>();
        foreach (var row in table.Stats.Rows)
        {
            var (side, name) = GreyRegion.Plain(row.Name);
            var region = GreyRegion.All.FirstOrDefault(r => !r.IsCortical && r.Parts[0] == name);
            var place = new Place(table.File.Path, row.Line, row.Name);
            var volume = table.Stats.ValueOf(row, "Volume_mm3");
            found.Add((name, side));
            if (region is null || everyStructure)
            {
                Add(everyStructure ? GreyOutcomes.Region : GreyOutcomes.OtherVolume, name, side, volume, place);
            }
            else
            {
                Add(GreyOutcomes.Region, region.Id, side, volume, place);
            }
        }

        foreach (var region in GreyRegion.All.Where(r => !r.IsCortical && !everyStructure))
        {
            foreach (var side in (string[])["left", "right"])
            {
                if (!found.Contains((region.Parts[0], side)))
                {
                    Missing(table, region, side);
                }
            }
        }
    }

    private void Missing(FreeSurferRecording table, GreyRegion region, string side) =>
        log.Add(
            new Note(
                Grade.Warning,
                "GreyRegionMissing",
                new Place(table.File.Path),
                string.Join(" + ", region.Parts),
                null,
                "@Side." + side
            )
        );

    // All tables of a scan repeat the measures of the whole brain; where they differ they are not of one scan.
    private bool ReadMeasure(string name, Outcome outcome, double tolerance)
    {
        var found = tables
            .Select(table => (table.File, Measure: table.Stats.Measure(name)))
            .Where(table => table.Measure is not null && IsVolume(table.File, table.Measure))
            .ToList();
        if (found.Count == 0)
        {
            return false;
        }

        var (lowest, highest) = (found.Min(f => f.Measure!.Value), found.Max(f => f.Measure!.Value));
        var (file, measure) = found[0];
        var place = new Place(file.Path, measure!.Line, name);
        if (highest - lowest > tolerance * highest)
        {
            log.Add(
                new Note(
                    Grade.Warning,
                    "FreeSurferFilesDiffer",
                    place,
                    Show.Quantity(lowest, "mm³"),
                    Show.Quantity(highest, "mm³"),
                    name
                )
            );
        }

        Add(outcome, "", "", measure.Value, place);
        return true;
    }

    // The header of a surface's table does not say how many rows there are, and one that was cut at the end of a line looks whole; but it
    // says how many vertices the cortex of the hemisphere has, which is the sum of the rows.
    private void CheckRows(FreeSurferRecording table, double within)
    {
        var rows = table.Stats.Rows;
        var stated = table.Stats.Measures.FirstOrDefault(m => m is { Structure: "Cortex", Name: "NumVert" });
        var found = rows.Sum(row => table.Stats.ValueOf(row, "NumVert"));
        if (stated is not null && found < stated.Value * (1 - within) && rows.Count > 0)
        {
            var place = new Place(table.File.Path, rows[^1].Line);
            log.Add(
                new Note(
                    Grade.Warning,
                    "SurfaceRowsMissing",
                    place,
                    found.ToString("0", CultureInfo.InvariantCulture),
                    stated.Value.ToString("0", CultureInfo.InvariantCulture),
                    Show.Count(rows.Count),
                    rows[^1].Name
                )
            );
        }
    }

    // FreeSurfer writes mm^3; a volume in any other unit was changed by hand, and is not read as mm³.
    private bool IsVolume(RecordingFile file, FreeSurferMeasure measure)
    {
        if (measure.Unit == "mm^3")
        {
            return true;
        }

        log.Add(
            new Note(
                Grade.Error,
                "FreeSurferUnitWrong",
                new Place(file.Path, measure.Line, measure.Name),
                measure.Unit,
                "mm^3",
                measure.Name
            )
        );
        return false;
    }

    private static void CheckSide(FreeSurferRecording table)
    {
        var stated = table.Stats.Side;
        var named =
            table.File.Hemisphere.Length == 0 ? ""
            : table.File.Hemisphere == "L" ? "left"
            : "right";
        if (stated.Length > 0 && stated != named)
        {
            throw new StudyException(
                new Note(Grade.Error, "HemisphereWrong", new Place(table.File.Path), stated, named)
            );
        }
    }

    // No volume of 0 is one: FreeSurfer writes it for a structure that it did not find.
    private void Add(Outcome outcome, string site, string side, double value, Place place)
    {
        var series = new SeriesKey(outcome.Id, site, side, "");
        if (double.IsFinite(value) && value > 0)
        {
            log.Add(new Trial(series, label, value, outcome.Unit, TrialStatus.Used, "", place));
        }
        else
        {
            var note = new Note(Grade.Note, "StructureNotFound", place, place.Column);
            log.Reject(series, label, double.NaN, outcome.Unit, note);
        }
    }

    private static string Label(FreeSurferRecording table) =>
        string.Join(' ', ((string[])[table.File.Acquisition, table.File.Run]).Where(text => text.Length > 0))
            is { Length: > 0 } text
            ? text
            : "1";
}

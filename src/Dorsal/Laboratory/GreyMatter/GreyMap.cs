using Dorsal.Messages;
using Dorsal.Studies.Images;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>Reads a map of labels into trials: voxels times the volume of one.</summary>
/// <remarks>
/// Labels that are named as FreeSurfer names them (<c>Left-Thalamus</c>, <c>ctx-lh-insula</c>) make up the regions; all others stand under
/// their own name. A whole voxel counts for one label: FreeSurfer's tables share out voxels at a border, so that the two are not the same number.
/// </remarks>
internal sealed class GreyMap(LabelMapRecording map, TrialLog log)
{
    private readonly Place place = new(map.File.Path);

    /// <summary>Reads it.</summary>
    /// <param name="everyStructure">Whether every label is a region under its own name.</param>
    public void Read(bool everyStructure)
    {
        var labels = map
            .Labels.Select(label => (Place: SideOf(label.Name), label.Volume))
            .GroupBy(label => label.Place)
            .ToDictionary(label => label.Key, label => label.Sum(one => one.Volume));
        var used = everyStructure ? [] : Regions(labels).ToHashSet();
        foreach (var ((side, name), volume) in labels.Where(label => !used.Contains(label.Key)))
        {
            Add(everyStructure ? GreyOutcomes.Region : GreyOutcomes.OtherVolume, name, side, volume);
        }

        if (!everyStructure && used.Count == 0)
        {
            var some = string.Join(", ", map.Labels.Take(5).Select(label => label.Name));
            log.Add(new Note(Grade.Warning, "LabelMapWithoutRegions", place, some));
        }

        log.Add(new Note(Grade.Warning, "EtivMissing", place));
    }

    // A region is there where all its parts are; the parts that were used come back.
    private IEnumerable<(string Side, string Name)> Regions(Dictionary<(string Side, string Name), double> labels)
    {
        foreach (var region in GreyRegion.All)
        {
            foreach (var side in (string[])["left", "right"])
            {
                (string, string)[] parts = [.. region.Parts.Select(part => (side, part))];
                if (parts.All(labels.ContainsKey))
                {
                    Add(GreyOutcomes.Region, region.Id, side, parts.Sum(part => labels[part]));
                    foreach (var part in parts)
                    {
                        yield return part;
                    }
                }
            }
        }
    }

    private void Add(Outcome outcome, string site, string side, double volume) =>
        log.Add(
            new Trial(
                new SeriesKey(outcome.Id, site, side, ""),
                LabelOf(map),
                volume,
                outcome.Unit,
                TrialStatus.Used,
                "",
                place
            )
        );

    private static (string Side, string Name) SideOf(string name) =>
        name.StartsWith("ctx-lh-", StringComparison.Ordinal) ? ("left", name["ctx-lh-".Length..])
        : name.StartsWith("ctx-rh-", StringComparison.Ordinal) ? ("right", name["ctx-rh-".Length..])
        : GreyRegion.Plain(name);

    private static string LabelOf(LabelMapRecording map) =>
        string.Join(' ', ((string[])[map.File.Acquisition, map.File.Run]).Where(text => text.Length > 0))
            is { Length: > 0 } text
            ? text
            : "1";
}

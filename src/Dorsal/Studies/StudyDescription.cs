using Dorsal.Messages;

namespace Dorsal.Studies;

/// <summary>What <c>dataset_description.json</c> says.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="IsGenerated">Whether the data were made by a program rather than by people (BIDS <c>GeneratedBy</c>).</param>
public sealed record StudyDescription(string Name, bool IsGenerated)
{
    internal const string FileName = "dataset_description.json";

    internal static StudyDescription Read(StudyFiles files, List<Note> notes)
    {
        var folder = Path.GetFileName(files.Root);
        var path = Path.Combine(files.Root, FileName);
        if (!File.Exists(path))
        {
            notes.Add(new Note(Grade.Error, "FileMissing", new Place(FileName), FileName));
            return new StudyDescription(folder, false);
        }

        try
        {
            var json = JsonFile.ReadObject(path, new Place(FileName));
            if (json["Name"] is null || json["BIDSVersion"] is null)
            {
                notes.Add(
                    new Note(Grade.Warning, "DescriptionIncomplete", new Place(FileName), null, "Name, BIDSVersion")
                );
            }

            return new StudyDescription(json["Name"]?.ToString() ?? folder, json["GeneratedBy"] is not null);
        }
        catch (StudyException fault)
        {
            notes.Add(fault.Note);
            return new StudyDescription(folder, false);
        }
    }
}

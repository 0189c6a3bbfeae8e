using System.Globalization;
using Dorsal.Messages;
using Dorsal.Parameters;

namespace Dorsal.Laboratory.Protocols;

/// <summary>A protocol field that serves the whole study and not one recording: it can have only one value.</summary>
internal static class StudySetting
{
    /// <summary>The value that the recordings were read by; the default where no recording asked for it.</summary>
    /// <param name="id">Parameter id.</param>
    /// <param name="choices">The answers that the recordings got.</param>
    /// <param name="notes">Gets a warning where they differ: then the default is taken.</param>
    public static string Word(string id, IEnumerable<ProtocolChoice> choices, List<Note> notes)
    {
        var parameter = ParameterTable.Get(id);
        List<string> values =
        [
            .. choices
                .Where(choice => choice.Id == id)
                .Select(choice => choice.Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (values.Count > 1)
        {
            notes.Add(
                new Note(
                    Grade.Warning,
                    "StudySettingsDiffer",
                    new Place("protocol.tsv", null, id),
                    string.Join(", ", values),
                    parameter.Value,
                    "Protocol." + parameter.FieldName
                )
                {
                    Subject = new Subject("", "", id[..id.IndexOf('.', StringComparison.Ordinal)]),
                }
            );
        }

        return values.Count == 1 ? values[0] : parameter.Value;
    }

    /// <summary>The same of a number.</summary>
    /// <inheritdoc cref="Word"/>
    public static double Number(string id, IEnumerable<ProtocolChoice> choices, List<Note> notes) =>
        double.Parse(Word(id, choices, notes), CultureInfo.InvariantCulture);
}

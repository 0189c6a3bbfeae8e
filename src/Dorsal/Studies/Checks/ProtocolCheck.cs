using System.Globalization;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Units;

namespace Dorsal.Studies.Checks;

/// <summary>Checks the fields under <c>Protocol</c> against the table of parameters, as the measurement will.</summary>
internal static class ProtocolCheck
{
    /// <summary>What is wrong with the protocol fields of all recordings, each once.</summary>
    public static IEnumerable<Note> Of(Study study)
    {
        var seen = new HashSet<(string File, string Name)>();
        foreach (var recording in study.Recordings)
        {
            Sidecar sidecar;
            try
            {
                sidecar = study.SidecarOf(recording);
            }
            catch (StudyException)
            {
                // The check of the recording itself says what is wrong with its sidecar.
                continue;
            }

            foreach (var name in sidecar.ProtocolNames)
            {
                if (
                    seen.Add((sidecar.FileOf("Protocol." + name)!, name))
                    && Judge(recording.Task, name, sidecar) is { } note
                )
                {
                    yield return note;
                }
            }
        }
    }

    private static Note? Judge(string task, string name, Sidecar sidecar)
    {
        try
        {
            return sidecar.Protocol(name) is { } field ? Judge(task, name, field) : null;
        }
        catch (StudyException fault)
        {
            return fault.Note;
        }
    }

    private static Note? Judge(string task, string name, SidecarField field)
    {
        var known = ParameterTable.All.Where(p => p.Id.StartsWith(task + ".", StringComparison.Ordinal)).ToList();
        var place = new Place(field.File, null, "Protocol." + name);
        if (known.Count == 0)
        {
            return null;
        }

        if (known.Find(p => p.FieldName == name) is not { } parameter)
        {
            var names = string.Join(", ", known.Select(p => p.FieldName));
            return new Note(Grade.Warning, "ProtocolFieldUnknown", place, name, names);
        }

        return parameter.Allows(ValueOf(field, parameter))
            ? null
            : new Note(
                Grade.Error,
                "ProtocolFieldWrong",
                place,
                $"{field.Value} {field.Unit}".Trim(),
                $"{parameter.Range} {parameter.Unit}".Trim()
            );
    }

    private static string ValueOf(SidecarField field, Parameter parameter)
    {
        if (field.Unit is null || !Unit.TryParse(parameter.Unit, out var unit))
        {
            return field.Value;
        }

        return
            field.Unit.ConvertsTo(unit)
            && double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? field.Unit.Convert(number, unit).ToString("R", CultureInfo.InvariantCulture)
            : "";
    }
}

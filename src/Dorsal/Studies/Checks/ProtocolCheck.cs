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
        var seen = new HashSet<Note>();
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

            foreach (var note in Of(recording.Task, sidecar).Where(seen.Add))
            {
                yield return note;
            }
        }
    }

    /// <summary>What is wrong with the protocol fields of one recording, whether its test asks for them or not.</summary>
    /// <param name="test">Id of the test.</param>
    /// <param name="sidecar">What is said of the recording.</param>
    public static IEnumerable<Note> Of(string test, Sidecar sidecar)
    {
        if (sidecar.ProtocolFault is { } fault)
        {
            yield return fault;
        }

        var known = ParameterTable.All.Where(p => p.Id.StartsWith(test + ".", StringComparison.Ordinal)).ToList();
        foreach (var name in sidecar.ProtocolNames.Where(_ => known.Count > 0))
        {
            if (Judge(known, name, sidecar) is { } note)
            {
                yield return note;
            }
        }
    }

    private static Note? Judge(List<Parameter> known, string name, Sidecar sidecar)
    {
        if (known.Find(p => p.FieldName == name) is not { } parameter)
        {
            var names = string.Join(", ", known.Select(p => p.FieldName));
            var place = new Place(sidecar.FileOf("Protocol." + name)!, null, "Protocol." + name);
            return new Note(Grade.Warning, "ProtocolFieldUnknown", place, name, names);
        }

        try
        {
            return sidecar.Protocol(name) is { } field ? Judge(parameter, field) : null;
        }
        catch (StudyException fault)
        {
            return fault.Note;
        }
    }

    private static Note? Judge(Parameter parameter, SidecarField field) =>
        parameter.Allows(ValueOf(field, parameter))
            ? null
            : new Note(
                Grade.Error,
                "ProtocolFieldWrong",
                new Place(field.File, null, "Protocol." + parameter.FieldName),
                $"{field.Value} {field.Unit}".Trim(),
                $"{parameter.Range} {parameter.Unit}".Trim()
            );

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

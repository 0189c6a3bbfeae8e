using System.Globalization;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Protocols;

/// <summary>
/// Finds each field of a protocol: what the command says, else what the recording's sidecar says, else the default of the table
/// of parameters. Every answer is remembered, so that no default is taken silently (house rule 5).
/// </summary>
/// <param name="test">Id of the test; fields are parameters <c>test.field_name</c>.</param>
/// <param name="sidecar">What the study says, under <c>Protocol</c>, in PascalCase: <c>CountedTrials</c>.</param>
/// <param name="commands">What the command says, by parameter id.</param>
public sealed class ProtocolReader(string test, Sidecar sidecar, IReadOnlyDictionary<string, string> commands)
{
    private readonly Dictionary<string, ProtocolChoice> choices = new(StringComparer.Ordinal);

    /// <summary>The fields asked for so far, as they were answered.</summary>
    public IReadOnlyCollection<ProtocolChoice> Choices => choices.Values;

    /// <summary>A protocol of the same test for another recording's sidecar, remembering in the same place.</summary>
    public ProtocolReader For(Sidecar other) => new(this, other);

    private ProtocolReader(ProtocolReader parent, Sidecar sidecar)
        : this(parent.Test, sidecar, parent.Commands) => choices = parent.choices;

    private string Test { get; } = test;

    private Sidecar Sidecar { get; } = sidecar;

    private IReadOnlyDictionary<string, string> Commands { get; } = commands;

    /// <summary>A field with a unit.</summary>
    /// <param name="name">Name behind the test's id, in snake_case.</param>
    /// <exception cref="StudyException">The study or the command gives a value that is not possible.</exception>
    public T Quantity<T>(string name)
        where T : struct, IQuantity<T>
    {
        var choice = Choose(name);
        return IQuantity<T>.From(ToNumber(choice.Value), Unit.Parse(choice.Unit));
    }

    /// <summary>A field that is a plain number.</summary>
    /// <inheritdoc cref="Quantity{T}"/>
    public double Number(string name) => ToNumber(Choose(name).Value);

    /// <summary>A field that is a whole number.</summary>
    /// <inheritdoc cref="Quantity{T}"/>
    public int Count(string name)
    {
        var choice = Choose(name);
        var number = ToNumber(choice.Value);
        return number == Math.Floor(number)
            ? (int)number
            : throw Wrong(
                ParameterTable.Get(choice.Id),
                choice.Value,
                choice.Source == ProtocolSource.Command
                    ? new Place("--protocol")
                    : new Place(choice.File, null, "Protocol." + ParameterTable.Get(choice.Id).FieldName)
            );
    }

    /// <summary>A field that is one of a few words.</summary>
    /// <inheritdoc cref="Quantity{T}"/>
    public string Word(string name) => Choose(name).Value;

    /// <summary>Whether the command or the sidecar states a field, so that its value is no default; that alone takes none.</summary>
    public bool States(string name)
    {
        var parameter = ParameterTable.Get($"{Test}.{name}");
        return (FromCommand(parameter) ?? FromSidecar(parameter)) is not null;
    }

    private ProtocolChoice Choose(string name)
    {
        var parameter = ParameterTable.Get($"{Test}.{name}");
        var choice = FromCommand(parameter) ?? FromSidecar(parameter) ?? FromTable(parameter);
        choices[parameter.Id + "|" + choice.Source + "|" + choice.Value] = choice;
        return choice;
    }

    private ProtocolChoice? FromCommand(Parameter parameter) =>
        Commands.TryGetValue(parameter.Id, out var value)
            ? new ProtocolChoice(
                parameter.Id,
                Checked(parameter, value, new Place("--protocol")),
                parameter.Unit,
                ProtocolSource.Command,
                ""
            )
            : null;

    private ProtocolChoice? FromSidecar(Parameter parameter)
    {
        var field = Sidecar.Protocol(parameter.FieldName);
        if (field is null)
        {
            return null;
        }

        var place = new Place(field.File, null, "Protocol." + parameter.FieldName);
        var value = field.Unit is null || parameter.Unit.Length == 0 ? field.Value : Converted(parameter, field, place);
        return new ProtocolChoice(
            parameter.Id,
            Checked(parameter, value, place),
            parameter.Unit,
            ProtocolSource.Sidecar,
            field.File
        );
    }

    private static ProtocolChoice FromTable(Parameter parameter) =>
        new(parameter.Id, parameter.Value, parameter.Unit, ProtocolSource.Default, "");

    private static string Converted(Parameter parameter, SidecarField field, Place place)
    {
        var wanted = Unit.Parse(parameter.Unit);
        if (
            !field.Unit!.ConvertsTo(wanted)
            || !double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "ProtocolFieldWrong",
                    place,
                    $"{field.Value} {field.Unit}",
                    $"{parameter.Range} {parameter.Unit}"
                )
            );
        }

        return field.Unit.Convert(number, wanted).ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Checked(Parameter parameter, string value, Place place) =>
        parameter.Allows(value) ? value : throw Wrong(parameter, value, place);

    private static StudyException Wrong(Parameter parameter, string value, Place place) =>
        new(
            new Note(
                Grade.Error,
                "ProtocolFieldWrong",
                place with
                {
                    Column = parameter.Id,
                },
                value,
                $"{parameter.Range} {parameter.Unit}".Trim()
            )
        );

    private static double ToNumber(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Parameters;
using Dorsal.Units;

namespace Dorsal.Studies.Import;

/// <summary>The time around a stimulus that a test looks at: trials that do not hold it cannot be measured.</summary>
/// <remarks>
/// Read off the table of parameters: those of the test in a unit of time whose names end in <c>from</c>, <c>to</c>, <c>start</c> or
/// <c>end</c> are limits of its windows. The map's <c>Protocol</c> goes before the default, as it does in the measurement.
/// </remarks>
internal sealed record EpochWindow(Seconds From, Seconds To)
{
    private static readonly string[] Limits = ["_from", "_to", "_start", "_end"];
    private static readonly Unit Second = Unit.Parse("s");

    /// <summary>The window of a test.</summary>
    /// <param name="test">Its id.</param>
    /// <param name="protocol">What the map states of its protocol, or null.</param>
    public static EpochWindow Of(string test, JsonObject? protocol)
    {
        var times = ParameterTable
            .All.Where(parameter => IsLimit(parameter, test))
            .Select(parameter => Stated(parameter, protocol))
            .ToList();
        return new EpochWindow(new(Math.Min(0, times.Min())), new(Math.Max(0, times.Max())));
    }

    private static bool IsLimit(Parameter parameter, string test) =>
        parameter.Id.StartsWith(test + ".", StringComparison.Ordinal)
        && Unit.TryParse(parameter.Unit, out var unit)
        && unit.Dimension == Dimension.Time
        && Limits.Any(end => parameter.Id.EndsWith(end, StringComparison.Ordinal));

    private static double Stated(Parameter parameter, JsonObject? protocol)
    {
        var unit = Unit.Parse(parameter.Unit);
        var field = protocol?[parameter.FieldName];
        if (field is JsonObject quantity)
        {
            unit = Unit.Parse(quantity["Units"]!.ToString());
            field = quantity["Value"];
        }

        // What is no number or no time is told by the check and the measurement, with its place.
        return
            double.TryParse(field?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && unit.ConvertsTo(Second)
            ? unit.Convert(value, Second)
            : Unit.Parse(parameter.Unit).Convert(parameter.Number, Second);
    }
}

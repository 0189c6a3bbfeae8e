using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>A way of pointing, with its four errors.</summary>
/// <param name="Code">Word in the column <c>measure</c>: on a chart, or on one's own skin (point to point).</param>
/// <param name="Distance">Mean distance between the place touched and the place shown.</param>
/// <param name="Horizontal">Constant error: mean signed error, positive to the person's right.</param>
/// <param name="Vertical">Constant error, positive upwards.</param>
/// <param name="Variable">Variable error: scatter about the constant error.</param>
internal sealed record PointingMeasure(
    string Code,
    Outcome Distance,
    Outcome Horizontal,
    Outcome Vertical,
    Outcome Variable
)
{
    public IReadOnlyList<Outcome> All => [Distance, Horizontal, Vertical, Variable];
}

/// <summary>The outcomes of pointing; chart and skin are different tasks with different errors (evidence sections 6-10, C6).</summary>
internal static class PointingOutcomes
{
    private static readonly Unit Millimetres = Unit.Parse("mm");

    public static IReadOnlyList<PointingMeasure> Measures { get; } = [Of("chart"), Of("skin")];

    private static PointingMeasure Of(string code)
    {
        Outcome Make(string id, string abbreviation, Gain gain, bool isCompanion) =>
            new($"pointing_{id}_{code}", $"{abbreviation} {code}", Millimetres, UnitScale.Linear, gain)
            {
                IsCompanion = isCompanion,
            };
        return new(
            code,
            Make("error", "Point.", Gain.WhenLower, isCompanion: false),
            Make("horizontal", "Point. x", Gain.None, isCompanion: true),
            Make("vertical", "Point. y", Gain.None, isCompanion: true),
            Make("variable", "Point. SD", Gain.WhenLower, isCompanion: true)
        );
    }
}

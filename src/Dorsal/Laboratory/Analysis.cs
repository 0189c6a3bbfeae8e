using Dorsal.Messages;

namespace Dorsal.Laboratory;

/// <summary>What a test makes of its recordings of one person in one session.</summary>
/// <param name="Findings">The outcomes.</param>
/// <param name="Trials">All trials behind them, the rejected ones too.</param>
/// <param name="Notes">Quality notes.</param>
/// <param name="Traces">Signals worth looking at, such as a pressure ramp or a sway path.</param>
public sealed record Analysis(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Trial> Trials,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<Trace> Traces
)
{
    /// <summary>Nothing.</summary>
    public static Analysis Empty { get; } = new([], [], [], []);
}

/// <summary>A signal for the report: what was recorded, with the marks that the analysis set.</summary>
/// <param name="Kind">
/// Which figure shows it: <c>ramp</c>, <c>rating</c>, <c>sway</c>, <c>emg</c>, <c>mep</c>, <c>potential</c>, <c>course</c>, <c>angle</c>, <c>cycle</c> or <c>map</c>.
/// </param>
/// <param name="Series">The series that it belongs to.</param>
/// <param name="Label">Number of the trial.</param>
/// <param name="X">Abscissa: time in s, share of a cycle in %, or the mediolateral position.</param>
/// <param name="Y">Ordinate, as long as <paramref name="X"/>.</param>
/// <param name="XUnit">Unit code of the abscissa.</param>
/// <param name="YUnit">Unit code of the ordinate.</param>
/// <param name="Marks">Named points, such as the threshold at the button.</param>
/// <param name="SourceFile">The recording.</param>
public sealed record Trace(
    string Kind,
    SeriesKey Series,
    string Label,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    string XUnit,
    string YUnit,
    IReadOnlyList<(string Name, double X, double Y)> Marks,
    string SourceFile
)
{
    /// <summary>Of a map, the value at each place, in <see cref="ValueUnit"/>; NaN where there is none. Empty for other kinds.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Unit code of <see cref="Values"/>.</summary>
    public string ValueUnit { get; init; } = "1";
}

using System.Text.Json.Serialization;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Items with a common range.</summary>
/// <param name="Ids">The items: <c>1-13</c>, <c>5a-5j</c>, <c>pattern</c>, or several with commas.</param>
/// <param name="Lowest">Lowest answer.</param>
/// <param name="Highest">Highest answer.</param>
/// <param name="Source">Key into <see cref="Instrument.Sources"/>.</param>
public sealed record ItemRule(string Ids, double Lowest, double Highest, string Source)
{
    /// <summary>Items whose answer counts from the other end.</summary>
    public string Reversed { get; init; } = "";

    /// <summary>Whether answers need not be whole numbers.</summary>
    public bool Fractions { get; init; }

    /// <summary>The items one by one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> All => all ??= ItemList.Parse(Ids);

    private IReadOnlyList<string>? all;
    private IReadOnlyList<string>? reversed;

    /// <summary>Whether an item belongs to these.</summary>
    internal bool Contains(string item) => All.Contains(item, StringComparer.Ordinal);

    /// <summary>Whether an answer is one of those offered.</summary>
    internal bool Allows(double answer) =>
        answer >= Lowest && answer <= Highest && (Fractions || answer == Math.Floor(answer));

    /// <summary>An answer as it counts: reversed items are lowest + highest - answer.</summary>
    internal double Scored(string item, double answer)
    {
        reversed ??= ItemList.Parse(Reversed);
        return reversed.Contains(item, StringComparer.Ordinal) ? Lowest + Highest - answer : answer;
    }
}

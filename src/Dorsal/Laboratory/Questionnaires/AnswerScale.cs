using System.Globalization;
using Dorsal.Circuits.Psychophysics;
using Dorsal.Laboratory.Virtual;
using Dorsal.People;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>
/// Items of a questionnaire that measure one thing, and how states of a person show in them: a row of <c>Virtual/questionnaires.tsv</c>.
/// </summary>
/// <remarks>
/// Answers are those of a graded response model (<see cref="GradedItems"/>). Its scale is hung up at two points: the score of the mean person
/// without pain, and of the mean person with pain a year after an injury. Between people of equal state lies what is their own; between
/// two days of equal state a little of the day.
/// </remarks>
internal sealed class AnswerScale
{
    private readonly IReadOnlyList<(State State, double Weight)> burden;
    private readonly GradedItems items;
    private readonly double rest;
    private readonly double pain;
    private readonly double own;
    private readonly double day;

    private AnswerScale(string[] cells)
    {
        Instrument = InstrumentCatalogue.Find(cells[0])!;
        Items = ItemList.Parse(cells[1]);
        Region = cells[2];
        burden = [.. cells[3].Split(' ').Select(Weighted)];
        var (low, high) = (Number(cells[4]), Number(cells[5]));
        (own, day) = (Number(cells[9]), Number(cells[10]));
        items = new GradedItems(
            [.. Items.Select(item => Instrument.Find(item)!).Select(rule => 1 + (int)(rule.Highest - rule.Lowest))],
            Number(cells[8]),
            LaboratoryConstants.Get("questionnaire.item_spread"),
            LaboratoryConstants.Get("questionnaire.answer_spread")
        );
        rest = items.ThetaOf((Number(cells[6]) - low) / (high - low));
        pain = items.ThetaOf((Number(cells[7]) - low) / (high - low));
    }

    /// <summary>All scales, in the order of the table.</summary>
    public static IReadOnlyList<AnswerScale> All { get; } =
    [
        .. EmbeddedTable
            .Read("Dorsal.Laboratory.Virtual.questionnaires.tsv")
            .Skip(1)
            .Select(cells => new AnswerScale(cells)),
    ];

    /// <summary>The questionnaire.</summary>
    public Instrument Instrument { get; }

    /// <summary>The items.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary><c>back</c>, <c>neck</c>, or <c>any</c>: whose questionnaire it is.</summary>
    public string Region { get; }

    /// <summary>The states behind the scale, weighted: 0 in the mean person without pain, 1 in the mean person with pain.</summary>
    public double Burden(Visit visit) => burden.Sum(b => b.Weight * StateNorm.All[b.State].Burden(visit[b.State]));

    /// <summary>The answers to all items by item, as they count.</summary>
    public IEnumerable<(string Item, int Answer)> Answer(Visit visit)
    {
        var theta = ThetaOf(visit);
        var random = visit.Stream($"{Instrument.Id} {Items[0]} items");
        return [.. Items.Select((item, i) => (item, items.Answer(i, theta, random)))];
    }

    // Half of what is a person's own goes through all scales of a questionnaire.
    private double ThetaOf(Visit visit)
    {
        var common = visit.Own(Instrument.Id).NextGaussian();
        var special = visit.Own($"{Instrument.Id} {Items[0]}").NextGaussian();
        var now = visit.Stream($"{Instrument.Id} {Items[0]} day").NextGaussian();
        return rest + ((pain - rest) * Burden(visit)) + (own * Math.Sqrt(0.5) * (common + special)) + (day * now);
    }

    private static (State, double) Weighted(string text)
    {
        var parts = text.Split(':');
        return (SnakeCase.Find<State>(parts[0])!.Value, parts.Length > 1 ? Number(parts[1]) : 1);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}

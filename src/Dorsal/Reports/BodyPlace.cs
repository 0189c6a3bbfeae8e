using Dorsal.Laboratory;

namespace Dorsal.Reports;

/// <summary>Where and under which condition something was measured.</summary>
internal sealed record BodyPlace(string Site, string Side, string Condition)
{
    public static BodyPlace Of(SeriesKey series) => new(series.Site, series.Side, series.Condition);
}

/// <summary>Orders places as on the body: the back first, then hand and foot, left before right.</summary>
internal sealed class BodyOrder : IComparer<BodyPlace>
{
    public static BodyOrder Instance { get; } = new();

    private static readonly string[] Sites =
    [
        "",
        "back",
        "lumbar",
        "hand",
        "forearm",
        "foot",
        "tibialis",
        "trapezius",
        "thenar",
        "face",
        "neck",
        "scapula",
        "wrist",
    ];

    private static readonly string[] Sides = ["", "left", "right", "both", "midline"];

    private static readonly string[] Conditions =
    [
        "",
        "baseline",
        "between",
        "eyes_open_firm",
        "eyes_closed_firm",
        "eyes_open_foam",
        "eyes_closed_foam",
    ];

    public int Compare(BodyPlace? x, BodyPlace? y) =>
        x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1)
        : Compare(Sites, x.Site, y.Site) is var site and not 0 ? site
        : Compare(Conditions, x.Condition, y.Condition) is var condition and not 0 ? condition
        : Compare(Sides, x.Side, y.Side);

    private static int Compare(string[] order, string left, string right)
    {
        var places = Rank(order, left).CompareTo(Rank(order, right));
        return places != 0 ? places : string.CompareOrdinal(LabelOrder.Key(left), LabelOrder.Key(right));
    }

    private static int Rank(string[] order, string word) =>
        Array.IndexOf(order, word) is var index && index < 0 ? order.Length : index;
}

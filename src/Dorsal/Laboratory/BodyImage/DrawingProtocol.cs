using Dorsal.Laboratory.Protocols;

namespace Dorsal.Laboratory.BodyImage;

/// <summary>How drawings are judged.</summary>
/// <param name="MillimetresPerPixel">Scale of coordinates in pixels; 0 where it is not known.</param>
/// <param name="ExpandedFrom">Area ratio above which a drawing is expanded.</param>
/// <param name="ShrunkenBelow">Area ratio below which it is shrunken.</param>
/// <param name="DeviationLimit">Deviation of a side from the template's, in % of the height, beyond which it is no longer normal.</param>
/// <param name="FewestPoints">Points of an outline below which it is coarse.</param>
/// <param name="TailLimit">Share of an outline in %, at its end, that may be left out where it runs over the beginning.</param>
/// <param name="GapLimit">By how much the closing edge, in % of the outline, may be longer than the template's.</param>
/// <param name="FurthestPossible">Farthest from the origin, in mm or pixels, that a point can lie along an axis.</param>
internal sealed record DrawingProtocol(
    double MillimetresPerPixel,
    double ExpandedFrom,
    double ShrunkenBelow,
    double DeviationLimit,
    int FewestPoints,
    double TailLimit,
    double GapLimit,
    double FurthestPossible
)
{
    public static DrawingProtocol From(ProtocolReader fields) =>
        new(
            fields.Number("millimetres_per_pixel"),
            fields.Number("expanded_from"),
            fields.Number("shrunken_below"),
            fields.Number("deviation_limit"),
            fields.Count("fewest_points"),
            fields.Number("tail_limit"),
            fields.Number("gap_limit"),
            fields.Number("furthest_possible")
        );
}

namespace Dorsal.Laboratory.MotorMap;

/// <summary>How far the maps of two muscles are one: overlaps are reliable, shifts between muscles are not (evidence C1 of sections 6-10).</summary>
internal static class MapOverlap
{
    /// <summary>
    /// The outcomes, in the order of <see cref="MapOutcomes.OfPair"/>: sites in both areas over sites in either (Jaccard), the sum of the
    /// smaller over the sum of the larger normalised amplitudes, and the distance of the centres.
    /// </summary>
    public static double[] Values(MuscleMap first, MuscleMap second, int sites)
    {
        var (both, either, smaller, larger) = (0, 0, 0.0, 0.0);
        for (var i = 0; i < sites; i++)
        {
            var (a, b) = (first.Share(i), second.Share(i));
            if (double.IsNaN(a) || double.IsNaN(b))
            {
                continue;
            }

            both += first.IsIn(i) && second.IsIn(i) ? 1 : 0;
            either += first.IsIn(i) || second.IsIn(i) ? 1 : 0;
            smaller += Math.Min(a, b);
            larger += Math.Max(a, b);
        }

        var (centre, other) = (first.Centre(), second.Centre());
        return [(double)both / either, smaller / larger, double.Hypot(centre.X - other.X, centre.Y - other.Y)];
    }
}

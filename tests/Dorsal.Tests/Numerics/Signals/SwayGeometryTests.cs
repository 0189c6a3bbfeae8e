using CsCheck;
using Dorsal.Numerics.Signals;

namespace Dorsal.Tests.Numerics.Signals;

public class SwayGeometryTests
{
    private static readonly Gen<(double X, double Y)[]> Points = Gen.Select(
        Gen.Double[-10, 10],
        Gen.Double[-10, 10]
    ).Array[5, 60];

    [Fact]
    public void Turning_the_plate_changes_no_area_and_turns_the_axis() =>
        Gen.Select(Points, Gen.Double[-3, 3])
            .Sample(
                (points, angle) =>
                {
                    var before = Ellipse(points);
                    var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
                    var after = Ellipse([
                        .. points.Select(p => ((cos * p.X) - (sin * p.Y), (sin * p.X) + (cos * p.Y))),
                    ]);
                    // Squares: where all points lie on a line the area is the root of a rounding error, which no program can hold
                    // to more than half of its digits.
                    var round = Math.PI * before.SemiMajor * before.SemiMajor;
                    Assert.Equal(before.Area * before.Area, after.Area * after.Area, 1e-10 * round * round);
                    Assert.Equal(before.SemiMajor, after.SemiMajor, 1e-8 * (1 + before.SemiMajor));
                }
            );

    [Fact]
    public void Area_is_pi_times_the_half_axes() =>
        Points.Sample(points =>
        {
            var ellipse = Ellipse(points);
            Assert.Equal(Math.PI * ellipse.SemiMajor * ellipse.SemiMinor, ellipse.Area, 1e-8 * (1 + ellipse.Area));
        });

    [Fact]
    public void A_long_cloud_along_45_degrees_has_its_axis_there()
    {
        var ellipse = PredictionEllipse.Of([0, 1, 2, 3, 4, 2], [0, 1, 2, 3, 4, 2]);
        Assert.Equal(Math.PI / 4, ellipse.AngleRadians, 12);
        Assert.Equal(0, ellipse.Area, 6);
    }

    [Fact]
    public void Path_length_scales_with_the_unit_and_ignores_the_origin() =>
        Gen.Select(Points, Gen.Double[0.01, 100], Gen.Double[-5, 5])
            .Sample(
                (points, scale, shift) =>
                {
                    var before = Length(points);
                    var after = Length([.. points.Select(p => (shift + (scale * p.X), shift + (scale * p.Y)))]);
                    Assert.Equal(scale * before, after, 1e-9 * (1 + after));
                }
            );

    [Fact]
    public void A_square_walked_round_is_four_sides_long() =>
        Assert.Equal(4, PathLength.Of([0, 1, 1, 0, 0], [0, 0, 1, 1, 0]), 12);

    [Fact]
    public void Two_points_make_no_ellipse_and_gaps_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictionEllipse.Of([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => PathLength.Of([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => PathLength.Of([1, 2, 3], [1, 2]));
    }

    private static PredictionEllipse Ellipse((double X, double Y)[] points) =>
        PredictionEllipse.Of([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);

    private static double Length((double X, double Y)[] points) =>
        PathLength.Of([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
}

using CsCheck;
using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class RandomStreamTests
{
    // Known answers of the reference library Random123 (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u,
        0x85a308d3u,
        0x13198a2eu,
        0x03707344u,
        0xa4093822u,
        0x299f31d0u,
        0xd16cfe09u,
        0x94fdccebu,
        0x5001e420u,
        0x24126ea1u
    )]
    public void Philox_gives_the_known_answers(
        uint c0,
        uint c1,
        uint c2,
        uint c3,
        uint k0,
        uint k1,
        uint r0,
        uint r1,
        uint r2,
        uint r3
    ) => Assert.Equal((r0, r1, r2, r3), Philox4x32.Block((c0, c1, c2, c3), (k0, k1)));

    [Theory]
    [InlineData("", 0xcbf29ce484222325ul)]
    [InlineData("a", 0xaf63dc4c8601ec8cul)]
    [InlineData("foobar", 0x85944171f73967e8ul)]
    public void The_purpose_is_hashed_by_the_published_FNV_1a(string text, ulong hash) =>
        Assert.Equal(hash, StableHash.Of(text));

    // A change of these numbers changes each simulated cohort: bump the version of the streams if it is meant.
    [Fact]
    public void The_first_numbers_of_an_address_never_change()
    {
        var stream = RandomStream.At(1, 2, "trial noise");
        double[] first = [stream.NextDouble(), stream.NextDouble(), stream.NextDouble()];
        Assert.Equal(Pinned, first);
    }

    private static readonly double[] Pinned = [0.99052845898132935, 0.13289949980347127, 0.24712935513841872];

    [Fact]
    public void The_same_address_gives_the_same_numbers() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.String[1, 20])
            .Sample(
                (seed, person, purpose) =>
                    RandomStream.At(seed, person, purpose).NextDouble()
                    == RandomStream.At(seed, person, purpose).NextDouble()
            );

    [Fact]
    public void Another_person_purpose_or_seed_gives_other_numbers()
    {
        var number = RandomStream.At(1, 2, "a").NextDouble();
        Assert.NotEqual(number, RandomStream.At(1, 3, "a").NextDouble());
        Assert.NotEqual(number, RandomStream.At(1, 2, "b").NextDouble());
        Assert.NotEqual(number, RandomStream.At(2, 2, "a").NextDouble());
    }

    [Fact]
    public void Skipping_equals_drawing() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 50])
            .Sample(
                (seed, draws) =>
                {
                    var (walked, jumped) = (RandomStream.At(seed, 0, "x"), RandomStream.At(seed, 0, "x"));
                    for (var i = 0; i < draws; i++)
                    {
                        _ = i % 2 == 0 ? walked.NextGaussian() : walked.NextInt(7);
                    }
                    jumped.Skip((ulong)draws);
                    return walked.Position == jumped.Position && walked.NextDouble() == jumped.NextDouble();
                }
            );

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        // 40,000 numbers: the mean of uniforms is within 5 standard errors (0.0072), of normals within 0.025.
        var stream = RandomStream.At(7, 0, "moments");
        double[] uniform = [.. Enumerable.Range(0, 40_000).Select(_ => stream.NextDouble())];
        double[] normal = [.. Enumerable.Range(0, 40_000).Select(_ => stream.NextGaussian())];
        Assert.InRange(Moments.Mean(uniform), 0.4928, 0.5072);
        Assert.InRange(Moments.Variance(uniform), 1 / 12.0 - 0.002, 1 / 12.0 + 0.002);
        Assert.InRange(Moments.Mean(normal), -0.025, 0.025);
        Assert.InRange(Moments.Variance(normal), 0.965, 1.035);
    }

    [Fact]
    public void Whole_numbers_fill_their_range_evenly()
    {
        var stream = RandomStream.At(7, 1, "dice");
        var counts = new int[6];
        for (var i = 0; i < 12_000; i++)
        {
            counts[stream.NextInt(6)]++;
        }
        // 2,000 expected, standard deviation 41: five of them.
        Assert.All(counts, count => Assert.InRange(count, 1795, 2205));
    }

    [Fact]
    public void Empty_purposes_and_ranges_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RandomStream.At(1, 1, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.At(1, 1, "x").NextInt(0));
    }
}

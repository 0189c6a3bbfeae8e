using CsCheck;
using Dorsal.Numerics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Tests.Numerics.Lanes;

/// <summary>Equations written once must give the same bits for any number of people side by side.</summary>
public class LaneTests
{
    private static readonly Gen<double[]> Numbers = Gen.Double[-40, 40].Array[8];

    [Fact]
    public void One_four_and_eight_people_get_the_same_bits_from_every_function() =>
        Numbers.Sample(x =>
        {
            var one = Apply<One>(x);
            Assert.Equal(one, Apply<Four>(x));
            Assert.Equal(one, Apply<Eight>(x));
        });

    [Fact]
    public void Exp_log_sine_and_cosine_are_those_of_the_library() =>
        Gen.Double[-600, 600]
            .Sample(x =>
            {
                Close(Math.Exp(x), Value(LaneMath.Exp(One.Of(x))), 1e-15 * Math.Exp(x));
                var positive = Math.Exp(x);
                Close(Math.Log(positive), Value(LaneMath.Log(One.Of(positive))), 1e-15 * Math.Max(1, Math.Abs(x)));
                var turn = Math.Abs(x) / 601;
                LaneMath.SinCosOfTurn(One.Of(turn), out var sine, out var cosine);
                Close(Math.Sin(2 * Math.PI * turn), Value(sine), 1e-15);
                Close(Math.Cos(2 * Math.PI * turn), Value(cosine), 1e-15);
            });

    [Fact]
    public void Normal_numbers_have_the_address_of_the_stream_and_the_moments_of_the_normal_law()
    {
        const int People = 4096;
        ulong[] people = [.. Enumerable.Range(0, People).Select(i => (ulong)i * 3)];
        var rows = new double[4 * People];
        var source = new LaneNormals(7, "course");
        var all = new List<double>();
        for (var step = 0u; step < 20; step++)
        {
            source.Fill(people, step, rows);
            all.AddRange(rows);
        }

        Assert.InRange(all.Average(), -0.01, 0.01);
        Assert.InRange(all.Average(x => x * x), 0.99, 1.01);
        Assert.InRange(all.Average(x => x * x * x * x), 2.9, 3.1);
        Assert.InRange(all.Count(x => Math.Abs(x) > 1.96) / (double)all.Count, 0.048, 0.052);

        // The same words as the scalar generator at that address, through the library's own functions.
        var key = StableHash.Scramble(7) ^ StableHash.Of("course");
        var words = Philox4x32.Block((19, 0, 3 * 5, 0), ((uint)key, (uint)(key >> 32)));
        var radius = Math.Sqrt(-2 * Math.Log((words.R0 + 0.5) / 4294967296));
        Close(radius * Math.Cos(2 * Math.PI * ((words.R1 + 0.5) / 4294967296)), rows[5], 1e-14);
    }

    private static double[] Apply<T>(double[] x)
        where T : struct, ILanes<T>
    {
        var result = new List<double>();
        for (var i = 0; i < x.Length; i += T.Count)
        {
            var value = T.Load(in x[i]);
            LaneMath.SinCosOfTurn(0.0125 * (40 + value), out var sine, out var cosine);
            T[] all =
            [
                LaneMath.Exp(value),
                LaneMath.Log(1e-3 + (value * value)),
                LaneMath.Hill2(value),
                LaneMath.Hill4(value),
                LaneMath.Clamp(value, -1, 2),
                T.Sqrt(value * value) / (3 + (value * value)),
                T.MultiplyAdd(value, value, 0.1 - value),
                sine,
                cosine,
            ];
            var buffer = new double[T.Count];
            for (var f = 0; f < all.Length; f++)
            {
                all[f].Store(ref buffer[0]);
                result.AddRange(buffer.Select(v => v + (f * 0.0)));
            }
        }

        // Sorted by function, then by person: the width decides only how they were read.
        return
        [
            .. result
                .Select((v, i) => (v, Function: i / T.Count % 9, Person: (i / (9 * T.Count) * T.Count) + (i % T.Count)))
                .OrderBy(r => r.Function)
                .ThenBy(r => r.Person)
                .Select(r => r.v),
        ];
    }

    private static double Value(One lanes)
    {
        var value = 0.0;
        lanes.Store(ref value);
        return value;
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.InRange(Math.Abs(expected - actual), 0, tolerance);
}

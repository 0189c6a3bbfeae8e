using System.Runtime.Intrinsics;
using CsCheck;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Tests.Numerics.Lanes;

/// <summary>Functions in single precision against the library's in double.</summary>
public class SingleMathTests
{
    [Fact]
    public void The_exponential_is_right_to_three_parts_in_ten_million() =>
        Gen.Float[-87, 88]
            .Sample(x =>
            {
                var wanted = Math.Exp(x);
                Assert.InRange(SingleMath.Exp(Vector512.Create(x))[3] / wanted, 1 - 3e-7, 1 + 3e-7);
            });

    [Fact]
    public void The_logarithm_is_right_to_three_parts_in_ten_million() =>
        Gen.Float[-80, 80]
            .Sample(exponent =>
            {
                var x = (float)Math.Exp(exponent);
                var error = SingleMath.Log(Vector512.Create(x))[7] - Math.Log(x);
                Assert.InRange(error, -3e-7 * Math.Max(1, Math.Abs(exponent)), 3e-7 * Math.Max(1, Math.Abs(exponent)));
            });
}

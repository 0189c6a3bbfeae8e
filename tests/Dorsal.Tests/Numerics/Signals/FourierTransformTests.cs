using System.Numerics;
using CsCheck;
using Dorsal.Numerics.Signals;
using MathNet.Numerics.IntegralTransforms;

namespace Dorsal.Tests.Numerics.Signals;

public class FourierTransformTests
{
    [Fact]
    public void It_is_the_transform_of_the_library_for_every_length() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], (re, im) => new Complex(re, im))
            .Array[1, 400]
            .Sample(values =>
            {
                Complex[] ours = [.. values];
                Complex[] theirs = [.. values];
                FourierTransform.Forward(ours);
                Fourier.Forward(theirs, FourierOptions.NoScaling);
                Assert.All(
                    ours.Zip(theirs),
                    pair => Assert.True((pair.First - pair.Second).Magnitude < 1e-9 * values.Length)
                );
            });
}

using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class WilsonShareTests
{
    [Fact]
    public void The_interval_holds_the_share_and_stays_within_none_and_all()
    {
        for (var trials = 1; trials <= 200; trials++)
        {
            for (var hits = 0; hits <= trials; hits++)
            {
                var share = WilsonShare.From(hits, trials);
                Assert.InRange(share.Value, share.Low, share.High);
                Assert.InRange(share.Low, 0, 1);
                Assert.InRange(share.High, 0, 1);
            }
        }
    }
}

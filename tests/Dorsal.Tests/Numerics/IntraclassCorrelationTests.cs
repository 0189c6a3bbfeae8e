using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class IntraclassCorrelationTests
{
    // The worked example of Shrout and Fleiss 1979, table 2: six targets, four judges.
    private static readonly double[][] ShroutAndFleiss =
    [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ];

    [Fact]
    public void The_example_of_Shrout_and_Fleiss_comes_out()
    {
        var icc = IntraclassCorrelation.From(ShroutAndFleiss);
        Assert.Equal(0.29, icc.Agreement.Value, 2);
        Assert.Equal(0.71, icc.Consistency.Value, 2);

        // Intervals as the R package psych prints them for the same data.
        Assert.Equal(0.019, icc.Agreement.Low, 3);
        Assert.Equal(0.76, icc.Agreement.High, 2);
        Assert.Equal(0.34, icc.Consistency.Low, 2);
        Assert.Equal(0.95, icc.Consistency.High, 2);
    }

    [Fact]
    public void Four_people_whose_order_turns_round_have_limits_and_no_fault()
    {
        // Satterthwaite's degrees of freedom are near 0 here, and the quantile of F is beyond 1000.
        var icc = IntraclassCorrelation
            .From([
                [6, 19],
                [14, 8],
                [9, 13],
                [13, 9],
            ])
            .Agreement;
        Assert.True(icc.Low <= icc.Value && icc.Value <= icc.High && double.IsFinite(icc.Low) && icc.High <= 1);
    }

    [Fact]
    public void A_shift_between_sessions_lowers_agreement_but_not_consistency()
    {
        double[][] shifted =
        [
            [1, 3],
            [2, 4],
            [3, 5.1],
            [4, 6],
            [5, 7],
        ];
        var icc = IntraclassCorrelation.From(shifted);
        Assert.True(icc.Consistency.Value > 0.99);
        Assert.True(icc.Agreement.Value < 0.75);
    }

    [Fact]
    public void Without_variation_there_is_none()
    {
        var icc = IntraclassCorrelation.From([
            [2, 2],
            [2, 2],
        ]);
        Assert.Equal(FitOutcome.NoVariation, icc.Agreement.Outcome);
    }
}

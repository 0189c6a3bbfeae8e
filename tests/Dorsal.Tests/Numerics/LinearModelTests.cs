using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class LinearModelTests
{
    [Fact]
    public void With_a_group_alone_it_is_the_t_test()
    {
        double[] y = [1, 2, 3, 4, 2, 4, 6, 9];
        double[] group = [0, 0, 0, 0, 1, 1, 1, 1];
        var model = LinearModel.Fit(y, [Ones(8), group])!;
        Assert.Equal(2.5, model.Coefficients[0].Value, 12);
        Assert.Equal(2.75, model.Coefficients[1].Value, 12);
        Assert.Equal(Math.Sqrt((5 + 26.75) / 6 * (0.25 + 0.25)), model.Coefficients[1].StandardError, 12);
        Assert.Equal(6, model.DegreesOfFreedom);
    }

    [Fact]
    public void A_covariate_that_explains_everything_leaves_no_group_difference()
    {
        double[] age = [20, 30, 40, 50, 60, 70];
        double[] group = [0, 0, 1, 0, 1, 1];
        double[] y = [.. age.Select((a, i) => (2 * a) + (0.001 * Math.Sin(i)))];
        var model = LinearModel.Fit(y, [Ones(6), group, age])!;
        Assert.Equal(0, model.Coefficients[1].Value, 2);
        Assert.Equal(2, model.Coefficients[2].Value, 3);
    }

    [Fact]
    public void Columns_that_depend_on_each_other_have_no_fit()
    {
        double[] group = [0, 0, 1, 1, 1];
        Assert.Null(LinearModel.Fit([1, 2, 3, 4, 5], [Ones(5), group, [.. group.Select(g => 2 * g)]]));
        Assert.Null(LinearModel.Fit([1, 2], [Ones(2), [0, 1]]));
    }

    private static double[] Ones(int n) => [.. Enumerable.Repeat(1.0, n)];
}

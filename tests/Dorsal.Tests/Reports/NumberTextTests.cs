using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports;

namespace Dorsal.Tests.Reports;

public class NumberTextTests
{
    [Theory]
    [InlineData(312.4, 14.2, "312 ± 14")]
    [InlineData(-1.2345, 0.0567, "−1.234 ± 0.057")]
    [InlineData(44.8, 0.5, "44.80 ± 0.50")]
    [InlineData(0.0012, double.NaN, "0.001200")]
    [InlineData(3, 0, "3.000 (no spread)")]
    [InlineData(0.3222193, 5.6e-17, "0.3222 (no spread)")]
    [InlineData(1e-17, 1e-17, "0.0000000 (no spread)")]
    [InlineData(0.3222193, 0.00002, "0.322219 ± 0.000020")]
    [InlineData(double.NaN, double.NaN, "–")]
    public void A_value_has_as_many_digits_as_its_error_bears(double value, double error, string text) =>
        Assert.Equal(
            text,
            NumberText.WithError(
                double.IsNaN(value) ? default : new Estimate(value, error, double.NaN, double.NaN),
                new Words(Language.English)
            )
        );

    [Theory]
    [InlineData(312, 45.2, "312 (45)")]
    [InlineData(312, 1e-14, "312 (no spread)")]
    [InlineData(312, double.NaN, "312 (–)")]
    public void A_standard_deviation_that_is_only_rounding_is_said_in_words(double mean, double sd, string text) =>
        Assert.Equal(text, NumberText.WithSd(mean, sd, 0, new Words(Language.English)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.00001, "−1E−5")]
    [InlineData(1234.56, "1235")]
    [InlineData(0.5, "0.5")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_plain_number_has_four_digits(double value, string text) =>
        Assert.Equal(text, NumberText.Plain(value));

    [Theory]
    [InlineData(2, 0.5, "2.0")]
    [InlineData(-0.0, 20, "0")]
    [InlineData(0.30000000000000004, 0.1, "0.3")]
    public void Ticks_of_one_axis_have_the_same_decimals(double value, double step, string text) =>
        Assert.Equal(text, NumberText.Tick(value, step));

    [Theory]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(0.0432, "0.043")]
    [InlineData(double.NaN, "–")]
    public void A_small_p_is_a_bound(double p, string text) => Assert.Equal(text, NumberText.Probability(p));
}

using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Tests.People;

/// <summary>What the fact sheet calls not known is answered in the words of the claims.</summary>
public class HypothesisTextTests
{
    [Fact]
    public void Without_a_word_the_defaults_of_the_claims_hold() =>
        Assert.Equal(
            [
                ("4.3", "open"),
                ("4.4", "consequence+maintains"),
                ("5.4", "mediated"),
                ("6.3", "none"),
                ("7.4", "correlate_only"),
                ("8.3", "correlate_only"),
                ("10.4", "not_moderated"),
            ],
            HypothesisText.Of(HypothesisText.Parse(null))
        );

    [Fact]
    public void Every_answer_is_understood_and_written_back()
    {
        const string text =
            "4.3=reduced,4.4=predisposition,5.4=direct,6.3=overactivity,7.4=contributes,8.3=contributes,10.4=moderated";
        var hypotheses = HypothesisText.Parse(text);
        Assert.Equal(
            text,
            string.Join(',', HypothesisText.Of(hypotheses).Select(pair => $"{pair.Claim}={pair.Answer}"))
        );
        Assert.True(hypotheses is { InhibitionPredisposes: true, InhibitionFollowsPain: false });
        Assert.True(hypotheses is { ColdActsDirectly: true, SmudgingContributes: true, HomeostaticContributes: true });
        Assert.True(hypotheses is { RetrainingModerated: true, GreyMatterCause: GreyMatterCause.Overactivity });
        Assert.Equal("none", OpenClaim.All[1].Read(HypothesisText.Parse("4.4=none")));
    }

    [Theory]
    [InlineData("4.5=predisposition", "ClaimUnknown")]
    [InlineData("nonsense", "ClaimUnknown")]
    [InlineData("7.4=maybe", "ClaimWordUnknown")]
    [InlineData("7.4", "ClaimWordUnknown")]
    [InlineData("7.4=contributes+correlate_only", "ClaimWordUnknown")]
    [InlineData("4.4=consequence+none", "ClaimWordsUnknown")]
    [InlineData("7.4=contributes,7.4=correlate_only", "ClaimTwice")]
    public void A_word_that_is_no_answer_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<StudyException>(() => HypothesisText.Parse(text)).Note.Code);
}

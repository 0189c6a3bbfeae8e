using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>The responses to one block of pulses.</summary>
/// <param name="Block">When they were given.</param>
/// <param name="Trials">The trials, those that do not count too.</param>
/// <param name="Notes">What was noticed of them.</param>
internal sealed record BlockResponses(PulseBlock Block, IReadOnlyList<Trial> Trials, IReadOnlyList<Note> Notes)
{
    public double[] Values => TrialStatistics.Values(Trials);
}

/// <summary>
/// The responses of one muscle in one condition over a double stimulation: mean of each block of pulses, its ratio to the baseline, and
/// the homeostatic index ln(MEP10 / MEPbaseline), signed by the stimulations (evidence file, sections 6-10, C2).
/// </summary>
internal sealed class HomeostaticCourse
{
    private readonly HomeostaticProtocol protocol;
    private readonly List<BlockResponses> blocks;
    private readonly BlockResponses baseline;
    private readonly IReadOnlyList<Note> ofBaseline;

    /// <summary>Sorts the responses into blocks of pulses.</summary>
    /// <param name="trials">All responses of the muscle in the condition; at least one.</param>
    /// <param name="protocol">How it was done.</param>
    public HomeostaticCourse(IReadOnlyList<HomeostaticTrial> trials, HomeostaticProtocol protocol)
    {
        this.protocol = protocol;
        Series = trials[0].Trial.Series with
        {
            Outcome = HomeostaticOutcomes.Ratio.Id,
            Condition = trials[0].Condition,
        };
        blocks =
        [
            .. trials
                .GroupBy(t => t.Block)
                .OrderBy(block => block.Key.Order)
                .Select(block => new BlockResponses(
                    block.Key,
                    [.. block.Select(t => t.Trial)],
                    [.. HomeostaticChecks.OfBlock([.. block], protocol)]
                )),
        ];
        baseline = blocks.Find(b => b.Block.IsBaseline) ?? new(PulseBlock.Baseline, [], []);
        ofBaseline = [.. HomeostaticChecks.OfBaseline(baseline.Values, trials[0].Trial.Place)];
    }

    /// <summary>The course as a series of ratios.</summary>
    public SeriesKey Series { get; }

    /// <summary>The blocks after the baseline, in the order of time, with their ratios; one without a value too.</summary>
    public IEnumerable<(BlockResponses Block, Estimate Ratio)> Ratios =>
        blocks.Where(b => b != baseline).Select(b => (b, RatioOf(LogRatioOf(b))));

    /// <summary>The findings: means, ratios, and the index.</summary>
    /// <param name="build">Makes findings.</param>
    /// <param name="ofProtocol">What was noticed of the stimulations.</param>
    /// <param name="log">Keeps the notes.</param>
    public IReadOnlyList<Finding> Findings(FindingBuilder build, IReadOnlyList<Note> ofProtocol, TrialLog log)
    {
        var block = blocks.Find(b => protocol.IsIndexMinute(b.Block.Minute));
        Note[] ofIndex = [.. HomeostaticChecks.OfIndexBlock(blocks, block, protocol)];
        log.Add([.. ofBaseline, .. blocks.SelectMany(b => b.Notes), .. ofIndex]);
        return
        [
            .. blocks.Select(b =>
                build.Make(b.Trials[0].Series, SkewedMean.From(b.Values), b.Trials[0].Unit, b.Trials, b.Notes)
            ),
            .. Ratios.Select(r =>
                Make(r.Block.Trials[0].Series.Condition, HomeostaticOutcomes.Ratio, r.Ratio, r.Block, [])
            ),
            Make(Series.Condition, HomeostaticOutcomes.Index, IndexOf(block), block, [.. ofIndex, .. ofProtocol]),
        ];

        Finding Make(string condition, Outcome outcome, Estimate estimate, BlockResponses? of, Note[] further)
        {
            Trial[] behind = [.. baseline.Trials, .. of?.Trials ?? []];
            return build.Make(
                Series with
                {
                    Outcome = outcome.Id,
                    Condition = condition,
                },
                estimate,
                outcome.Unit,
                behind.Length > 0 ? behind : blocks[0].Trials,
                [.. ofBaseline, .. baseline.Notes, .. of?.Notes ?? [], .. further]
            );
        }
    }

    private Estimate LogRatioOf(BlockResponses block) => LogRatioEstimate.From(block.Values, baseline.Values);

    // Where no response is left, the ratio is 0 and has no logarithm, hence no interval.
    private static Estimate RatioOf(Estimate log)
    {
        var value = Math.Exp(log.Value);
        return log.IsFitted ? new Estimate(value, value * log.StandardError, Math.Exp(log.Low), Math.Exp(log.High))
            : log.Outcome == FitOutcome.NotIdentified ? Estimate.WithoutError(0)
            : Estimate.None(log.Outcome);
    }

    private Estimate IndexOf(BlockResponses? block)
    {
        var log = block is null ? Estimate.None(FitOutcome.TooFewTrials) : LogRatioOf(block);
        return !log.IsFitted ? log
            : double.IsNaN(protocol.Sign) ? Estimate.None(FitOutcome.NotComputed)
            : protocol.Sign > 0 ? log
            : new Estimate(-log.Value, log.StandardError, -log.High, -log.Low);
    }
}

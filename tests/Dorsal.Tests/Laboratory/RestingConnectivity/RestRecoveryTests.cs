using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>
/// Connectivity of regions with known correlations, from the table to the values, with movement in one volume of twenty. Replicates were fixed before
/// the run (what was changed after the first is in docs/recovery.md); limits are those of <see cref="Recovery"/>. Biases are in the error of an
/// edge that the evidence names, 1 / √(T - 3), where T is the number of volumes times the share of frequencies in the band.
/// </summary>
public sealed class RestRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 400;
    private const double Within = 0.4;
    private const double Between = 0.1;

    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    public void Edges_network_means_and_their_difference_are_recovered(int volumes)
    {
        var condition = FormattableString.Invariant($"{volumes} volumes of 2 s");
        var scale = 1 / Math.Sqrt((volumes * (0.1 - 0.008) / 0.25) - 3);
        var people = new (Estimate Seed, Estimate In, Estimate Across, Estimate Balance)[Replicates];
        for (var i = 0; i < Replicates; i++)
        {
            var random = RandomStream.At(Seed, (ulong)i, condition);
            var samples = RestRecordings.Samples(volumes, random, Within, Between);
            int[] moved = [.. Enumerable.Range(1, volumes - 1).Where(_ => random.NextDouble() < 0.05)];
            var analysis = Lab.Analyse(RestRecordings.Table(samples, moved));
            Estimate Of(string outcome, string of) =>
                analysis.Findings.Single(f => f.Series.Outcome == outcome && f.Series.Condition == of).Estimate;
            people[i] = (
                Of("seed_connectivity", "accumbens-medial_prefrontal"),
                Of("network_connectivity", "A"),
                Of("network_connectivity", "A-B"),
                Of("emotion_sensory_balance", "")
            );
        }

        RecoveryRow Row(string name, Func<int, Estimate> of, double truth) =>
            Recovery.Run(name, condition, scale, i => new Replicate(of((int)i), truth, 0), Replicates);
        RecoveryRow[] rows =
        [
            Row("Rest edge", i => people[i].Seed, Math.Atanh(Within)),
            Row("Rest network within", i => people[i].In, Math.Atanh(Within)),
            Row("Rest network between", i => people[i].Across, Math.Atanh(Between)),
            Row("Rest balance", i => people[i].Balance, 0),
        ];
        Array.ForEach(rows, row => RecoveryRows.Keep(row, Replicates));
        Array.ForEach(rows, row => TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown));
        Assert.Empty(RecoveryTable.NotDocumented(rows));
    }
}

using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Virtual;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory.Virtual;

/// <summary>Two small cohorts that have been simulated, tested and measured: hurt 98 days ago, and never hurt.</summary>
public sealed class VirtualStudy : IAsyncLifetime
{
    /// <summary>Two visits a week apart, at the end of each cohort's days.</summary>
    public const int Week = 7;

    private const string Tests = "pressure,serum,discs,pcs,frebaq,dass21,odi,nrs";
    private readonly TemporaryFolder folder = new();

    /// <summary>Those with pain.</summary>
    internal Cohort Hurt { get; private set; } = null!;

    /// <summary>Those without.</summary>
    internal Cohort Healthy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hurt = await MakeAsync("hurt", new SimulationRequest(200, 98, 11) { VisitDays = Week });
        Healthy = await MakeAsync(
            "healthy",
            new SimulationRequest(120, 14, 12) { VisitDays = Week, Onset = Onset.None }
        );
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Cohort> MakeAsync(string name, SimulationRequest request)
    {
        var stop = TestContext.Current.CancellationToken;
        await new SimulationOutput(request, folder.At(name)).WriteAsync(2, null, null, stop);
        var simulation = SimulationFolder.Open(folder.At(name));
        var days = new[] { request.Days - Week, request.Days };
        var study = folder.At(name + "-study");
        var laboratory = new LaboratoryRequest(
            simulation,
            VirtualTests.Parse(Tests, simulation.Request),
            days,
            5,
            Grouping.Course
        );
        await new LaboratoryOutput(laboratory, study).WriteAsync(2, null, stop);
        var measured = Run.Measure(study);
        return new Cohort(await simulation.ReadAsync(0, stop), request.Visits.Count - 1, measured.Findings);
    }

    /// <summary>A cohort: what the people are, and what was measured.</summary>
    internal sealed record Cohort(SimulatedPart People, int Last, IReadOnlyList<Finding> Findings)
    {
        /// <summary>An outcome of everybody on one of the two days; NaN where there is none.</summary>
        public double[] Outcome(string outcome, bool isSecond = true, string site = "", string condition = "")
        {
            var sessions = Findings.Select(f => f.Session).Distinct().Order(StringComparer.Ordinal).ToList();
            var values = Findings
                .Where(f => f.Series.Outcome == outcome && f.Session == sessions[isSecond ? 1 : 0])
                .Where(f => f.Series.Site == site && f.Series.Side is "" or "left")
                .Where(f => condition.Length == 0 || f.Series.Condition == condition)
                .ToDictionary(f => f.Participant, f => f.Estimate.Value, StringComparer.Ordinal);
            return [.. People.People.Select(p => values.GetValueOrDefault(p.Id.ToString("D6", null), double.NaN))];
        }

        /// <summary>A function of everybody's states on the second day.</summary>
        public double[] Truth(Func<Person, Func<State, double>, double> of) =>
            [
                .. People.People.Select(
                    (person, i) =>
                    {
                        var states = People.StatesOf(i, Last);
                        return of(person, state => states[(int)state]);
                    }
                ),
            ];
    }
}

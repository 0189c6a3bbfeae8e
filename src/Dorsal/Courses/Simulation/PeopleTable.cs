using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>The table of people: who they are before the course, and the arm that they are allocated to.</summary>
internal static class PeopleTable
{
    public static NumberTable Of(Person[] people, SimulationRequest request)
    {
        var traits = Array.ConvertAll(people, p => Traits.Of(p, ModelConstants.Default));
        return new(
            "people",
            [
                new("person", "Simulation.person", "", Array.ConvertAll(people, p => (long)p.Id)),
                new("region", "Simulation.region", "", Array.ConvertAll(people, p => SnakeCase.Of(p.Region))),
                new(
                    "arm",
                    "Simulation.arm",
                    "",
                    Array.ConvertAll(people, p => request.Plan.ArmOf(p.Id, request.Seed).Name)
                ),
                .. Enum.GetValues<Covariate>()
                    .Select(c => new TableColumn(
                        SnakeCase.Of(c),
                        "Covariate." + SnakeCase.Of(c),
                        c == Covariate.Age ? "a" : "",
                        Array.ConvertAll(people, p => p[c])
                    )),
                .. Gene.All.Select(gene => new TableColumn(
                    gene.Name,
                    "Simulation.gene",
                    "",
                    Array.ConvertAll(people, p => p[gene])
                )),
                .. Enum.GetValues<Trait>()
                    .Select(t => new TableColumn(
                        "trait_" + SnakeCase.Of(t),
                        "Trait." + SnakeCase.Of(t),
                        "",
                        Array.ConvertAll(traits, person => person[(int)t])
                    )),
            ]
        );
    }
}

using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>A column of a table: its name, what it is in the dictionary, its unit, and its cells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Term">The key of its meaning among the terms.</param>
/// <param name="Unit">Its unit as a UCUM code; empty for numbers without one and for words.</param>
/// <param name="Cells">An array of <c>double</c>, <c>float</c>, <c>int</c>, <c>long</c> or <c>string</c>.</param>
internal sealed record TableColumn(string Name, string Term, string Unit, Array Cells);

/// <summary>A table of numbers by columns.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Columns">Its columns, of one length.</param>
internal sealed record NumberTable(string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Rows.</summary>
    public int Rows => Columns[0].Cells.Length;
}

/// <summary>The tables of a part, filled block by block.</summary>
internal sealed class PartTables
{
    private static readonly State[] States = Enum.GetValues<State>();
    private readonly SimulationRequest request;
    private readonly Dictionary<int, int> visits;
    private readonly Person[] people;
    private readonly double[][] states;
    private readonly double[][] axes;
    private readonly int[] injuries;
    private readonly float[] pain;

    public PartTables(SimulationRequest request, Person[] people)
    {
        (this.request, this.people) = (request, people);
        visits = request.Visits.Index().ToDictionary(visit => visit.Item, visit => visit.Index);
        var rows = people.Length * visits.Count;
        states = [.. States.Select(_ => new double[rows])];
        axes = [.. Axis.All.Select(_ => new double[rows])];
        injuries = new int[rows];
        pain = new float[request.KeepsDailyPain ? people.Length * (request.Days + 1) : 0];
    }

    /// <summary>The tables; the names of their columns do not depend on the request, but the pain of each day does.</summary>
    public IReadOnlyList<NumberTable> All =>
        request.KeepsDailyPain
            ? [PeopleTable.Of(people, request), StateTable(), PainTable()]
            : [PeopleTable.Of(people, request), StateTable()];

    /// <summary>Writes down the people of a block on their day.</summary>
    /// <param name="block">The block.</param>
    /// <param name="first">The place of its first person in the part.</param>
    /// <param name="count">Its people.</param>
    public void Record(FollowedBlock block, int first, int count)
    {
        if (request.KeepsDailyPain)
        {
            var today = block.Block[State.Pain];
            for (var i = 0; i < count; i++)
            {
                pain[((first + i) * (request.Days + 1)) + block.Day] = (float)today[i];
            }
        }

        if (!visits.TryGetValue(block.Day, out var visit))
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var (row, column) = (((first + i) * visits.Count) + visit, i);
            injuries[row] = block.Injuries[i];
            foreach (var state in States)
            {
                states[(int)state][row] = block.Block[state][column];
            }

            for (var axis = 0; axis < axes.Length; axis++)
            {
                axes[axis][row] = Axis.All[axis].Score(state => states[(int)state][row]);
            }
        }
    }

    private NumberTable StateTable() =>
        new(
            "states",
            [
                new("person", "Simulation.person", "", Ids(visits.Count)),
                new("day", "Simulation.day", "d", Days([.. visits.Keys])),
                .. States.Select(s => new TableColumn(SnakeCase.Of(s), "State." + SnakeCase.Of(s), "", states[(int)s])),
                .. Axis.All.Select((axis, i) => new TableColumn("axis_" + axis.Name, "Axis." + axis.Name, "", axes[i])),
                new("new_injuries", "Simulation.new_injuries", "", injuries),
            ]
        );

    private NumberTable PainTable() =>
        new(
            "pain",
            [
                new("person", "Simulation.person", "", Ids(request.Days + 1)),
                new("day", "Simulation.day", "d", Days([.. Enumerable.Range(0, request.Days + 1)])),
                new("pain", "State.pain", "", pain),
            ]
        );

    private long[] Ids(int rowsEach) => [.. people.SelectMany(p => Enumerable.Repeat((long)p.Id, rowsEach))];

    private int[] Days(int[] days) => [.. people.SelectMany(_ => days)];
}

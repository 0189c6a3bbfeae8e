using Dorsal.Courses.Simulation;
using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.PainDiary;
using Dorsal.Laboratory.PressurePain;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Laboratory.Serum;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Virtual;

/// <summary>The tests that virtual people can do, in the order of a study.</summary>
public static class VirtualTests
{
    private const string Everything = "all";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IVirtualTest> All { get; } =
    [
        new PressurePainTest(),
        new PressureRampPerformance(),
        new SerumPanelTest(),
        new DiscGradingTest(),
        new PainDiaryTest(),
        .. VirtualQuestionnaire.All,
    ];

    /// <summary>
    /// The tests of a list of words: ids, <c>questionnaires</c> for all of these that suit, <c>all</c> for everything that does (of pressure
    /// the trials, not also the ramps, which would count as three trials more). A test that is named twice is done once.
    /// </summary>
    /// <param name="text">Words, separated by commas.</param>
    /// <param name="simulation">Whom they are for.</param>
    /// <exception cref="StudyException">A word is no test's, or the test cannot be done with these people.</exception>
    public static IReadOnlyList<IVirtualTest> Parse(string text, SimulationRequest simulation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<IVirtualTest>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            found.AddRange(Of(word, simulation).Where(test => !found.Contains(test)));
        }

        return found.Count > 0 ? [.. All.Where(found.Contains)] : throw Unknown(text);
    }

    private static IEnumerable<IVirtualTest> Of(string word, SimulationRequest simulation)
    {
        var several =
            word == Everything ? [.. All.Where(test => test is not PressureRampPerformance)]
            : word == InstrumentCatalogue.TestId + "s" ? VirtualQuestionnaire.All
            : [];
        if (several.Count > 0)
        {
            return several.Where(test => test.Refuse(simulation) is null);
        }

        var test = All.FirstOrDefault(t => t.Id == word) ?? throw Unknown(word);
        return test.Refuse(simulation) is { } why ? throw new StudyException(why) : [test];
    }

    private static StudyException Unknown(string word)
    {
        var known = string.Join(
            ", ",
            All.Select(t => t.Id).Append(InstrumentCatalogue.TestId + "s").Append(Everything)
        );
        return TestCatalogue.Find(word) is null && InstrumentCatalogue.Find(word) is null
            ? new StudyException(new Note(Grade.Error, "OptionUnknown", new Place("--tests"), word, known))
            : new StudyException(new Note(Grade.Error, "TestNotVirtual", new Place("--tests"), word, known));
    }
}

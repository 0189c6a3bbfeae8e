using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory.Virtual;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>A questionnaire that virtual people fill in, item by item; now and then one is left out.</summary>
internal sealed class VirtualQuestionnaire : IVirtualTest
{
    // Ratings are the observer's, not a scale of items.
    private const string Ratings = "nrs";
    private const string AnyRegion = "any";

    private readonly Instrument instrument;
    private readonly IReadOnlyList<AnswerScale> scales;

    private VirtualQuestionnaire(Instrument instrument)
    {
        this.instrument = instrument;
        scales = [.. AnswerScale.All.Where(scale => scale.Instrument == instrument)];
        AnswerColumns = [.. AnswerTable.Items(instrument).Select(i => AnswerTable.Column(instrument, i.Item))];
        Sidecars = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            [$"phenotype/{Id}.json"] = AnswerTable.Sidecar(instrument),
        };
    }

    /// <summary>The questionnaires whose answers follow from states of a person.</summary>
    public static IReadOnlyList<IVirtualTest> All { get; } =
    [
        .. InstrumentCatalogue
            .All.Where(i => i.Id == Ratings || AnswerScale.All.Any(scale => scale.Instrument == i))
            .Select(i => new VirtualQuestionnaire(i)),
    ];

    /// <inheritdoc/>
    public string Id => instrument.Id;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> AnswerColumns { get; }

    private string Region => scales.Count > 0 ? scales[0].Region : AnyRegion;

    /// <inheritdoc/>
    public Note? Refuse(SimulationRequest simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return Region == AnyRegion || Region == SnakeCase.Of(simulation.Region)
            ? null
            : new Note(Grade.Error, "TestOtherRegion", new Place("--tests"), Id, SnakeCase.Of(simulation.Region));
    }

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record)
    {
        var special = SpecialAnswers.Of(instrument, visit);
        var graded = scales
            .SelectMany(scale => scale.Answer(visit))
            .ToDictionary(pair => pair.Item, pair => pair.Answer, StringComparer.Ordinal);
        var skips = visit.Stream(Id + " skips");
        record.Answer(
            Id,
            [
                .. AnswerTable
                    .Items(instrument)
                    .Select(i =>
                        skips.NextDouble() < LaboratoryConstants.Get("questionnaire.skipped") ? TrialTable.Missing
                        : special.TryGetValue(i.Item, out var text) ? text
                        : Text(i.Rule.Scored(i.Item, i.Rule.Lowest + graded[i.Item]))
                    ),
            ]
        );
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

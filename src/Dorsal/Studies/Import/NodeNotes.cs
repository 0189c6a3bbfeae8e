namespace Dorsal.Studies.Import;

/// <summary>The sentences with which a kind of JSON file is refused: each tells where that file is described.</summary>
internal sealed record NodeNotes(string KeyUnknown, string KeyMissing, string ValueWrong)
{
    /// <summary>Those of an import map.</summary>
    public static NodeNotes OfMap { get; } = new("MapKeyUnknown", "MapKeyMissing", "MapValueWrong");

    /// <summary>Those of a treatment plan.</summary>
    public static NodeNotes OfPlan { get; } = new("PlanKeyUnknown", "PlanKeyMissing", "PlanValueWrong");
}

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>A rating that counts.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Kind"><c>single</c>, <c>train</c> or <c>pulse</c>.</param>
/// <param name="Repeat">Number or name of the pair, or of the train of pulses.</param>
/// <param name="Pulse">Number of the pulse in its train, from 1; 0 for single stimuli and whole trains.</param>
internal sealed record SummationRating(Trial Trial, string Kind, string Repeat, int Pulse)
{
    /// <summary>The rating, in the trial's unit.</summary>
    public double Value => Trial.Value;
}

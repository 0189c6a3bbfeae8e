using Dorsal.Units;

namespace Dorsal.Laboratory.Norms;

/// <summary>Mean and SD of an outcome in a reference population.</summary>
/// <param name="Unit">Scale of mean and SD, such as <c>Cel</c> or <c>log10(kPa)</c>.</param>
/// <param name="Mean">Mean on that scale.</param>
/// <param name="Sd">Standard deviation on that scale, above 0.</param>
/// <param name="Count">People behind it; 0 where that is not stated.</param>
public sealed record NormEntry(Unit Unit, double Mean, double Sd, int Count);

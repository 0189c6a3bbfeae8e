namespace Dorsal.Numerics;

/// <summary>stub until the numerics branch lands</summary>
/// <summary>stub</summary>
public readonly record struct Estimate(double Value, double StandardError, double Low, double High);

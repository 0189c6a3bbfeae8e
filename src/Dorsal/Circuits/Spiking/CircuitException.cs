namespace Dorsal.Circuits.Spiking;

/// <summary>A circuit that cannot be, or that cannot be computed as asked; the message has the values, the limit and a way out.</summary>
public sealed class CircuitException : Exception
{
    internal CircuitException(string message)
        : base(message) { }
}

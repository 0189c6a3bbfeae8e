using System.Runtime.InteropServices;

namespace Dorsal.Numerics;

/// <summary>
/// One pair of turning points of the method of levels: where the descending series was first not felt, and where the
/// ascending series that follows was first felt.
/// </summary>
/// <param name="Below">The first force not felt (descending), above 0, in any unit of force.</param>
/// <param name="Above">The first force felt (ascending), higher than <paramref name="Below"/>, in the same unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TurningPoint(double Below, double Above);

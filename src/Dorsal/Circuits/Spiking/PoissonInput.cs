using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// Poisson spikes at the cells of a population. The cells of a step lie side by side on a line, on which the distances from one spike to
/// the next are exponential: the cost goes with the spikes, and a cell may have several in a step.
/// </summary>
internal sealed class PoissonInput
{
    private const float WordStep = 1f / (1 << 24);
    private const int Words = 32;
    private readonly Conductance target;
    private readonly float jump;
    private readonly int count;
    private readonly float perLog;
    private readonly PhiloxLanes chance;
    private readonly Row distances = new(Words);
    private ulong block;
    private int used = Words;
    private double next;

    /// <summary>A drive at a conductance of its population.</summary>
    public PoissonInput(PoissonDrive drive, Conductance target, double stepMilliseconds)
    {
        this.target = target;
        count = drive.Target.Count;
        jump = target.Jump(drive.Synapse.WeightNanosiemens);
        perLog = (float)(-1000 / (drive.RateHertz * stepMilliseconds));
        chance = new(drive.Target.Network.Seed, $"Poisson {drive.Synapse.Receptor.Name} > {drive.Target.Name}");
        next = Distance();
    }

    /// <summary>Adds the spikes of one step to what arrives at its beginning.</summary>
    public void Deliver(long tick)
    {
        ref var arriving = ref target.Arriving(tick);
        while (next < count)
        {
            Unsafe.Add(ref arriving, (nint)next) += jump;
            next += Distance();
        }

        next -= count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Distance()
    {
        if (used == Words)
        {
            Fill();
        }

        return Unsafe.Add(ref distances.First, used++);
    }

    private void Fill()
    {
        var people = Vector512.CreateSequence(block, 1UL);
        chance.At(people, 0, out var w0, out var w1, out var w2, out var w3);
        Logs(Vector512.Narrow(w0, w1)).StoreUnsafe(ref distances.First);
        Logs(Vector512.Narrow(w2, w3)).StoreUnsafe(ref distances.First, (nuint)Row.Width);
        block += (ulong)Vector512<ulong>.Count;
        used = 0;
    }

    // The upper 24 bits of a word as the middle of a cell of (0, 1); its logarithm, scaled to cells.
    private Vector512<float> Logs(Vector512<uint> words)
    {
        var whole = Vector512.ConvertToSingle((words >>> 8).AsInt32());
        var uniform = (whole + Vector512.Create(0.5f)) * Vector512.Create(WordStep);
        return SingleMath.Log(uniform) * Vector512.Create(perLog);
    }
}

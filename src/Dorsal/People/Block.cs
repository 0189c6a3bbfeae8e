using System.Numerics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.People;

/// <summary>
/// The people of one block, one row of numbers a quantity, one column a person: small enough to stay in the first cache while
/// it is taken through all its days.
/// </summary>
/// <remarks>A block belongs to one thread. Columns beyond the last person are filled with the last, so that no lane is empty; nobody reads them.</remarks>
public sealed class Block
{
    internal static readonly int States = Enum.GetValues<State>().Length;
    internal static readonly int Signals = Enum.GetValues<Signal>().Length;
    internal static readonly int Traits = Enum.GetValues<Trait>().Length;
    internal static readonly int Inputs = Enum.GetValues<Input>().Length;

    private readonly double[] memory;

    /// <summary>Makes room for <paramref name="width"/> people.</summary>
    /// <param name="width">Columns, 1 to 4096; lanes of <c>n</c> people need a multiple of <c>n</c>.</param>
    public Block(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4096);
        Width = width;
        memory = GC.AllocateArray<double>(((3 * States) + Signals + Traits + Inputs) * width, pinned: true);
    }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>A state of all people, one number a column.</summary>
    public Span<double> this[State state] => Row((int)state);

    /// <summary>A signal of all people, of the last evaluation.</summary>
    public Span<double> this[Signal signal] => Row((int)signal + FirstSignal);

    /// <summary>A trait of all people.</summary>
    public Span<double> this[Trait trait] => Row((int)trait + FirstTrait);

    /// <summary>What is being done to each person.</summary>
    public Span<double> this[Input input] => Row((int)input + FirstInput);

    /// <summary>The level towards which a state moves.</summary>
    public Span<double> Target(State state) => Row((int)state + FirstTarget);

    /// <summary>How fast a state moves there, per day.</summary>
    public Span<double> Rate(State state) => Row((int)state + FirstRate);

    // The order of the rows.
    internal static int FirstTarget => States;

    internal static int FirstRate => 2 * States;

    internal static int FirstSignal => 3 * States;

    internal static int FirstTrait => FirstSignal + Signals;

    internal static int FirstInput => FirstTrait + Traits;

    /// <summary>All people, <c>T.Count</c> at a time: <c>foreach (var at in block.Lanes&lt;T&gt;())</c>.</summary>
    public LaneWalk<T> Lanes<T>()
        where T : struct, ILanes<T>
    {
        if (Width % T.Count != 0)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"A block of {Width} people does not divide into lanes of {T.Count}.")
            );
        }

        return new(ref memory[0], Width);
    }

    internal Span<double> Row(int row) => memory.AsSpan(row * Width, Width);
}

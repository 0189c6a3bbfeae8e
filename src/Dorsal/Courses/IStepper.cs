using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>Takes a block one step further.</summary>
internal interface IStepper
{
    /// <summary>Prepares for a block whose people rest and whose constant rates are set.</summary>
    void Begin(Block block);

    /// <summary>One step; the signals of its last evaluation are left in the block.</summary>
    /// <param name="block">The people.</param>
    /// <param name="noise">The numbers of chance of this step, or null for none.</param>
    void Step(Block block, Noise? noise);
}

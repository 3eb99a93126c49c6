using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Two maps in blocks, element by element, and an activation on the result.</summary>
public static class Arithmetic
{
    /// <summary>
    /// y = activation(a op b), where each of a and b is as large as y or C x 1 x 1, which then counts for every pixel. y may be
    /// the buffer of an input that is as large.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TOperation, TActivation>(
        ref float a, in MapLayout aMap, ref float b, in MapLayout bMap, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
        where TActivation : struct, IActivation
    {
        // A step of 0 stays on the one pixel of a C x 1 x 1 map.
        int aStep = aMap.Width == 1 && yMap.Width > 1 ? 0 : V.Count;
        int bStep = bMap.Width == 1 && yMap.Width > 1 ? 0 : V.Count;
        int aRow = aMap.Height == 1 && yMap.Height > 1 ? 0 : aMap.RowStride;
        int bRow = bMap.Height == 1 && yMap.Height > 1 ? 0 : bMap.RowStride;
        for (BlockRows rows = new(yMap.Blocks(V.Count), yMap.Height, part); rows.More; rows.Advance())
        {
            ref float fromA = ref Unsafe.Add(ref a, ((rows.Block * aMap.PlaneStride) + (rows.Row * aRow)) * V.Count);
            ref float fromB = ref Unsafe.Add(ref b, ((rows.Block * bMap.PlaneStride) + (rows.Row * bRow)) * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            for (int column = 0; column < yMap.Width; column++)
            {
                V result = TOperation.Apply(V.Load(ref Unsafe.Add(ref fromA, column * aStep)), V.Load(ref Unsafe.Add(ref fromB, column * bStep)));
                TActivation.Apply(result).Store(ref Unsafe.Add(ref to, column * V.Count));
            }
        }
    }
}

using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A matrix product for each index of a batch.</summary>
internal sealed record MatMulOperation(MatrixView Left, MatrixView Right, Shape Batch) : Operation
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int Panel = 32;

    public override bool IsPlanar => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer)
    {
        int a = plan.Values.Planar(layer.Inputs[0]);
        int b = plan.Values.Planar(layer.Inputs[1]);
        int scratch = plan.Values.Buffers.AddOwn(layer.Main.Name + "Panel", new MapPlace(Shape.Of(Left.Columns, 1, Panel), false, Frame.None));
        int to = plan.NewPlanes(layer, canBeOutput: true);
        if (Right.Columns == 1)
        {
            // A column is one of 32 columns of a panel, so the product is turned: y as a row is the column as a row times the left matrix turned.
            Multiply(plan, layer, (b, Right.Transposed), (a, Left.Transposed), scratch, to);
        }
        else
        {
            Multiply(plan, layer, (a, Left), (b, Right), scratch, to);
        }
    }

    private void Multiply(PlanBuilder plan, FusedLayer layer, (int Buffer, MatrixView Matrix) left, (int Buffer, MatrixView Matrix) right, int scratch, int to)
    {
        (MatrixView a, MatrixView b) = (left.Matrix, right.Matrix);
        bool isOne = b.Batch.Length == 1 && a.RowStep == a.Columns && a.ColumnStep == 1;
        int rows = isOne ? (int)(a.Rows * Batch.Length) : a.Rows;
        LoopNest loops = LoopNest.Broadcast(isOne ? Shape.Of() : Batch, isOne ? Shape.Of() : a.Batch, b.Batch.Length == 1 ? Shape.Of() : b.Batch);
        bool hasLoops = loops.Sizes.Count > 1 || loops.Sizes[0] > 1;
        plan.AddStep(layer, to, new Callee("MatMul", "Run"),
        [
            plan.Values.Start(left.Buffer), plan.Values.Start(right.Buffer), plan.Values.Start(scratch), plan.Values.Start(to),
            LiteralOperand.Named("rows", rows), LiteralOperand.Named("columns", b.Columns), LiteralOperand.Named("depth", a.Columns),
            LiteralOperand.Named("aRow", a.RowStep), LiteralOperand.Named("aColumn", a.ColumnStep),
            LiteralOperand.Named("bRow", b.RowStep), LiteralOperand.Named("bColumn", b.ColumnStep),
            LiteralOperand.Named("sizes", hasLoops ? loops.Sizes : []),
            LiteralOperand.Named("aSteps", hasLoops ? loops.Steps[0].Select(step => step * a.Rows * a.Columns) : []),
            LiteralOperand.Named("bSteps", hasLoops ? loops.Steps[1].Select(step => step * b.Rows * b.Columns) : []),
        ]);
    }
}

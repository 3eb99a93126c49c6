using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>An input of a matrix product by NumPy's rule: matrices on the last two axes, and a stack of them on those before.</summary>
/// <param name="Batch">The axes before the last two.</param>
/// <param name="Rows">Rows; 1 of a vector at the left.</param>
/// <param name="Columns">Columns; 1 of a vector at the right.</param>
/// <param name="RowStep">Elements from a row to the next.</param>
/// <param name="ColumnStep">Elements from a column to the next.</param>
/// <param name="IsVector">Whether the input has one axis, so that the product lacks one.</param>
internal sealed record MatrixView(Shape Batch, int Rows, int Columns, int RowStep, int ColumnStep, bool IsVector)
{
    /// <summary>The first input of a product; a vector is a row.</summary>
    public static MatrixView Left(Shape shape, bool transpose) =>
        shape.Rank == 1 ? new MatrixView(Shape.Of(), 1, shape.Dimensions[0], shape.Dimensions[0], 1, true) : Of(shape, transpose);

    /// <summary>The second input of a product; a vector is a column.</summary>
    public static MatrixView Right(Shape shape, bool transpose) =>
        shape.Rank == 1 ? new MatrixView(Shape.Of(), shape.Dimensions[0], 1, 1, 1, true) : Of(shape, transpose);

    private static MatrixView Of(Shape shape, bool transpose)
    {
        Shape batch = Shape.Of([.. shape.Dimensions.Take(shape.Rank - 2)]);
        (int rows, int columns) = (shape.Dimensions[shape.Rank - 2], shape.Dimensions[shape.Rank - 1]);
        MatrixView stored = new(batch, rows, columns, columns, 1, false);
        return transpose ? stored.Transposed : stored;
    }

    public MatrixView Transposed => this with { Rows = Columns, Columns = Rows, RowStep = ColumnStep, ColumnStep = RowStep };
}

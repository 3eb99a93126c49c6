namespace CnnDsl.Onnx;

/// <summary>Numbers of a tensor.</summary>
/// <param name="Shape">Its dimensions, outermost first; a scalar has none.</param>
/// <param name="Data">Its numbers, row-major; as many as the shape has elements.</param>
public sealed record FloatTensor(TensorShape Shape, float[] Data);

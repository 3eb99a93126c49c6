namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>A product of flows and one number, whatever it was written as.</summary>
/// <param name="Factor">The number.</param>
/// <param name="Flows">The flows.</param>
internal sealed record Product(double Factor, IReadOnlyList<Flow> Flows)
{
    private const int MostForms = 16;

    /// <summary>What a Mul or Div node multiplies: first as it stands, then with what it reads taken apart, step by step.</summary>
    public static IEnumerable<Product> FormsOf(NodeLift node)
    {
        if (OfNode(node) is not { } product)
        {
            yield break;
        }

        Queue<Product> forms = new([product]);
        for (int count = 0; count < MostForms && forms.TryDequeue(out Product? form); count++)
        {
            yield return form;
            for (int i = 0; i < form.Flows.Count; i++)
            {
                if (TakeApart(form.Flows[i]) is { } parts)
                {
                    forms.Enqueue(new Product(form.Factor * parts.Factor, [.. form.Flows.Take(i), .. parts.Flows, .. form.Flows.Skip(i + 1)]));
                }
            }
        }
    }

    /// <summary>The flow x of a product factor * x * gate(x); null when it is another product.</summary>
    public Flow? Gated(double factor, Func<Flow, Flow?> gated) => Flows is [var a, var b] && LayerMatching.IsAbout(Factor, factor)
        ? gated(b) == a ? a : gated(a) == b ? b : null
        : null;

    private static Product? OfNode(NodeLift node)
    {
        bool isQuotient = node.Node.Kind == "Div";
        if (node.InputCount == 2 && node.IsFlow(0) && node.IsFlow(1))
        {
            return isQuotient ? null : new Product(1, [node.Flow(0), node.Flow(1)]);
        }

        return node.WithKnown() is var (flow, known, _) && known.Length == 1 && (!isQuotient || node.IsFlow(0))
            ? new Product(isQuotient ? 1 / known.ToDoubles()[0] : known.ToDoubles()[0], [flow])
            : null;
    }

    private static Product? TakeApart(Flow flow) => flow.Of("Scale") is { } scaled
        ? new Product(flow.Layer.Number("Factor") ?? 1, [scaled])
        : flow.OfTwo("Mul") is var (first, second) ? new Product(1, [first, second]) : null;
}

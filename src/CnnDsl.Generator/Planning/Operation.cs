namespace CnnDsl.Generator.Planning;

/// <summary>
/// What a layer computes, in the planner's words: many layers, few operations. Each knows how it becomes steps of the forward
/// pass, so a layer of a new kind needs nothing from the planner: most are a <see cref="KernelOperation"/>.
/// </summary>
internal abstract record Operation
{
    /// <summary>Whether an activation behind it can go into its last pass.</summary>
    public virtual bool TakesActivation => false;

    /// <summary>Whether it multiplies by weights into which a batch normalization behind it can be folded.</summary>
    public virtual bool TakesBatchNorm => false;

    /// <summary>Whether a PReLU behind it can go into its last pass.</summary>
    public virtual bool TakesSlopes => false;

    /// <summary>Whether a map can be added in its last pass: one of the same shape, or of fewer channels.</summary>
    public virtual bool TakesAddition => false;

    /// <summary>Whether its result is made planar, so that convolutions read it as it comes.</summary>
    public virtual bool IsPlanar => false;

    /// <summary>Adds the layer's steps, buffers and weights to the plan.</summary>
    public abstract void Lower(PlanBuilder plan, FusedLayer layer);
}

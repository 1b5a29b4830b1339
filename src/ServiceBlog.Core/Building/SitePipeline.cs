using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>The whole program: what comes in, what goes out, and every stage between, in their order.</summary>
public static class SitePipeline
{
    /// <summary>Builds the site. Files reach <paramref name="target"/> as they are made, also in a build that fails.</summary>
    public static BuildResult Run(BuildInput input, IOutputTarget target) => throw new NotSupportedException();
}

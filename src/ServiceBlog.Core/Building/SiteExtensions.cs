using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Building;

/// <summary>Makes files of a site that no layout makes. The same site must give the same files.</summary>
public delegate IEnumerable<OutputFile> OutputMaker(SiteGraph graph);

/// <summary>What a program that uses this library adds to a build. What it adds to Markdown is named once: <see cref="MarkdownExtensions"/>.</summary>
public sealed class SiteExtensions
{
    public static SiteExtensions None { get; } = new();

    /// <summary>Functions for templates, by the names that templates call them.</summary>
    public ImmutableSortedDictionary<string, TemplateFunction> Functions { get; init; } =
        ImmutableSortedDictionary.Create<string, TemplateFunction>(StringComparer.Ordinal);

    public ImmutableArray<OutputMaker> Outputs { get; init; } = [];

    /// <summary>Tells one set of extensions from another, and one version of them from another: a build record is used only with its own.</summary>
    public override string ToString() =>
        string.Join(' ', Functions.Select(function => $"{function.Key}:{function.Value.Module:N}")
            .Concat(Outputs.Select(output => output.Method.Module.ModuleVersionId.ToString("N"))));
}

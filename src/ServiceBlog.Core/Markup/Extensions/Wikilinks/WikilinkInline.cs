using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Wikilinks;

/// <summary><c>[[key#heading|text]]</c>, or with <c>!</c> before it a request to transclude.</summary>
internal sealed class WikilinkInline : LeafInline
{
    public required string Key { get; init; }

    public required string? Fragment { get; init; }

    /// <summary>What the author wants shown; null leaves it to the site graph.</summary>
    public required string? Text { get; set; }

    public required bool IsTransclusion { get; init; }

    /// <summary>What stands for it where nothing is resolved: in a heading's id, an image's alternative text, a summary.</summary>
    public string PlainText => Text ?? (Key.Length > 0 ? Key : Fragment ?? "");
}

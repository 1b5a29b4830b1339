using AngleSharp.Dom;

namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>What a conversion asks of its caller, who knows the addresses and the lines of the text.</summary>
internal sealed record ConversionOptions
{
    /// <summary>Where a link leads in the new site; a null address leaves only the text.</summary>
    public Func<string, LinkAddress> Link { get; init; } = address => new LinkAddress(address);

    /// <summary>Where an image lies in the new site; null leaves only its alternative text.</summary>
    public Func<string, string?> Image { get; init; } = address => address;

    /// <summary>Told of an element that stays HTML.</summary>
    public Action<IElement> Kept { get; init; } = _ => { };

    /// <summary>Told of an element that is left out, and why.</summary>
    public Action<IElement, string> LeftOut { get; init; } = (_, _) => { };
}

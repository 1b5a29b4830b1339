using AngleSharp.Dom;
using Ganss.Xss;

namespace ServiceBlog.Core.Markup;

/// <summary>The HTML that stays where raw HTML is sanitized. The guide lists it too (<c>security.md</c>; a test compares).</summary>
internal static partial class AllowedHtml
{
    private const int MostTags = 20_000;
    private const int Deepest = 128;

    /// <summary>Elements that mean something to a reader and do nothing.</summary>
    public static readonly string[] Elements =
        ("a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em "
        + "figcaption figure h1 h2 h3 h4 h5 h6 hgroup hr i img ins kbd li mark menu meter ol p picture pre progress q rp rt ruby s samp search "
        + "section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr").Split(' ');

    public static readonly string[] Attributes =
        ("abbr align alt cite class colspan controls datetime decoding dir headers height high href hreflang id kind label lang loading loop low max "
        + "media min muted open optimum poster preload rel reversed role rowspan scope sizes span src srclang srcset start summary tabindex target "
        + "title translate type valign value width").Split(' ');

    /// <summary>What these hold is code, or was never meant to be read.</summary>
    private static readonly FrozenSet<string> Wordless = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style", "iframe",
        "noembed", "noframes", "title");

    /// <param name="mark">How the comments begin that stay.</param>
    /// <param name="removed">Told what goes, and of which element.</param>
    public static HtmlSanitizer NewSanitizer(string mark, Action<IElement, string> removed)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["cite", "href", "poster", "src"], StringComparer.OrdinalIgnoreCase),
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingComment += (_, comment) => comment.Cancel = comment.Comment.Data.StartsWith(mark, StringComparison.Ordinal);
        sanitizer.RemovingTag += (_, tag) =>
        {
            removed(tag.Tag, $"<{tag.Tag.LocalName}> is left out");
            if (Wordless.Contains(tag.Tag.LocalName))
                tag.Tag.TextContent = "";
        };
        sanitizer.RemovingAttribute += (_, attribute) =>
        {
            attribute.Cancel = attribute.Reason == RemoveReason.NotAllowedAttribute && attribute.Attribute.Name.StartsWith("aria-", StringComparison.Ordinal);
            if (!attribute.Cancel)
                removed(attribute.Tag, $"{attribute.Attribute.Name} of <{attribute.Tag.LocalName}> is left out");
        };
        return sanitizer;
    }

    /// <summary>Whether a parser would need too long for it: time grows with the number of tags and comments times their depth.</summary>
    public static bool IsTooMuch(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (count, depth) = (0, 0);
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var name = html.AsSpan(tag.Index + 1, tag.Length - 1).ToString();
            var isEnd = name[0] == '/';
            var opened = open.GetValueOrDefault(name.TrimStart('/'));
            if (++count > MostTags || depth > Deepest)
                return true;
            if (isEnd && opened == 0)
                continue;
            open[name.TrimStart('/')] = opened + (isEnd ? -1 : 1);
            depth += isEnd ? -1 : IsVoid(name) ? 0 : 1;
        }
        return depth > Deepest;
    }

    private static bool IsVoid(string name) => name[0] is '!' or '?' || name.ToLowerInvariant() is "br" or "hr" or "img" or "wbr" or "source" or "track" or "col";

    /// <summary>Without the tags that would end the body, or put what follows into a document of its own.</summary>
    public static string WithoutFrame(string html) => Frame().Replace(html, "&lt;${tag}");

    [GeneratedRegex("<(?:[!?]|/?[a-zA-Z])[^\\s/>]*", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Tag();

    [GeneratedRegex("<(?<tag>/(body|html)|/?template|/?frameset)(?=[\\s/>])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Frame();
}

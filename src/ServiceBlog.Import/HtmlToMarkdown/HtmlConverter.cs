using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>HTML to Markdown: what the site's pipeline makes of the result has the same text, links and images as the HTML.</summary>
internal static class HtmlConverter
{
    private static readonly HtmlParserOptions ParserOptions = new() { IsKeepingSourceReferences = true };

    /// <summary>To make one takes longer than to parse a title with it.</summary>
    [ThreadStatic]
    private static HtmlParser? _parserOfThread;

    /// <summary>A fragment of HTML as Markdown; ends with a line end unless it is empty.</summary>
    public static string Convert(string html, ConversionOptions options) => Convert(Parse(html).Body!, options);

    public static string Convert(INode container, ConversionOptions options)
    {
        var markdown = BlockWriter.Join(new BlockWriter(options).Write(container));
        return markdown.Length == 0 ? "" : markdown + "\n";
    }

    /// <summary>Never called for what <see cref="HtmlNesting"/> finds too deep: the parser's time grows with the square of that.</summary>
    public static IDocument Parse(string html) => (_parserOfThread ??= new HtmlParser(ParserOptions)).ParseDocument(html);
}

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
    public Action<IElement, string> Skipped { get; init; } = (_, _) => { };

    /// <summary>An element that stays HTML, as it is written.</summary>
    public string Keep(IElement element)
    {
        Kept(element);
        return RawHtml.Of(element);
    }
}

/// <summary>How deep the tags of a text are nested, and how many they are, found without building the tree.</summary>
internal static class HtmlNesting
{
    private const int MaxDepth = 250;
    private const int MostTags = 200_000;
    private const int MostAttributes = 1000; // each is compared with all others of its tag
    private const int TagsOfDocument = 20; // the parser makes a whole document of its own for each frame that holds one

    /// <summary>Elements that the next of their kind closes, so that old pages leave them open by the thousand.</summary>
    private static readonly FrozenSet<string> ClosedByTheNext = FrozenSet.Create(
        StringComparer.Ordinal, "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "rt", "rp");

    /// <summary>What is to be said of a text that is not converted.</summary>
    public const string Fault = "tags are nested by the hundred, have attributes by the thousand, or are more than 200,000 (a frame with a document in it counts as 20)";

    public static bool IsTooMuch(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var (depth, count) = (0, 0);
        while (true)
        {
            var token = tokenizer.Get();
            if (token.Type == HtmlTokenType.EndOfFile)
                return false;
            if (token is not HtmlTagToken tag)
                continue;
            count += tag.Name == "iframe" && tag.GetAttribute("srcdoc").Length > 0 ? TagsOfDocument : 1;
            if (count > MostTags || tag.Attributes.Count > MostAttributes)
                return true;
            if (ElementNames.Void.Contains(tag.Name) || ClosedByTheNext.Contains(tag.Name))
                continue;
            if (tag.Type == HtmlTokenType.EndTag)
                depth = Math.Max(0, depth - 1);
            else if (!tag.IsSelfClosing && ++depth > MaxDepth)
                return true;
            else if (tag.Name is "script" or "style" or "textarea" or "title")
                tokenizer.State = tag.Name == "script" ? HtmlParseMode.Script : HtmlParseMode.Rawtext;
        }
    }
}

/// <summary>The text of a piece of HTML on one line: a title, a summary, a tag.</summary>
internal static class HtmlText
{
    public static string Of(string html) =>
        OneLine(html.AsSpan().ContainsAny('<', '&') && !HtmlNesting.IsTooMuch(html) ? HtmlConverter.Parse(html).Body!.TextContent : html);

    public static string OneLine(string? text) => string.Join(' ', Words(text));

    public static string[] Words(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The beginning of a long text, for a message.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}

/// <summary>Writes preformatted text as a fenced block, with the language that its classes name.</summary>
internal static class CodeBlock
{
    private static readonly string[] Prefixes = ["language-", "lang-", "highlight-source-", "brush:"];

    public static string Write(IElement pre)
    {
        foreach (var line in pre.QuerySelectorAll("br").ToArray())
            line.Replace(pre.Owner!.CreateTextNode("\n"));
        var text = pre.TextContent.ReplaceLineEndings("\n").Trim('\n');
        return text.Trim().Length == 0 ? "" : Fence(text, LanguageOf(pre));
    }

    public static string Fence(string text, string language)
    {
        var fence = FenceAround(text, 3);
        return $"{fence}{language}\n{text}\n{fence}";
    }

    /// <summary>Backquotes that do not stand in a text, at least so many.</summary>
    public static string FenceAround(string text, int shortest)
    {
        var (run, longest) = (0, 0);
        foreach (var letter in text)
            longest = Math.Max(longest, run = letter == '`' ? run + 1 : 0);
        return new string('`', Math.Max(shortest, longest + 1));
    }

    private static string LanguageOf(IElement pre)
    {
        var inner = pre.QuerySelector("code");
        var named = pre.GetAttribute("data-lang") ?? inner?.GetAttribute("data-lang");
        var classes = $"{pre.ClassName} {inner?.ClassName}";
        foreach (var prefix in Prefixes)
        {
            var start = classes.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
                named ??= classes[(start + prefix.Length)..].TrimStart().Split(' ', ';')[0];
        }
        return named is null ? "" : string.Concat(named.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '+' or '#'));
    }
}

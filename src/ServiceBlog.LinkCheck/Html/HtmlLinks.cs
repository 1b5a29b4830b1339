namespace ServiceBlog.LinkCheck.Html;

/// <summary>Finds the addresses in a piece of HTML.</summary>
public static class HtmlLinks
{
    /// <summary>Where each address starts, and how long it is, as it is written. What stands in a <c>noscript</c> is markup as well.</summary>
    public static List<(int Start, int Length)> In(string html)
    {
        var found = new List<(int, int)>();
        var attributes = new TagAttributes();
        var scanner = new HtmlScanner(html, attributes, new ElementScopes(), isXml: false, runsScripts: false);
        while (scanner.Read() is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind != HtmlTokenKind.StartTag)
                continue;
            var tag = new ElementTag(html, scanner.Name, scanner.Space, attributes, scanner.Start);
            foreach (var name in attributes.Present)
            {
                attributes.TryGet(name, out var attribute);
                if (LinkAttributes.UseOf(name, tag) is not null)
                    found.Add((attribute.Value, attribute.ValueLength));
                else if (name == KnownAttribute.Srcset && tag.IsHtml && !tag.Raw(attribute).Contains('&'))
                    found.AddRange(SourceSet.Parse(tag.Value(name)!).Select(image => (attribute.Value + image.Start, image.Url.Length)));
            }
        }
        found.RemoveAll(address => address.Item2 == 0);
        return found;
    }
}

/// <summary>One image of a <c>srcset</c>.</summary>
/// <param name="Start">Where it starts in the attribute's decoded value.</param>
/// <param name="IsValid">Browsers drop a candidate with wrong descriptors.</param>
internal readonly record struct ImageCandidate(string Url, int Start, bool IsValid);

/// <summary>"Parse a srcset attribute" (HTML standard, section 4.8.4.2.1). AngleSharp's reader keeps commas that the standard cuts off and takes
/// descriptors in parentheses apart.</summary>
internal static class SourceSet
{
    /// <summary>Every candidate with its start in the text; those whose descriptors are wrong are not valid.</summary>
    public static IEnumerable<ImageCandidate> Parse(string text)
    {
        for (var at = 0; ;)
        {
            while (at < text.Length && (AsciiWhitespace.Holds(text[at]) || text[at] == ','))
                at++;
            if (at >= text.Length)
                yield break;
            var start = at;
            while (at < text.Length && !AsciiWhitespace.Holds(text[at]))
                at++;
            var url = text[start..at].TrimEnd(',');
            var isValid = url.Length < at - start || AreValid(ReadDescriptors(text, ref at));
            yield return new ImageCandidate(url, start, isValid);
        }
    }

    /// <summary>The descriptor tokenizer: up to the next comma that is not in parentheses.</summary>
    private static List<string> ReadDescriptors(string text, ref int at)
    {
        var descriptors = new List<string>();
        var start = at;
        var isInParentheses = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (isInParentheses || letter == '(')
            {
                isInParentheses = letter != ')';
                continue;
            }
            if (letter != ',' && !AsciiWhitespace.Holds(letter))
                continue;
            if (at > start)
                descriptors.Add(text[start..at]);
            start = at + 1;
            if (letter == ',')
                break;
        }
        if (at > start)
            descriptors.Add(text[start..at]);
        at = Math.Min(text.Length, at + 1);
        return descriptors;
    }

    /// <summary>A width, or a density, or a width and a height for the future; each once.</summary>
    private static bool AreValid(List<string> descriptors)
    {
        var (width, height, density) = (false, false, false);
        foreach (var descriptor in descriptors)
        {
            var value = descriptor.AsSpan(0, descriptor.Length - 1);
            switch (descriptor[^1])
            {
                case 'w' when !width && !density && IsPositiveInteger(value):
                    width = true;
                    break;
                case 'h' when !height && !density && IsPositiveInteger(value):
                    height = true;
                    break;
                case 'x' when !width && !height && !density && IsNumber(value):
                    density = true;
                    break;
                default:
                    return false;
            }
        }
        return width || !height;
    }

    private static bool IsPositiveInteger(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0 && text.IndexOfAnyExcept('0') >= 0;

    /// <summary>A valid floating-point number that is not negative.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        return text.Length > 0 && text[^1] != '.' && text[0] != '+'
            && double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= 0;
    }
}

/// <summary>A <c>meta</c> refresh, by the standard's "shared declarative refresh steps" (section 4.2.5.3).</summary>
/// <param name="Seconds">How long it waits.</param>
/// <param name="UrlStart">Where the address starts in the attribute's decoded value.</param>
/// <param name="Url">The address; null if the page merely reloads itself.</param>
internal readonly record struct MetaRefresh(int Seconds, int UrlStart, string? Url)
{
    /// <summary>Reads the value of <c>content</c>; null if the standard does nothing with it.</summary>
    public static MetaRefresh? Parse(string content)
    {
        var digits = AsciiWhitespace.Pass(content, 0);
        var at = digits;
        while (at < content.Length && char.IsAsciiDigit(content[at]))
            at++;
        if (at == digits && !IsAt(content, at, "."))
            return null;
        if (!int.TryParse(content.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && at > digits)
            seconds = int.MaxValue;
        while (at < content.Length && (char.IsAsciiDigit(content[at]) || content[at] == '.'))
            at++;
        if (at < content.Length && !IsAt(content, at, ";,") && !AsciiWhitespace.Holds(content[at]))
            return null;
        at = AsciiWhitespace.Pass(content, at);
        if (IsAt(content, at, ";,"))
            at = AsciiWhitespace.Pass(content, at + 1);
        return at >= content.Length ? new MetaRefresh(seconds, 0, Url: null) : WithUrl(content, at, seconds);
    }

    private static MetaRefresh WithUrl(string content, int start, int seconds)
    {
        var at = start;
        if (content.AsSpan(at).StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            var sign = AsciiWhitespace.Pass(content, at + 3);
            // Without the sign, the letters are part of the address.
            if (!IsAt(content, sign, "="))
                return new MetaRefresh(seconds, start, content[start..]);
            at = AsciiWhitespace.Pass(content, sign + 1);
        }
        if (!IsAt(content, at, "\"'"))
            return new MetaRefresh(seconds, at, content[at..]);
        var end = content.IndexOf(content[at], at + 1);
        return new MetaRefresh(seconds, at + 1, end < 0 ? content[(at + 1)..] : content[(at + 1)..end]);
    }

    private static bool IsAt(string content, int at, string letters) => at < content.Length && letters.Contains(content[at]);
}

namespace ServiceBlog.LinkCheck.Html;

/// <summary>
/// The encoding that a file names within its first 1024 bytes: "prescan a byte stream" (HTML standard, section
/// 13.2.3.2), and the declaration of XML. A browser that meets one further down starts again with it (section 13.2.3.4).
/// </summary>
internal static class DeclaredEncoding
{
    private const int Prescanned = 1024;
    private const int LongestHead = 64 * 1024;

    /// <summary>The encoding, unless it is UTF-8 or unknown.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes) =>
        (LabelIn(bytes, Prescanned) ?? LabelIn(bytes, LongestHead)) is { } label ? Named(label) : null;

    private static string? LabelIn(ReadOnlySpan<byte> bytes, int length)
    {
        // Every encoding that can be declared within the file agrees with Latin-1 on the letters of the declaration.
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, length)]);
        var attributes = new TagAttributes();
        var tokenizer = new HtmlTokenizer(start, attributes.All);
        while (tokenizer.Read(allowsCData: false) is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind == HtmlTokenKind.Instruction && tokenizer.Start == 0 && Pseudo(tokenizer.Content, "encoding") is { } declared)
                return declared;
            if (kind != HtmlTokenKind.StartTag || !tokenizer.Content.Equals("meta", StringComparison.OrdinalIgnoreCase))
                continue;
            attributes.Classify(start, isXml: false);
            if (OfMeta(attributes, start) is { } label)
                return label;
        }
        return null;
    }

    /// <summary>An attribute of an XML declaration or a processing instruction.</summary>
    public static string? Pseudo(ReadOnlySpan<char> instruction, string name)
    {
        var attributes = new List<HtmlAttribute>();
        var text = $"<{instruction.TrimEnd('?')}>";
        var tokenizer = new HtmlTokenizer(text, attributes);
        tokenizer.Read(allowsCData: false);
        foreach (var attribute in attributes)
        {
            if (text.AsSpan(attribute.Name, attribute.NameLength).SequenceEqual(name))
                return CharacterReferences.DecodeAttribute(text.AsSpan(attribute.Value, attribute.ValueLength));
        }
        return null;
    }

    private static string? OfMeta(TagAttributes attributes, string text)
    {
        if (attributes.TryGet(KnownAttribute.Charset, out var charset))
            return text.Substring(charset.Value, charset.ValueLength);
        if (!attributes.TryGet(KnownAttribute.HttpEquiv, out var pragma) || !attributes.TryGet(KnownAttribute.Content, out var content)
            || !text.AsSpan(pragma.Value, pragma.ValueLength).Equals("content-type", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var value = text.AsSpan(content.Value, content.ValueLength);
        var mark = value.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (mark < 0)
            return null;
        var label = value[(mark + "charset=".Length)..].TrimStart().Trim("\"'");
        var end = label.IndexOfAny("; \"'");
        return (end < 0 ? label : label[..end]).ToString();
    }

    /// <summary>The encodings of the Encoding standard by their usual labels.</summary>
    private static Encoding? Named(string label) => label.Trim().ToLowerInvariant() switch
    {
        // The standard reads these labels as UTF-8: whoever got so far has read ASCII.
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "utf-16" or "utf-16le" or "utf-16be" => null,
        "ascii" or "us-ascii" or "latin1" or "l1" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "cp1252" or "x-cp1252" or "windows-1252"
            or "x-user-defined" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
        "sjis" or "x-sjis" or "windows-31j" or "ms_kanji" => CodePagesEncodingProvider.Instance.GetEncoding("shift_jis"),
        "gbk" or "gb2312" or "x-gbk" or "chinese" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030"),
        var other => CodePagesEncodingProvider.Instance.GetEncoding(other),
    };
}

using System.Text.Unicode;

namespace ServiceBlog.LinkCheck.Html;

/// <summary>A file as text, in the encoding that a browser would take it for (HTML standard, section 13.2.3.2): a byte order mark, else what the file
/// declares, else UTF-8. The buffer is borrowed; it is given back when this is disposed of.</summary>
internal sealed class DecodedText : IDisposable
{
    private char[] _letters = [];
    private int _length;

    private DecodedText()
    {
    }

    public ReadOnlySpan<char> Text => _letters.AsSpan(0, _length);

    /// <summary>The offset of the first byte that is not UTF-8 in a file that should be; negative if there is none.</summary>
    public int FirstInvalidByte { get; private set; } = -1;

    /// <param name="named">The encoding that the server names, which counts more than what the file declares; null if nothing does.</param>
    public static DecodedText Of(ReadOnlySpan<byte> bytes, Encoding? named = null)
    {
        var decoded = new DecodedText();
        if (bytes.StartsWith("\uFEFF"u8))
            decoded.ReadUtf8(bytes[3..], 3);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            decoded.Read(bytes[2..], Encoding.BigEndianUnicode);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            decoded.Read(bytes[2..], Encoding.Unicode);
        else if (Ascii.IsValid(bytes) || (named ?? DeclaredEncoding.Of(bytes)) is not { } declared || declared is UTF8Encoding)
            decoded.ReadUtf8(bytes, 0);
        else
            decoded.Read(bytes, declared);
        return decoded;
    }

    public void Dispose()
    {
        if (_letters.Length > 0)
            ArrayPool<char>.Shared.Return(_letters);
        _letters = [];
        _length = 0;
    }

    private void ReadUtf8(ReadOnlySpan<byte> bytes, int offset)
    {
        _letters = ArrayPool<char>.Shared.Rent(bytes.Length);
        if (Utf8.ToUtf16(bytes, _letters, out var read, out _length, replaceInvalidSequences: false) == OperationStatus.Done)
            return;
        FirstInvalidByte = read + offset;
        Utf8.ToUtf16(bytes, _letters, out _, out _length);
    }

    private void Read(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        _letters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        _length = encoding.GetChars(bytes, _letters);
    }
}

/// <summary>The encoding that a file names within its first 1024 bytes: "prescan a byte stream" (HTML standard, section 13.2.3.2), and the
/// declaration of XML. A browser that meets one further down starts again with it (section 13.2.3.4).</summary>
internal static class DeclaredEncoding
{
    private const int Prescanned = 1024;
    private const int LongestHead = 64 * 1024;

    /// <summary>The encoding, unless it is UTF-8 or unknown.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes) => (LabelIn(bytes, Prescanned) ?? LabelIn(bytes, LongestHead)) is { } label ? Named(label) : null;

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
        if (ValueOf(KnownAttribute.Charset) is { } charset)
            return charset;
        var isPragma = string.Equals(ValueOf(KnownAttribute.HttpEquiv), "content-type", StringComparison.OrdinalIgnoreCase);
        if (!isPragma || ValueOf(KnownAttribute.Content) is not { } content)
            return null;
        const string key = "charset=";
        var mark = content.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        return mark < 0 ? null : content[(mark + key.Length)..].TrimStart().Trim('"', '\'').Split(';', ' ', '"', '\'')[0];

        string? ValueOf(KnownAttribute kind) => attributes.TryGet(kind, out var found) ? text.Substring(found.Value, found.ValueLength) : null;
    }

    /// <summary>The encodings of the Encoding standard by their usual labels.</summary>
    private static Encoding? Named(string label) => label.Trim().ToLowerInvariant() switch
    {
        // The standard reads these labels as UTF-8: a text that was read so far is ASCII.
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "utf-16" or "utf-16le" or "utf-16be" => null,
        "ascii" or "us-ascii" or "latin1" or "l1" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "cp1252" or "x-cp1252" or "windows-1252"
            or "x-user-defined" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
        "sjis" or "x-sjis" or "windows-31j" or "ms_kanji" => CodePagesEncodingProvider.Instance.GetEncoding("shift_jis"),
        "gbk" or "gb2312" or "x-gbk" or "chinese" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030"),
        var other => CodePagesEncodingProvider.Instance.GetEncoding(other),
    };
}

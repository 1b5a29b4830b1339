using System.Xml;

namespace ServiceBlog.Core.Outputs;

/// <summary>Writes XML the same way everywhere: UTF-8, indented by two, <c>\n</c> line ends.</summary>
public static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
    };

    public static ReadOnlyMemory<byte> Create(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartDocument();
            root.WriteTo(writer);
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>An element of text, or one that closes itself.</summary>
    public static XElement Element(XName name, string text) => new(name, Text(text) is { Length: > 0 } allowed ? allowed : null);

    /// <summary>Text without the characters that XML 1.0 (section 2.2) has no way to write.</summary>
    public static string Text(string text) =>
        text.All(IsAllowed) ? text : string.Concat(text.EnumerateRunes().Where(IsAllowed));

    private static bool IsAllowed(char character) => character is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (> '\uDFFF' and < '\uFFFE');

    private static bool IsAllowed(Rune rune) => !rune.IsBmp || IsAllowed((char)rune.Value);
}

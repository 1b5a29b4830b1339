using System.Buffers;

namespace ServiceBlog.Core.Content;

/// <summary>
/// Control characters but for tabs and line ends: most come from a terminal or a damaged export, no reader sees them, and
/// HTML and XML do not allow them. Each is replaced by U+FFFD, as CommonMark asks for U+0000, so that a text keeps its length.
/// </summary>
internal static class ControlCharacters
{
    private const char Replacement = '\uFFFD';

    /// <summary>Before the continuation byte of U+0080 to U+00BF in UTF-8.</summary>
    private const byte Lead = 0xC2;

    private static readonly SearchValues<char> All = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'))]);

    private static readonly SearchValues<byte> Bytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Where(code => All.Contains((char)code)).Select(code => (byte)code)]);

    public static string Replace(string text)
    {
        if (!text.AsSpan().ContainsAny(All))
            return text;
        return string.Create(text.Length, text, static (copy, text) =>
        {
            text.CopyTo(copy);
            for (var place = copy.IndexOfAny(All); place >= 0; place = copy.IndexOfAny(All))
                copy[place] = Replacement;
        });
    }

    /// <summary>The text without them, and one diagnostic for all that it has.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> text, string file, ICollection<Diagnostic> diagnostics)
    {
        if (!IsIn(text.Span))
            return text;
        var written = Encoding.UTF8.GetString(text.Span);
        var first = written.AsSpan().IndexOfAny(All);
        var before = written.AsSpan(0, first);
        var others = written.Count(All.Contains) - 1;
        diagnostics.Add(new Diagnostic(Rules.ControlCharacter,
            new SourceLocation(file, 1 + before.Count('\n'), first - before.LastIndexOf('\n')),
            FormattableString.Invariant($"here stands the control character U+{(int)written[first]:X4}{(others == 0 ? "" : FormattableString.Invariant($", and {others} more below"))}; it is published as \uFFFD. Delete it")));
        return Encoding.UTF8.GetBytes(Replace(written));
    }

    private static bool IsIn(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(Bytes))
            return true;
        for (var lead = text.IndexOf(Lead); lead >= 0 && lead + 1 < text.Length; lead = text.IndexOf(Lead))
        {
            if (text[lead + 1] < 0xA0)
                return true;
            text = text[(lead + 2)..];
        }
        return false;
    }
}

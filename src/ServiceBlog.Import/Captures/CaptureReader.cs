using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBlog.Import.Captures;

/// <summary>Cuts a capture into lines and says what each seems to be on its own.</summary>
internal static partial class CaptureReader
{
    public static ImmutableArray<CaptureLine> Read(string text)
    {
        var parser = new MetaLineParser(DateScanner.For(text));
        var raw = text.Split('\n');
        var lines = ImmutableArray.CreateBuilder<CaptureLine>(raw.Length);
        for (var index = 0; index < raw.Length; index++)
        {
            var clean = Collapse(raw[index]);
            var meta = clean.Length == 0 ? null : parser.Parse(clean);
            var indent = raw[index].Replace("\t", "    ", StringComparison.Ordinal).TakeWhile(char.IsWhiteSpace).Count();
            lines.Add(new CaptureLine(index + 1, indent, clean, KindOf(clean, meta), meta));
        }
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Kind == LineKind.End && UnsureEnd().IsMatch(lines[index].Text) && NextText(lines, index) is { Length: > 60 })
                lines[index] = lines[index] with { Kind = LineKind.Text };
        }
        return lines.MoveToImmutable();
    }

    private static LineKind KindOf(string text, MetaLine? meta) => text switch
    {
        "" => LineKind.Blank,
        _ when Boilerplate.IsRule(text) => LineKind.Rule,
        _ when meta?.Date is not null => LineKind.Meta,
        _ when Boilerplate.EndsPost(text) => LineKind.End,
        _ when Boilerplate.IsButton(text) => LineKind.Button,
        _ when meta is not null => LineKind.Meta,
        _ when Boilerplate.IsNavigation(text) => LineKind.Navigation,
        _ => LineKind.Text,
    };

    private static string? NextText(ImmutableArray<CaptureLine>.Builder lines, int index)
    {
        for (var next = index + 1; next < lines.Count; next++)
        {
            if (!lines[next].IsBlank)
                return lines[next].Text;
        }
        return null;
    }

    /// <summary>White space of all sorts as single spaces; what cannot be seen is dropped.</summary>
    private static string Collapse(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            if (letter is '\u200B' or '\u200E' or '\u200F' or '\u00AD' or '\u2060')
                continue;
            if (!char.IsWhiteSpace(letter))
                text.Append(letter);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    [GeneratedRegex("^(?:labels|categories|meta|followers.*|archives:|see also.*|trackbacks?:?|comments? (?:section|off)|responses.*|reactions.*|replies.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex UnsureEnd();
}
